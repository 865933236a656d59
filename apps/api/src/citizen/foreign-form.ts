/**
 * Whether another site made a browser send a form. A page that sends no Referrer sends `Origin: null` with its own forms,
 * so that alone says nothing (2026-11-22, Fetch standard: "append a request Origin header"); Sec-Fetch-Site does. A browser too
 * old to send it is let through: there is no session here that another site could use.
 */
export function isForeignForm(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (typeof origin !== 'string' || origin === 'null') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
