import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { meetsTarget } from './meets-target.js';
import { percent, score } from './percent.js';

/** `d` and how much of it is missing, so that a failing pair shrinks in few steps. */
const fraction = fc
  .tuple(
    fc.bigInt({ min: 1n, max: 10n ** 20n }),
    fc.oneof(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 0n, max: 10n ** 20n })),
  )
  .map(([d, missing]) => ({ n: missing < d ? d - missing : 0n, d }));
const hundredths = (text: string | null): bigint => BigInt((text ?? '').replace('.', ''));

describe('percent', () => {
  test('B8 nothing finished has no percentage', () => {
    expect(percent(0, 0)).toBeNull();
  });

  test('B9 9,996 of 10,000 is 99.96 and 999,999 of 1,000,000 is 99.99', () => {
    expect(percent(9_996, 10_000)).toBe('99.96');
    expect(percent(999_999, 1_000_000)).toBe('99.99');
    expect(percent(1_000_000, 1_000_000)).toBe('100.00');
  });

  test('half rounds up', () => {
    expect(percent(1, 8_000)).toBe('0.01');
    expect(percent(5, 100_000)).toBe('0.01');
    expect(percent(1, 3)).toBe('33.33');
    expect(percent(2, 3)).toBe('66.67');
    expect(percent(0, 3)).toBe('0.00');
  });

  test('below 100 never prints as 100.00, and 100 always does', () => {
    fc.assert(
      fc.property(fraction, ({ n, d }) => {
        expect(percent(n, d) === '100.00').toBe(n === d);
      }),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), (d) => {
        expect(percent(d - 1n, d)).not.toBe('100.00');
      }),
    );
  });

  test('a larger numerator never prints a smaller percentage', () => {
    fc.assert(
      fc.property(fraction, fc.bigInt({ min: 0n, max: 10n ** 20n }), ({ n, d }, less) => {
        const smaller = n - (less % (n + 1n));
        expect(hundredths(percent(smaller, d)) <= hundredths(percent(n, d))).toBe(true);
      }),
    );
  });

  test('is within half a hundredth of the exact value, except for the cap', () => {
    fc.assert(
      fc.property(fraction, ({ n, d }) => {
        const printed = hundredths(percent(n, d));
        const twiceError = 2n * (printed * d - n * 10_000n);
        expect(twiceError <= d).toBe(true);
        if (printed !== 9_999n) expect(twiceError > -d).toBe(true);
      }),
    );
  });

  test('numbers and big integers agree', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1 }), (n, d) => {
        expect(percent(n, d)).toBe(percent(BigInt(n), BigInt(d)));
      }),
    );
  });

  test.each([-1, 0.5, NaN, 2 ** 53])('%d is no number of dossiers', (value) => {
    expect(() => percent(value, 1)).toThrow(expect.objectContaining({ code: 'PERCENT.INVALID' }));
    expect(() => percent(1, value)).toThrow(expect.objectContaining({ code: 'PERCENT.INVALID' }));
  });
});

describe('score', () => {
  test('20 points times the rate, half up, null without a base', () => {
    expect(score(9_996, 10_000)).toBe('19.99');
    expect(score(1, 3)).toBe('6.67');
    expect(score(1, 1)).toBe('20.00');
    expect(score(0, 0)).toBeNull();
  });
});

describe('a target', () => {
  test('B9 9,996 of 10,000 meets ≥ 99 and > 99, not 100', () => {
    expect(meetsTarget(9_996, 10_000, '>=', '99')).toBe(true);
    expect(meetsTarget(9_996, 10_000, '>', '99')).toBe(true);
    expect(meetsTarget(9_996, 10_000, '>=', '100')).toBe(false);
  });

  test('> and ≥ differ at the target itself, whatever the percentage prints', () => {
    expect(meetsTarget(9_900, 10_000, '>=', '99')).toBe(true);
    expect(meetsTarget(9_900, 10_000, '>', '99')).toBe(false);
    expect(meetsTarget(9_901, 10_000, '>', '99')).toBe(true);
    expect(meetsTarget(98_999_999, 100_000_000, '>=', '99.00')).toBe(false);
    expect(meetsTarget(1, 3, '>', '33.333333333')).toBe(true);
  });

  test('without a base there is nothing to judge', () => {
    expect(meetsTarget(0, 0, '>=', '0')).toBeNull();
  });

  test('agrees with the exact comparison', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 10_000 }), ({ n, d }, target) => {
        const text = `${String(Math.floor(target / 100))}.${String(target % 100).padStart(2, '0')}`;
        expect(meetsTarget(n, d, '>=', text)).toBe(n * 10_000n >= BigInt(target) * d);
        expect(meetsTarget(n, d, '>', text)).toBe(n * 10_000n > BigInt(target) * d);
      }),
    );
  });

  test.each(['', '99,5', '-1', '99.', '.5', '1e2', ' 99'])('"%s" is no target', (text) => {
    expect(() => meetsTarget(1, 1, '>=', text)).toThrow(expect.objectContaining({ code: 'TARGET.INVALID' }));
  });
});
