import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { inflated } from './inflate.js';

const MEGABYTE = 1024 ** 2;

async function sizeOf(packed: Buffer): Promise<number> {
  let size = 0;
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < packed.length; at += 65_536) yield await Promise.resolve(packed.subarray(at, at + 65_536));
  }
  for await (const chunk of inflated(source())) size += chunk.length;
  return size;
}

it('refuses a gzip that inflates a thousand times, once it is more than anybody would send', async () => {
  const bomb = gzipSync(Buffer.alloc(20 * MEGABYTE, 0x0a));
  await expect(sizeOf(bomb)).rejects.toMatchObject({
    code: 'FILE.UNSAFE',
    message: expect.stringContaining('250 times'),
  });
});
it('reads what packs well and is small, and what is large and packs as lists do', async () => {
  expect(await sizeOf(gzipSync(Buffer.alloc(15 * MEGABYTE, 0x0a)))).toBe(15 * MEGABYTE);
  const pages = Array.from({ length: 20 }, () => Buffer.concat([randomBytes(MEGABYTE / 64), Buffer.alloc(MEGABYTE)]));
  const list = Buffer.concat(pages);
  expect(await sizeOf(gzipSync(list))).toBe(list.length);
});
