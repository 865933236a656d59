import canonicalize from 'canonicalize';
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What is signed: everything up to a position of a tenant's log, sealed by its hash, at an instant. */
export interface HeadToSign {
  readonly tenant: string;
  readonly position: number;
  /** hex */
  readonly hash: string;
  /** ISO 8601, UTC, three decimals. */
  readonly signedAt: string;
}

/** A head with the signature over the RFC 8785 text of its other members. */
export interface SignedHeadDocument extends HeadToSign {
  readonly keyId: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** Signs heads with the installation's key, and recognises those that were. */
export interface HeadSigner {
  /** First 16 hex digits of SHA-256 of the public key's DER form. */
  readonly keyId: string;
  /** SPKI PEM, for whoever keeps heads outside and checks them without us. */
  readonly publicKey: string;
  sign(head: HeadToSign): SignedHeadDocument;
  /** Ed25519 over the RFC 8785 text of a document of another kind, base64; its members must tell it from a head. */
  signDocument(document: object): string;
  /** False for another key than ours and the trusted ones, and for any changed member. */
  verify(head: SignedHeadDocument): boolean;
}

/**
 * A signer from the Ed25519 private key (PKCS8 PEM, `keysOf(config).signingKey`). `trusted` are public keys (PEM)
 * from before the key was changed; heads signed with them still verify. Throws if a key is no Ed25519 key.
 */
export function createHeadSigner(signingKey: string, trusted: readonly string[] = []): HeadSigner {
  const privateKey = ed25519(createPrivateKey(signingKey));
  const own = createPublicKey(privateKey);
  const known = new Map([own, ...trusted.map(readPublicKey)].map((key) => [keyIdOf(key), key]));
  const keyId = keyIdOf(own);
  return {
    keyId,
    publicKey: own.export({ type: 'spki', format: 'pem' }).toString(),
    sign: ({ tenant, position, hash, signedAt }) => {
      const head = { tenant, position, hash, signedAt, keyId };
      return { ...head, signature: sign(null, signedBytes(head), privateKey).toString('base64') };
    },
    signDocument: (document) => sign(null, canonicalBytes(document), privateKey).toString('base64'),
    verify: (head) => signedBy(known.get(head.keyId), head),
  };
}

/** Whether a head was signed by the owner of a public key (SPKI PEM); needs no secret. */
export function verifyHead(head: SignedHeadDocument, publicKey: string): boolean {
  const key = readPublicKey(publicKey);
  return keyIdOf(key) === head.keyId && signedBy(key, head);
}

/** Whether the owner of a public key (SPKI PEM) signed a document with {@link HeadSigner.signDocument}. */
export function verifyDocument(document: object, signature: string, publicKey: string): boolean {
  return verify(null, canonicalBytes(document), readPublicKey(publicKey), Buffer.from(signature, 'base64'));
}

/** The id of a public key (SPKI PEM), as heads and documents name it. Throws if it is no Ed25519 key. */
export const keyIdOfPublicKey = (publicKey: string): string => keyIdOf(readPublicKey(publicKey));

function signedBy(key: KeyObject | undefined, head: SignedHeadDocument): boolean {
  if (key === undefined) return false;
  return verify(null, signedBytes(head), key, Buffer.from(head.signature, 'base64'));
}

function signedBytes({ tenant, position, hash, signedAt, keyId }: Omit<SignedHeadDocument, 'signature'>): Buffer {
  return canonicalBytes({ tenant, position, hash, signedAt, keyId });
}

const canonicalBytes = (document: object): Buffer => Buffer.from(canonicalize(document) ?? '', 'utf8');

function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

const readPublicKey = (pem: string): KeyObject => ed25519(createPublicKey(pem));

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('heads are signed with Ed25519 keys only');
  return key;
}
