import { createHmac, hkdfSync } from 'node:crypto';
import type { Applicant } from '#dossier';
import { unaccented } from '../personal/unaccented.js';

const MARK_BYTES = 16;
const PHONE_DIGITS = 9;
const FEWEST_OF_ID = 6;
/** A longer name is a text. */
const MOST_WORDS = 16;

/** What people are looked for by. */
export type PersonTerms = Pick<Applicant, 'idNumber' | 'phone' | 'name'>;

/**
 * Keyed hashes of what people are looked for by: the id number, the last nine digits of the phone, each word of the name
 * without accents. The key follows from DUNGHEN_KEY and the tenant, so the same person has other marks in every tenant, and
 * whoever has the database alone can try nothing. What it does tell: how many dossiers share a mark.
 */
export class PersonMarks {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly masterKey: Buffer) {}

  /** One mark per term that tells something; none for a phone or id number with too few digits. */
  of(tenant: string, terms: PersonTerms): Buffer[] {
    const key = this.keyOf(tenant);
    return termsOf(terms).map((term) => createHmac('sha256', key).update(term).digest().subarray(0, MARK_BYTES));
  }

  private keyOf(tenant: string): Buffer {
    const kept = this.keys.get(tenant);
    if (kept !== undefined) return kept;
    const key = Buffer.from(hkdfSync('sha256', this.masterKey, tenant, 'dung-hen person search', 32));
    this.keys.set(tenant, key);
    return key;
  }
}

/** The words of a name as they are compared, each once. */
export const wordsOf = (name: string): string[] =>
  [...new Set(unaccented(name).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '').slice(0, MOST_WORDS);

export const idOf = (idNumber: string): string | null => {
  const id = idNumber.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return id.length >= FEWEST_OF_ID ? id : null;
};

/** +84 912 345 678 and 0912345678 are one. */
export const phoneOf = (phone: string): string | null => {
  const digits = phone.replaceAll(/\D/g, '').slice(-PHONE_DIGITS);
  return digits.length === PHONE_DIGITS ? digits : null;
};

function termsOf({ idNumber, phone, name }: PersonTerms): string[] {
  const id = idOf(idNumber ?? '');
  const digits = phoneOf(phone ?? '');
  return [
    ...(id === null ? [] : [`id ${id}`]),
    ...(digits === null ? [] : [`phone ${digits}`]),
    ...wordsOf(name ?? '').map((word) => `word ${word}`),
  ];
}
