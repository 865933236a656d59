import { describe, expect, it } from '@jest/globals';
import { holdingOn, oneOfEach } from './versions.js';

const version = (name: string, validFrom: string | null = null, validTo: string | null = null, code = '1.1') => ({
  ...{ code, name, validFrom, validTo },
});
const old = version('old');
const next = version('next', '2026-07-01');
const ended = version('ended', null, '2025-06-30', '2.2');

describe('which version of a procedure holds', () => {
  it('is the last that covers the day', () => {
    expect(holdingOn([old, next], '2026-06-30')).toBe(old);
    expect(holdingOn([old, next], '2026-07-01')).toBe(next);
    expect(holdingOn([next, old], '2026-07-01')).toBe(old);
    expect(holdingOn([ended], '2025-07-01')).toBeUndefined();
  });

  it('stands for its code in a list; one that is over stands by its last words', () => {
    expect(oneOfEach([old, ended, next], '2026-11-23')).toEqual([
      { shown: next, versions: [old, next] },
      { shown: ended, versions: [ended] },
    ]);
  });
});
