import { isIP } from 'node:net';
import type { Role } from './config.js';

/** A whole number from 0 to 65535. */
export function parsePort(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}

/** A host name or an address without scheme, port or blanks. */
export function parseHost(text: string): string | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  return /^[A-Za-z0-9.-]+$/.test(bare) || /^[0-9A-Fa-f:.]+(%\w+)?$/.test(bare) ? bare : undefined;
}

/** A URL of one of the given schemes, with a host. */
export function parseUrl(text: string, schemes: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return schemes.includes(url.protocol) && url.hostname !== '' ? text : undefined;
}

/** The id of a tenant: letters, digits, `-` and `_`, at most 32. */
export function parseTenant(text: string): string | undefined {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(text) ? text : undefined;
}

/** What this process does. */
export function parseRole(text: string): Role | undefined {
  return text === 'all' || text === 'api' || text === 'worker' ? text : undefined;
}

/** Whether a host is this computer only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Days that a counter entry may reach back. */
export function parseLateEntryDays(text: string): number | undefined {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  return days <= 366 ? days : undefined;
}

/** A share from 0.05 to 0.9, as a decimal. */
export function parseDueSoonShare(text: string): number | undefined {
  const share = /^0?\.\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return share >= 0.05 && share <= 0.9 ? share : undefined;
}

/** How many dossiers one evidence zip may hold. */
export function parseEvidenceDossiers(text: string): number | undefined {
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}

/** Host names or addresses, separated by commas; in lower case, as a URL has them. */
export function parseHosts(text: string): string[] | undefined {
  const hosts = text.split(',').map((host) => parseHost(host.trim())?.toLowerCase());
  return hosts.some((host) => host === undefined) ? undefined : (hosts as string[]);
}

/** Origins, separated by commas. Without TLS a cookie would travel in the open, so `http:` is for this computer alone. */
export function parsePublicUrls(text: string): string[] | undefined {
  const origins = text.split(',').map((url) => originOf(url.trim()));
  return origins.some((origin) => origin === undefined) ? undefined : (origins as string[]);
}

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, origin, href } = new URL(text);
  if (href !== `${origin}/`) return undefined;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)) ? origin : undefined;
}

/** Addresses or networks in CIDR form, separated by commas. */
export function parseTrustedProxies(text: string): string[] | undefined {
  const proxies = text.split(',').map((proxy) => proxy.trim());
  return proxies.every(isNetwork) ? proxies : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (most < 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most);
}
