import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import type { PendingItem } from './pending-item.js';
import { pendingItem } from './pending-item.js';
import { PiecesUnderWay, SyncPieces } from './sync-pieces.js';

const envelope = { service: null, unit: null };
const source = { tenant: 'H26', timezone: 'Asia/Ho_Chi_Minh', envelope, cameAt: 0, origin: 'feed:dvcqg' };
const items: PendingItem[] = Array.from({ length: 400 }, (_, code) =>
  pendingItem({ MaHoSo: `H26-${String(code)}`, NgayTiepNhan: '20260302080000' }, source),
);
const came = fc.array(fc.nat({ max: items.length - 1 }), { minLength: 1, maxLength: 5_000 });

function piecesOf(numbers: readonly number[]) {
  const pieces = new SyncPieces();
  const cut = numbers.flatMap((number) => pieces.add(items[number] as PendingItem));
  return [...cut, ...pieces.end()];
}

describe('the pieces of a sync', () => {
  it('hold every item once with its number, a dossier’s in their order', () => {
    fc.assert(
      fc.property(came, (numbers) => {
        const pieces = piecesOf(numbers);
        const placed = pieces.flatMap((piece) =>
          piece.items.map((item, index) => [piece.numbers[index], item] as const),
        );
        const byNumber = placed.toSorted(([a = 0], [b = 0]) => a - b);
        expect(byNumber.map(([, item]) => item)).toEqual(numbers.map((number) => items[number]));
        for (const { items: own, numbers: theirs, codes } of pieces) {
          expect(theirs).toEqual(theirs.toSorted((a, b) => a - b));
          expect(new Set(own.map(({ read }) => read.code))).toEqual(codes);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('share no dossier within a window', () => {
    const pieces = piecesOf(Array.from({ length: 2_000 }, (_, index) => index % items.length));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.reduce((sum, { codes }) => sum + codes.size, 0)).toBe(items.length);
  });
});

describe('pieces under way', () => {
  it('are two at most and never two of one dossier, however they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1 }), { maxLength: 30 }),
        async (all) => {
          const underWay = new PiecesUnderWay();
          const open: string[][] = [];
          let most = 0;
          for (const [index, numbers] of all.entries()) {
            const codes = numbers.map(String);
            await underWay.begin(new Set(codes), async () => {
              expect(open.flat().filter((code) => codes.includes(code))).toEqual([]);
              open.push(codes);
              most = Math.max(most, open.length);
              for (let turn = 0; turn < 1 + (index % 3); turn++) await setImmediate();
              open.splice(open.indexOf(codes), 1);
            });
          }
          await underWay.end();
          expect(open).toEqual([]);
          expect(most).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('end with what one of them threw, after the others have ended', async () => {
    const underWay = new PiecesUnderWay();
    let ended = false;
    await underWay.begin(new Set(['b']), async () => {
      await setImmediate();
      await setImmediate();
      ended = true;
    });
    await underWay.begin(new Set(['a']), () => Promise.reject(new Error('killed')));
    await expect(underWay.end()).rejects.toThrow('killed');
    expect(ended).toBe(true);
    await expect(underWay.begin(new Set(['c']), () => Promise.resolve())).rejects.toThrow('killed');
  });
});
