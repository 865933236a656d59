import { describe, expect, it } from '@jest/globals';
import { mayConnect, refusalOf } from './allowed-address.js';

const rules = { allowedHosts: ['esb.hanoi.local', '127.0.0.1', '::1'] };

describe('a URL that may be called', () => {
  it.each([
    'https://example.com/hook',
    'https://203.0.114.7/hook',
    'http://127.0.0.1:3000/hook',
    'http://127.1:3000/hook',
    'http://[::1]:8080/',
    'http://esb.hanoi.local/hook',
    'https://[2606:4700::1111]/',
  ])('%s', (url) => {
    expect(refusalOf(url, rules)).toBeNull();
  });
});

describe('a URL that may not', () => {
  it.each([
    ['nonsense', 'not a URL'],
    ['ftp://example.com', 'only https'],
    ['file:///etc/passwd', 'only https'],
    ['http://example.com/hook', 'http only to hosts of'],
    ['https://user:pw@example.com/', 'no user or password'],
    ['https://10.1.2.3/', "the house's own network"],
    ['https://169.254.169.254/latest/meta-data', "the house's own network"],
    ['https://192.168.1.1/', "the house's own network"],
    ['https://0x0a010203/', "the house's own network"],
    ['https://167837955/', "the house's own network"],
    ['https://0.0.0.0/', "the house's own network"],
    ['https://[::ffff:10.1.2.3]/', "the house's own network"],
    ['https://[fd00::1]/', "the house's own network"],
    ['https://[64:ff9b::a01:203]/', "the house's own network"],
    ['https://224.0.0.1/', "the house's own network"],
    ['https://[::7f00:2]/', "the house's own network"],
    ['https://[64:ff9b:1::a01:203]/', "the house's own network"],
    ['https://[fec0::1]/', "the house's own network"],
    ['https://[::ffff:0:a01:203]/', "the house's own network"],
    ['http://localhost:6379/', "the house's own network"],
    ['https://localhost/', "the house's own network"],
    ['http://127.0.0.2:6379/', "the house's own network"],
  ])('%s', (url, reason) => {
    expect(refusalOf(url, rules)).toContain(reason);
  });
});

it.each([
  'http://127.1:6379/',
  'http://2130706433:5432/',
  'https://127.0.0.1/',
  'http://[::1]:3000/',
  'http://localhost/',
])('this computer is not called unless it is listed: %s', (url) => {
  expect(refusalOf(url, { allowedHosts: [] })).toContain('DUNGHEN_WEBHOOK_HOSTS');
});

describe('an address that a name was resolved to', () => {
  it.each([
    ['example.com', '93.184.216.34', true],
    ['example.com', '127.0.0.1', false],
    ['example.com', '::1', false],
    ['example.com', '10.0.0.1', false],
    ['example.com', '::ffff:192.168.0.1', false],
    ['localhost', '127.0.0.1', false],
    ['localhost', '10.0.0.1', false],
    ['esb.hanoi.local', '10.0.0.1', true],
  ])('%s at %s: %s', (host, address, may) => {
    expect(mayConnect(host, address, rules)).toBe(may);
  });
});
