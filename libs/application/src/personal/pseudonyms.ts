import { createHmac, hkdfSync } from 'node:crypto';

/** 64 bits: two officers of a tenant of ten thousand meet once in some hundred thousand tenants. */
const DIGITS = 16;

/**
 * What stands for a person in a timeline, an export or a file's origin: a keyed hash of the name or id, the same for the
 * same person of one tenant, another in every other tenant. Nobody without DUNGHEN_KEY can try names against it.
 */
export class Pseudonyms {
  private readonly key: Buffer;

  constructor(masterKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen officer pseudonym', 32));
  }

  of(tenant: string, name: string): string {
    return `p-${createHmac('sha256', this.key).update(`${tenant} ${name}`).digest('hex').slice(0, DIGITS)}`;
  }
}
