import { describe, expect, it } from '@jest/globals';
import { decoded } from './decode.js';
import { readCaseList } from './read-case-list.js';

async function textOf(bytes: Buffer): Promise<string> {
  async function* source(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  let text = '';
  for await (const piece of decoded(source())) text += piece;
  return text;
}

describe('a file in an old encoding', () => {
  it.each([
    // Vowels with their tones behind them; "hồ sơ được" in the ABC fonts.
    ['Windows-1258', Buffer.from([0x68, 0xf4, 0x61, 0xcc, 0x6f, 0xec, 0x0a]), 'Windows-1258'],
    ['TCVN3', Buffer.from([0x68, 0xe5, 0x20, 0x73, 0xac, 0x20, 0xae, 0xad, 0xee, 0x63, 0x0a]), 'TCVN3'],
    ['Latin-1', Buffer.from('Caf\u00e9 ', 'latin1'), 'CSV UTF-8'],
  ])('%s is refused with a hint, naming the line', async (_name, bytes, hint) => {
    const reading = textOf(Buffer.concat([Buffer.from('code,received\n'), bytes]));
    await expect(reading).rejects.toMatchObject({ code: 'FILE.ENCODING', message: expect.stringContaining(hint) });
    await expect(reading).rejects.toThrow('line 2');
  });
});

describe('a list without end', () => {
  it('is read piece by piece: no more is taken from the file than the rows that were asked for need', async () => {
    const PIECE = 65_536;
    const row = 'HS-1,2026-03-02 08:00\n';
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('code,receivedAt\n');
      for (;;) {
        given++;
        yield await Promise.resolve(Buffer.from(row.repeat(PIECE / row.length)));
      }
    }
    let pieces = 0;
    for await (const { records } of readCaseList(endless(), { mapping: null, timezone: 'Asia/Ho_Chi_Minh' })) {
      expect(records.length).toBeLessThanOrEqual(PIECE / row.length + 1);
      // One piece is read ahead at most.
      expect(given).toBeLessThanOrEqual(++pieces + 1);
      if (pieces === 30) break;
    }
    expect(pieces).toBe(30);
  });
});
