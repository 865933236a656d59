/** How this product is reached from outside, as it is configured. */
export interface Site {
  /** Origins of DUNGHEN_PUBLIC_URL, such as `https://motcua.example.vn`. */
  origins: readonly string[];
  /** Names besides those of the origins and of this computer itself: HOST, where it names one. */
  names: readonly string[];
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The name in a Host header, in lower case and without the port; null if it is none. */
function nameOf(host: string | undefined): string | null {
  if (host === undefined || !/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(host)) return null;
  return host.replace(/:\d{1,5}$/, '').toLowerCase();
}

/** Whether a request names us: another name that leads here is somebody's trick with DNS (rebinding), or a wrong set-up. */
export function isOurName(site: Site, host: string | undefined): boolean {
  const name = nameOf(host);
  if (name === null) return false;
  return LOOPBACK.has(name) || site.names.includes(name) || site.origins.some((url) => new URL(url).hostname === name);
}

/** Whether people reach us under that name by TLS. */
export function isSecureName(site: Site, host: string | undefined): boolean {
  const name = nameOf(host);
  return site.origins.some((url) => url.startsWith('https:') && new URL(url).hostname === name);
}

/** The site of a process that listens on HOST and is reached under the configured addresses. */
export function siteAt(host: string, origins: readonly string[]): Site {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = (host.includes(':') ? `[${host}]` : host).toLowerCase();
  return { origins, names: everywhere ? [] : [name] };
}

/** The origin under which a request reached us, without a slash at the end; the name in Host was compared with ours before. */
export function originOf(site: Site, host: string | undefined): string {
  const name = nameOf(host);
  return site.origins.find((url) => new URL(url).hostname === name) ?? `http://${host ?? ''}`;
}
