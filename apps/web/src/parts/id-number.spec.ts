import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { APPLICANT_KINDS, isIdNumber } from '../../../../libs/dossier/src/index.js';
import { looksLikeIdNumber } from './id-number.js';

const written = fc.oneof(
  fc.stringMatching(/^[0-9]{5,14}$/),
  fc.stringMatching(/^[A-Za-z]{1,2}[0-9]{4,11}$/),
  fc.stringMatching(/^[0-9]{10}-[0-9]{3}$/),
  fc.string({ unit: fc.constantFrom(...'01239AZé .-'), maxLength: 16 }),
);

describe('the warning beside an id number', () => {
  it('stands exactly where the server refuses', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(undefined, ...APPLICANT_KINDS), (text, kind) => {
        expect([text, kind, looksLikeIdNumber(text, kind)]).toEqual([text, kind, isIdNumber(text, kind)]);
      }),
      { numRuns: 1_000 },
    );
  });
});
