import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { Applicant } from '#dossier';

/** 160 bits: 27 letters in an address. */
const TOKEN_BYTES = 20;
const FACTOR_BYTES = 16;
/** A number with fewer digits is nobody's phone or id. */
const FEWEST_DIGITS = 6;

export const TOKEN_FORM = /^[A-Za-z0-9_-]{27}$/;

/**
 * What a citizen holds, as it is stored. Under keys of their own that follow from DUNGHEN_KEY: whoever reads the database alone
 * can neither make a token nor try four digits.
 */
export class ReceiptSecrets {
  private readonly tokenKey: Buffer;
  private readonly factorKey: Buffer;

  constructor(masterKey: Buffer) {
    this.tokenKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen receipt token', 32));
    this.factorKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen receipt factor', 32));
  }

  /** The token of a receipt; the same for the same nonce, unguessable without the key. */
  tokenOf(tenant: string, code: string, nonce: Buffer): string {
    const mac = createHmac('sha256', this.tokenKey)
      .update(JSON.stringify([tenant, code]))
      .update(nonce)
      .digest();
    return mac.subarray(0, TOKEN_BYTES).toString('base64url');
  }

  hashOf(token: string): Buffer {
    return createHash('sha256').update(token, 'utf8').digest();
  }

  /** Of four digits that somebody gives for a code. */
  factorOf(code: string, digits: string): Buffer {
    const mac = createHmac('sha256', this.factorKey)
      .update(JSON.stringify([code.toUpperCase(), digits]))
      .digest();
    return mac.subarray(0, FACTOR_BYTES);
  }

  /** The second factors of an applicant: the last four digits of phone and id number, as far as they were given. */
  factorsOf(code: string, applicant: Applicant | null): Buffer[] {
    const numbers = [applicant?.phone, applicant?.idNumber].map((text) => (text ?? '').replaceAll(/\D/g, ''));
    const digits = numbers.filter((number) => number.length >= FEWEST_DIGITS).map((number) => number.slice(-4));
    return [...new Set(digits)].map((four) => this.factorOf(code, four));
  }

  /** A keyed name for whoever tries, so that no address stands in a table. */
  attemptKey(kind: string, whose: string): string {
    return createHmac('sha256', this.factorKey)
      .update(JSON.stringify(['attempt', kind, whose]))
      .digest('base64url');
  }
}
