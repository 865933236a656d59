import { hkdfSync, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '../personal/aes-gcm.js';

const BYTES = 32;

/** Signing secrets of message gateways in the form of Standard Webhooks, sealed for the table; bound to their tenant. */
export class GatewaySecrets {
  private readonly key: Buffer;

  constructor(masterKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen message gateway', 32));
  }

  /** A new secret: its text is shown once, `sealed` is stored. */
  make(tenant: string): { secret: string; sealed: Buffer } {
    const secret = `whsec_${randomBytes(BYTES).toString('base64')}`;
    return { secret, sealed: encrypt(this.key, tenant, Buffer.from(secret, 'utf8')) };
  }

  /** Null where it was sealed under another DUNGHEN_KEY. */
  open(tenant: string, sealed: Buffer): string | null {
    try {
      return decrypt(this.key, tenant, sealed).toString('utf8');
    } catch {
      return null;
    }
  }
}
