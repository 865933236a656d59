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
    ['::', 96],
    ['::ffff:0:0:0', 96],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const),
  ...([
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
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

/**
 * Why a URL may not be called, or null: https to the public network, and whatever the rules allow. This computer is no exception:
 * its ports are the database's and Redis's too. A name is looked at again when it is called: what it means may change.
 */
export function refusalOf(text: string, { allowedHosts }: OutwardRules): string | null {
  if (!URL.canParse(text)) return 'not a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'only https (or http, where it is allowed)';
  if (url.username !== '' || url.password !== '') return 'a URL holds no user or password';
  const host = hostOf(url);
  if (allowedHosts.includes(host)) return null;
  if (host === 'localhost' || (isIP(host) !== 0 && !isPublicAddress(host))) {
    return `${host} is an address of the house's own network; allow it by DUNGHEN_WEBHOOK_HOSTS`;
  }
  return url.protocol === 'http:' ? `http only to hosts of DUNGHEN_WEBHOOK_HOSTS; use https` : null;
}

/** Whether a host may be called at an address that its name was resolved to. */
export const mayConnect = (host: string, address: string, { allowedHosts }: OutwardRules): boolean =>
  allowedHosts.includes(host) || isPublicAddress(address);
