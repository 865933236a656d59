import type { SignedHeadJson } from '../format.js';
import type { ArchiveLimits } from './open-archive.js';
import type { ReadDossier } from './read-dossier.js';
import type { EvidenceFailure } from './report.js';

/** What checking signatures needs of the outside; platform has it. Public keys are SPKI PEM. */
export interface EvidenceKeys {
  /** Throws for anything but an Ed25519 key. */
  keyIdOf(publicKey: string): string;
  verifyDocument(document: object, signature: string, publicKey: string): boolean;
  verifyHead(head: SignedHeadJson, publicKey: string): boolean;
}

/** Compares dossiers with the log they claim to come from. */
export interface LogComparison {
  /** The hash that the log has at a position; null if it has none. */
  head(tenant: string, position: number): Promise<string | null>;
  /** What differs in a page of dossiers; lines as they stand in the file. */
  dossiers(
    tenant: string,
    position: number,
    page: readonly { line: number; dossier: ReadDossier }[],
  ): Promise<Omit<EvidenceFailure, 'file'>[]>;
}

export interface VerifyEvidenceOptions {
  keys: EvidenceKeys;
  /** A key that came another way than the zip; without it only the inner one can be tried. */
  publicKey?: string | undefined;
  log?: LogComparison | undefined;
  limits?: ArchiveLimits | undefined;
  onProgress?: ((dossiers: number, of: number | null) => void) | undefined;
}
