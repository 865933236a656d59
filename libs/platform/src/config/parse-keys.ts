import { createPrivateKey, type KeyObject } from 'node:crypto';

/** 32 bytes in base64. */
export function parseKey(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}

/** An Ed25519 private key, as PEM or as base64 of its PKCS8 form; the answer is PEM. */
export function parseSigningKey(text: string): string | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(text.replaceAll('\\n', '\n'))
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? signingKeyPem(key) : undefined;
  } catch {
    return undefined;
  }
}

/** The PKCS8 PEM text of a private key. */
export function signingKeyPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
