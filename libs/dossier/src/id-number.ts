import type { ApplicantKind } from './vocabulary.js';

/** Twelve digits of a personal identification number or nine of an older identity card [recall: Luật Căn cước 26/2023]. */
const CITIZEN = /^(?:\d{9}|\d{12})$/;
/** Passports have a letter in their number, ours one before seven or eight digits; others' are as long as ICAO 9303 and issuers allow. */
const PASSPORT = /^(?=.*[A-Z])(?=.*\d)[A-Z0-9]{6,12}$/;
/** The enterprise code, which is the tax code, alone or with the three digits of a branch. */
const ENTERPRISE = /^\d{10}(?:\d{3})?$/;
/** Shorter ones tell nobody apart, and are not searched by. */
const FEWEST = 6;

/**
 * Whether a text can be the number of the paper that an applicant of a kind shows; blanks, dots and dashes do not count.
 * A citizen shows a number of 9 or 12 digits or a passport, an enterprise also its code; of anybody else at least six letters and
 * digits are asked for. What files and feeds tell is never measured by it: it is taken as it was recorded.
 *
 * **2026-11-23** Neither law nor contract lays the shape down for this field, so passports stay in it: foreigners have no other
 * number. Foreign passports without a letter are taken down as of `other`.
 */
export function isIdNumber(text: string, kind: ApplicantKind | undefined): boolean {
  const number = text.replaceAll(/[\s.-]/g, '').toUpperCase();
  if (kind === 'citizen') return CITIZEN.test(number) || PASSPORT.test(number);
  if (kind === 'business') return [CITIZEN, PASSPORT, ENTERPRISE].some((shape) => shape.test(number));
  return number.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= FEWEST;
}
