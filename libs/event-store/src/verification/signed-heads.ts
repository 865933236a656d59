import type { Sql } from '../database.js';
import type { EventStore } from '../event-store.js';
import { statements } from '../statements.js';
import type { HeadFiles } from './head-files.js';
import type { SignedHead, SignsHeads } from './signed-head.js';

interface HeadRow {
  position: string;
  hash: string;
  signed_at: Date;
  key_id: string;
  signature: string;
}

/** Signed heads in the table `signed_head`, for answers and screens; the proof is in the files. */
export class SignedHeads {
  constructor(private readonly database: Sql) {}

  /** All heads of a tenant, by position. */
  async read(tenant: string): Promise<SignedHead[]> {
    return this.rows(tenant, 0, Number.MAX_SAFE_INTEGER);
  }

  /** The head signed at a position; null if there is none. */
  async at(tenant: string, position: number): Promise<SignedHead | null> {
    return (await this.rows(tenant, position, position))[0] ?? null;
  }

  /** The newest one; null if nothing was signed yet. */
  async newest(tenant: string): Promise<SignedHead | null> {
    return (await this.read(tenant)).at(-1) ?? null;
  }

  /** The last head signed at or before a position, and the first one at or after it; null where there is none. */
  async around(tenant: string, position: number): Promise<{ before: SignedHead | null; after: SignedHead | null }> {
    const rows = await this.database.query<HeadRow>(statements.signedHeadsAround, [tenant, position]);
    const heads = rows.map((row) => toHead(tenant, row));
    return {
      before: heads.findLast((head) => head.position <= position) ?? null,
      after: heads.find((head) => head.position >= position) ?? null,
    };
  }

  /** Keeps a head unless its position was signed already; answers the one that stands. */
  async keep(head: SignedHead): Promise<SignedHead> {
    const { tenant, position, hash, signedAt, keyId, signature } = head;
    await this.database.query(statements.keepSignedHead, [tenant, position, hash, signedAt, keyId, signature]);
    return (await this.at(tenant, position)) ?? head;
  }

  private async rows(tenant: string, from: number, to: number): Promise<SignedHead[]> {
    const rows = await this.database.query<HeadRow>(statements.signedHeads, [tenant, from, to]);
    return rows.map((row) => toHead(tenant, row));
  }
}

const toHead = (tenant: string, row: HeadRow): SignedHead => ({
  tenant,
  position: Number(row.position),
  hash: row.hash,
  signedAt: row.signed_at.toISOString(),
  keyId: row.key_id,
  signature: row.signature.replaceAll('\n', ''),
});

/** Where a signed head comes from and goes to. */
export interface HeadSigning {
  store: Pick<EventStore, 'head'>;
  heads: SignedHeads;
  files: HeadFiles;
  signer: SignsHeads;
}

/**
 * Signs a tenant's head as it is `now` (milliseconds) and keeps it in the table and in the files. A position that was
 * signed already is not signed again: a file that a crash had left out is written then. Null for an empty log.
 */
export async function signHead(
  { store, heads, files, signer }: HeadSigning,
  tenant: string,
  now: number,
): Promise<SignedHead | null> {
  const { position, hash } = await store.head(tenant);
  if (position === 0) return null;
  const known = await heads.at(tenant, position);
  const signedAt = new Date(now).toISOString();
  const head = known ?? (await heads.keep(signer.sign({ tenant, position, hash, signedAt })));
  await files.write(head);
  return head;
}
