import { BackupError } from './backup-error.js';
import type { BackupManifest } from './manifest.js';

/** Signs what leaves the house; platform's head signer fits. */
export interface ManifestSigner {
  readonly keyId: string;
  /** Ed25519 over the RFC 8785 text, base64. */
  signDocument(document: object): string;
}

/** Whether somebody trusted signed a document; must throw nothing. */
export type SignatureCheck = (document: object, signature: string) => boolean;

type Signed<T> = T & { keyId: string; signature: string };

/**
 * What a backup says of itself under the installation's key: the manifest, and how far an interrupted one has come. Both name
 * every file by its SHA-256, so whatever a backup holds is covered.
 */
export function signedBy<T extends object>(document: T, signer: ManifestSigner): Signed<T> {
  const named = { ...document, keyId: signer.keyId };
  return { ...named, signature: signer.signDocument(named) };
}

/** Whether this very key signed; Ed25519 says the same of the same. */
export function isSignedBy({ signature, ...document }: { signature?: unknown }, signer: ManifestSigner): boolean {
  return signature === signer.signDocument(document);
}

/**
 * Throws `BACKUP.NOT_SIGNED` unless somebody trusted signed the manifest. The chain does not cover `metadata` (who told an
 * event, which file it came from), nor rows beside the log: without this they could be changed in the folder unnoticed.
 */
export function requireSignature(manifest: BackupManifest, isSigned: SignatureCheck): void {
  const { signature, ...signed } = manifest as Partial<BackupManifest>;
  if (typeof signature === 'string' && isSigned(signed, signature)) return;
  const what =
    typeof signature === 'string'
      ? `the signature of its manifest is not of this key (it names ${String(signed.keyId)}), or something was changed`
      : 'its manifest is not signed';
  const advice =
    'give the key of the installation that took it (--public-key), or --accept-unsigned if you know where it was';
  throw new BackupError('BACKUP.NOT_SIGNED', `${what}; ${advice}`);
}
