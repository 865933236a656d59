import { randomBytes } from 'node:crypto';
import type { Database } from '#event-store';
import type { PersonalContent } from '#dossier';
import { decrypt, decryptOrNull, encrypt } from './aes-gcm.js';

/** Ciphertext for an event and, the first time in a stream, the stream's wrapped key (both base64). */
export interface Sealed {
  personal: string;
  wrappedKey?: string;
}

const KEY_BYTES = 32;

/** Instead of a key: the person was erased. */
const ERASED = Symbol('erased');

/**
 * Personal data: AES-256-GCM under one key per stream, itself wrapped by DUNGHEN_KEY (CONTRACT 2).
 * Layout of every ciphertext: nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). Tenant, stream and event id are bound as
 * associated data, so a ciphertext moved to another event does not open.
 *
 * Of an erased person the key's row stays without a key: nothing opens, and nothing is sealed for that stream again.
 */
export class PersonalVault {
  constructor(
    private readonly database: Database,
    private readonly masterKey: Buffer,
  ) {
    if (masterKey.length !== KEY_BYTES) throw new Error('DUNGHEN_KEY must hold 32 bytes');
  }

  /** Seals the content of an event of a stream that has no personal data yet: a new key, no look-up. */
  sealFirst(tenant: string, streamId: string, eventId: string, content: PersonalContent): Sealed {
    const { key, wrappedKey } = this.newKey(tenant, streamId);
    return { personal: sealWith(key, tenant, streamId, eventId, content), wrappedKey };
  }

  /**
   * Seals under the stream's key, making it if the stream has none; null where the person was erased: then nothing of the
   * content may be kept. Read the stream before calling this.
   */
  async seal(tenant: string, streamId: string, eventId: string, content: PersonalContent): Promise<Sealed | null> {
    const key = await this.keyOf(tenant, streamId);
    if (key === ERASED) return null;
    if (key === null) return this.sealFirst(tenant, streamId, eventId, content);
    return { personal: sealWith(key, tenant, streamId, eventId, content) };
  }

  /**
   * Opens the contents of a stream's events, in their order; null for one whose key has been erased. A log written as it was
   * came without keys, and what is told of such a dossier later makes another one: what stands before it stays closed. That a
   * ciphertext was changed is the chain's to notice.
   */
  async open(
    tenant: string,
    streamId: string,
    sealed: readonly { eventId: string; personal: string }[],
  ): Promise<(PersonalContent | null)[]> {
    const key = await this.keyOf(tenant, streamId);
    return sealed.map(({ eventId, personal }) => {
      if (key === null || key === ERASED) return null;
      return this.openUnder(key, tenant, streamId, eventId, Buffer.from(personal, 'base64'));
    });
  }

  /** The keys of several streams at once; null where the person was erased, absent for streams without personal data. */
  async keysOf(tenant: string, streamIds: readonly string[]): Promise<Map<string, Buffer | null>> {
    type Row = { stream_id: string; wrapped_key: Buffer | null };
    const statement = 'select stream_id, wrapped_key from personal_key where tenant_id = $1 and stream_id = any ($2)';
    const rows = await this.database.query<Row>(statement, [tenant, streamIds]);
    return new Map(
      rows.map(({ stream_id: id, wrapped_key: wrapped }) => [
        id,
        wrapped === null ? null : this.unwrapped(tenant, id, wrapped),
      ]),
    );
  }

  /** Since when a stream has no key and gets none any more; null: nobody was erased. */
  async erasedAt(tenant: string, streamId: string): Promise<Date | null> {
    const statement = 'select erased_at from personal_key where tenant_id = $1 and stream_id = $2';
    const [row] = await this.database.query<{ erased_at: Date | null }>(statement, [tenant, streamId]);
    return row?.erased_at ?? null;
  }

  /** A key for a stream that has none, plain and wrapped (base64) for the append. */
  newKey(tenant: string, streamId: string): { key: Buffer; wrappedKey: string } {
    const key = randomBytes(KEY_BYTES);
    return { key, wrappedKey: encrypt(this.masterKey, `${tenant} ${streamId}`, key).toString('base64') };
  }

  /** Seals under a key of {@link PersonalVault.keysOf} or {@link PersonalVault.newKey}. */
  sealUnder(key: Buffer, tenant: string, streamId: string, eventId: string, content: PersonalContent): string {
    return sealWith(key, tenant, streamId, eventId, content);
  }

  /** Opens what was sealed for an event, under a key of {@link PersonalVault.keysOf}; null where its own key is gone. */
  openUnder(key: Buffer, tenant: string, streamId: string, eventId: string, personal: Buffer): PersonalContent | null {
    const plain = decryptOrNull(key, aad(tenant, streamId, eventId), personal);
    return plain === null ? null : (JSON.parse(plain.toString('utf8')) as PersonalContent);
  }

  /** A text that belongs to no stream, such as an item in quarantine; `label` must be given again to open it. */
  sealText(tenant: string, label: string, text: string): Buffer {
    return encrypt(this.masterKey, `${tenant} ${label}`, Buffer.from(text, 'utf8'));
  }

  openText(tenant: string, label: string, sealed: Buffer): string {
    return decrypt(this.masterKey, `${tenant} ${label}`, sealed).toString('utf8');
  }

  private unwrapped(tenant: string, streamId: string, wrappedKey: Buffer): Buffer {
    return decrypt(this.masterKey, `${tenant} ${streamId}`, wrappedKey);
  }

  private async keyOf(tenant: string, streamId: string): Promise<Buffer | typeof ERASED | null> {
    const statement = 'select wrapped_key from personal_key where tenant_id = $1 and stream_id = $2';
    const [row] = await this.database.query<{ wrapped_key: Buffer | null }>(statement, [tenant, streamId]);
    if (row?.wrapped_key === null) return ERASED;
    return row === undefined ? null : this.unwrapped(tenant, streamId, row.wrapped_key);
  }
}

const aad = (tenant: string, streamId: string, eventId: string): string => `${tenant} ${streamId} ${eventId}`;

function sealWith(key: Buffer, tenant: string, streamId: string, eventId: string, content: PersonalContent): string {
  const plain = Buffer.from(JSON.stringify(content), 'utf8');
  return encrypt(key, aad(tenant, streamId, eventId), plain).toString('base64');
}
