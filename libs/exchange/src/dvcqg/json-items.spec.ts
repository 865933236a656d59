import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { readSyncFile, readSyncMessage } from './read-sync-file.js';
import type { SyncLimits } from './limits.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(text: string | Buffer, size = 7, limits: Partial<SyncLimits> = {}) {
  const items: unknown[] = [];
  let envelope = null;
  for await (const batch of readSyncFile(inPieces(Buffer.from(text), size), limits)) {
    items.push(...batch.items);
    ({ envelope } = batch);
  }
  return { items, envelope };
}

const ITEMS = [{ MaHoSo: 'A', GhiChu: '"],{ \\" \\u0041 ế' }, 12, 'x', null, [], { a: [{ b: {} }] }];

describe('a sync file', () => {
  it('gives its items wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 4 })),
        fc.integer({ min: 1, max: 40 }),
        async (items, size) => {
          const same = JSON.parse(JSON.stringify(items)) as unknown[];
          expect((await read(JSON.stringify(items, null, 1), size)).items).toEqual(same);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a bare array', JSON.stringify(ITEMS), null],
    ['an envelope', JSON.stringify({ session: 1, service: 'DongBoHoSoMC', madonvi: 12, data: ITEMS }), 'DongBoHoSoMC'],
    [
      'an envelope whose words come after the data',
      `{"data":${JSON.stringify(ITEMS)}, "service": "DongBoHoSoMC"}`,
      'DongBoHoSoMC',
    ],
    ['a byte order mark', `\uFEFF${JSON.stringify(ITEMS)}`, null],
  ])('is read as %s', async (_name, text, service) => {
    for (const size of [1, 5, 10_000]) {
      const { items, envelope } = await read(text, size);
      expect(items).toEqual(ITEMS);
      expect(envelope).toMatchObject({ service });
    }
  });

  it.each([
    ['a\0b', 'ab'],
    ['\0', null],
    ['x'.repeat(5_000), 'x'.repeat(200)],
    [`${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\uFFFD`],
  ])('takes of the unit %j what can be stored', async (madonvi, unit) => {
    const message = { madonvi, data: [] };
    expect((await read(JSON.stringify(message))).envelope).toMatchObject({ unit });
    expect(readSyncMessage(message).envelope).toMatchObject({ unit });
  });

  it('is inflated when it is gzip', async () => {
    expect((await read(gzipSync(JSON.stringify(ITEMS)))).items).toEqual(ITEMS);
  });

  it.each<[string, string | Buffer, string, Partial<SyncLimits>, string?]>([
    ['cut off', '[{"MaHoSo":"A"},{"MaHo', 'FILE.TRUNCATED', {}, 'after item 1'],
    ['a cut gzip', gzipSync('[{"MaHoSo":"A"}]').subarray(0, 20), 'FILE.TRUNCATED', {}],
    ['no JSON', 'MaHoSo;NgayTiepNhan', 'FILE.NOT_JSON', {}],
    ['empty', '', 'FILE.NOT_JSON', {}],
    ['something after its end', '[1] 2', 'FILE.NOT_JSON', {}],
    ['a broken item', '[{"a":}]', 'FILE.NOT_JSON', {}, 'item 1 is no JSON'],
    ['an unknown service', '{"service":"Khac","data":[1]}', 'SERVICE.UNKNOWN', {}],
    ['an endless item', `["${'x'.repeat(500)}`, 'ITEM.TOO_LONG', { itemLength: 100 }, 'item 1 is longer than 100'],
    ['a deep item', `[1,${'['.repeat(200_000)}`, 'ITEM.TOO_DEEP', {}, 'item 2 is nested deeper than 12'],
    [
      'deep around its items',
      `{"session":${'{"a":'.repeat(200_000)}`,
      'ITEM.TOO_DEEP',
      {},
      '"session" is nested deeper',
    ],
    ['too many items', '[1,2,3]', 'FILE.TOO_MANY_ITEMS', { items: 2 }, 'more than 2 items'],
    ['too large inflated', gzipSync(' '.repeat(10_000)), 'FILE.TOO_LARGE', { bytes: 1_000 }, '1000 bytes'],
    ['another encoding', Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d]), 'FILE.ENCODING', {}],
  ])('that is %s is refused with a code', async (_name, text, code, limits, words = '') => {
    const message: unknown = expect.stringContaining(words);
    await expect(read(text, 7, limits)).rejects.toMatchObject({ code, message });
  });
});
