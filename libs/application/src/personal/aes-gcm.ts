import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes), bound to the associated text. */
export function encrypt(key: Buffer, associated: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the key, the associated text or a byte is another one. */
export function decrypt(key: Buffer, associated: string, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated, 'utf8')).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** null where the ciphertext was made under another key or is not whole, which GCM cannot tell apart. */
export function decryptOrNull(key: Buffer, associated: string, sealed: Buffer): Buffer | null {
  try {
    return decrypt(key, associated, sealed);
  } catch {
    return null;
  }
}
