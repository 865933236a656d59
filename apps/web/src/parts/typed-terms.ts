import { readIdCard } from './id-card.js';

/** What a person is looked for by; all that is given has to fit. */
export interface PersonTerms {
  idNumber?: string;
  phone?: string;
  name?: string;
}

/** Letters, digits and what stands between them in a code, a digit among them: no name has one. */
const CODE_PART = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u;
const PASSPORT = /^\p{L}\d{7,8}$/u;
/** Of the old and the present card. */
const ID_LENGTHS = [9, 12];
/** In digits alone; a code's longest run of them is a date. */
const LONG_NUMBER = /\d{9,}/;
const PHONE = /^(0\d{9,10}|\+?84\d{9,10})$/;
const BETWEEN_DIGITS = /[\s._/()-]/g;

/**
 * Whether a text may be part of a dossier's code, and so may stand in an address. What may as well be an id number, a phone
 * or a name may not.
 */
export function mayBeCode(text: string): boolean {
  if (!CODE_PART.test(text) || PASSPORT.test(text)) return false;
  const tight = text.replace(BETWEEN_DIGITS, '');
  if (!/^\d+$/.test(tight)) return true;
  return !ID_LENGTHS.includes(tight.length) && !PHONE.test(tight) && !LONG_NUMBER.test(text);
}

/** What an address says where a code belongs, if it may be one; anything else is asked of nobody. */
export const codeOf = (value: string | undefined): string | undefined =>
  value !== undefined && mayBeCode(value) ? value : undefined;

/** What was typed or scanned into one field, as the terms of a person. */
export function personTerms(typed: string): PersonTerms {
  const text = typed.trim().normalize('NFC');
  const card = readIdCard(text);
  if (card !== null) return { idNumber: card.idNumber };
  const tight = text.replace(BETWEEN_DIGITS, '');
  if (PHONE.test(tight) && !/^\d{12}$/.test(tight)) return { phone: text };
  return /\d/.test(text) ? { idNumber: text } : { name: text };
}

/** Whether terms tell somebody from others, as the API asks for it: one word of a name is half a city. */
export function tellsSomebody({ idNumber, phone, name }: PersonTerms): boolean {
  const words = new Set(
    (name ?? '')
      .toLowerCase()
      .split(/[^\p{L}\p{M}]+/u)
      .filter(Boolean),
  ).size;
  const id = (idNumber ?? '').replace(/[^\p{L}\p{N}]/gu, '').length;
  return id >= 6 || (phone ?? '').replace(/\D/g, '').length >= 9 || words >= 2;
}
