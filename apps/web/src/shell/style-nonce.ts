/** The nonce of this answer of the API; the policy lets no style element pass without it. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

/**
 * Ant Design takes the nonce from its ConfigProvider, but the scroll locker and the scroll bar's measuring beneath it
 * make style elements without one (@rc-component/portal and util, 2026-11-22). Scripts that run here have passed the
 * policy already, so every style element they make may carry the nonce.
 */
export function giveNonceToStyles(): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce;
    return element;
  };
}
