import type { Database } from '#event-store';

/** Signs what leaves the house; platform's head signer fits. */
export interface EvidenceSigner {
  readonly keyId: string;
  /** SPKI PEM. */
  readonly publicKey: string;
  /** Ed25519 over the RFC 8785 text, base64. */
  signDocument(document: object): string;
}

/** How evidence is given out. */
export interface EvidenceOptions {
  signer: EvidenceSigner;
  /** A question with more dossiers is refused. */
  mostDossiers: number;
  program: { name: string; version: string };
}

/** Where evidence is read from. */
export interface EvidenceSource extends EvidenceOptions {
  database: Database;
}
