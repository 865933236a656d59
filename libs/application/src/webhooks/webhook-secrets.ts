import { hkdfSync, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '../personal/aes-gcm.js';

const PREFIX = 'whsec_';
const BYTES = 32;

/** Signing secrets in the form of Standard Webhooks, sealed for the table; bound to their webhook. */
export class WebhookSecrets {
  private readonly key: Buffer;

  constructor(masterKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen webhook secret', 32));
  }

  /** A new secret: its text is shown once, `sealed` is stored. */
  make(tenant: string, webhookId: string): { secret: string; sealed: Buffer } {
    const secret = `${PREFIX}${randomBytes(BYTES).toString('base64')}`;
    return { secret, sealed: encrypt(this.key, `${tenant} ${webhookId}`, Buffer.from(secret, 'utf8')) };
  }

  open(tenant: string, webhookId: string, sealed: Buffer): string {
    return decrypt(this.key, `${tenant} ${webhookId}`, sealed).toString('utf8');
  }
}
