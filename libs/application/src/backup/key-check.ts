import { hkdfSync } from 'node:crypto';

/** Recognises a master key without telling it, hex. */
export const keyCheckOf = (masterKey: Buffer): string =>
  Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen backup key check', 8)).toString('hex');
