import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isIdNumber } from './id-number.js';
import { APPLICANT_KINDS } from './vocabulary.js';

describe('the number of an applicant’s paper', () => {
  it.each([
    ['001190012345', true, true, true],
    ['001 190 012 345', true, true, true],
    ['012345678', true, true, true],
    ['B1234567', true, true, true],
    ['c12345678', true, true, true],
    ['0101234567', false, true, true],
    ['0101234567-001', false, true, true],
    ['12345678', false, false, true],
    ['12345', false, false, false],
    ['00119001234', false, false, true],
    ['0011900123456', false, true, true],
    ['khong co', false, false, true],
    ['A-1', false, false, false],
    ['', false, false, false],
  ])('%s: of a citizen %s, of an enterprise %s, of others %s', (text, citizen, business, others) => {
    expect(isIdNumber(text, 'citizen')).toBe(citizen);
    expect(isIdNumber(text, 'business')).toBe(business);
    expect([isIdNumber(text, 'agency'), isIdNumber(text, 'other'), isIdNumber(text, undefined)]).toEqual(
      Array.from({ length: 3 }, () => others),
    );
  });

  it('of digits alone has 9 or 12 where a citizen shows it, and what a kind takes is taken where none is named', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789AZ -.'), maxLength: 16 }), (text) => {
        const digits = text.replaceAll(/[\s.-]/g, '');
        if (/^\d*$/.test(digits)) expect(isIdNumber(text, 'citizen')).toBe([9, 12].includes(digits.length));
        for (const kind of APPLICANT_KINDS) if (isIdNumber(text, kind)) expect(isIdNumber(text, undefined)).toBe(true);
      }),
    );
  });
});
