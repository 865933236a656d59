import type { Head } from '../stored-event.js';

/** A head that was signed: proof, outside the database, of what the log was at an instant. */
export interface SignedHead {
  tenant: string;
  position: number;
  /** hex */
  hash: string;
  /** ISO 8601, UTC, three decimals. */
  signedAt: string;
  keyId: string;
  /** base64 over the RFC 8785 text of the other members. */
  signature: string;
}

/** What signing needs of the outside; platform's signer fits. */
export interface SignsHeads {
  readonly keyId: string;
  sign(head: Pick<Head, 'position' | 'hash'> & { tenant: string; signedAt: string }): SignedHead;
  verify(head: SignedHead): boolean;
}
