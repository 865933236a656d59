import { BlockList, isIP } from 'node:net';

/** Addresses that are not the public network: this computer, the house's own, and what no server has. */
const INWARD = new BlockList();
for (const [net, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const),
] as const) {
  INWARD.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ...([
    ['::', 128],
    ['::1', 128],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
    ['64:ff9b::', 96],
  ] as const),
  ...([
    ['2002::', 16],
    ['2001::', 32],
  ] as const),
] as const) {
  INWARD.addSubnet(net, prefix, 'ipv6');
}

/** Which hosts may be called although they are of the house's own network, or without TLS. */
export interface OutwardRules {
  /** Host names or addresses, as they stand in a URL. */
  readonly allowedHosts: readonly string[];
}

/** An address of the public network. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // An IPv4 address in IPv6 clothes is judged as what it is; BlockList does so itself.
  return !INWARD.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** The host of a URL without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();

/** A host that is this computer by its very name. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Why a URL may not be called, or null: https to the public network, http or https to this computer by name, and whatever the
 * rules allow. A name is looked at again when it is called: what it means may change.
 */
export function refusalOf(text: string, { allowedHosts }: OutwardRules): string | null {
  if (!URL.canParse(text)) return 'not a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'only https (or http, where it is allowed)';
  if (url.username !== '' || url.password !== '') return 'a URL holds no user or password';
  const host = hostOf(url);
  if (isLoopbackHost(host) || allowedHosts.includes(host)) return null;
  if (url.protocol === 'http:') return `http only to this computer or to hosts of DUNGHEN_WEBHOOK_HOSTS; use https`;
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    return `${host} is an address of the house's own network; allow it by DUNGHEN_WEBHOOK_HOSTS`;
  }
  return null;
}

/** Whether a host may be called at an address that its name was resolved to. */
export function mayConnect(host: string, address: string, { allowedHosts }: OutwardRules): boolean {
  if (allowedHosts.includes(host)) return true;
  if (isLoopbackHost(host)) return isLoopbackHost(address);
  return isPublicAddress(address);
}
