import type { Database } from '#event-store';
import { plainPartOf } from '#exchange';
import type { SyncService } from '#exchange';
import type { PersonalVault } from '../personal/personal-vault.js';
import type { ItemProblem } from './ingest-sync.types.js';
import { MENDABLE } from './mended-items.js';
import type { Mending, Unreadable } from './mended-items.js';
import type { PendingItem } from './pending-item.js';
import { pendingItem } from './pending-item.js';
import { statements } from './statements.js';

/** An item that waits, without its personal fields. */
export interface QuarantinedItem {
  id: string;
  feed: string;
  service: string | null;
  unit: string | null;
  code: string | null;
  reason: string;
  problems: ItemProblem[];
  /** The fields that may be seen. */
  item: Record<string, unknown>;
  origin: string;
  cameAt: string;
  triedAt: string;
  tries: number;
  /** Of a dismissed item, the mended version that was taken in its place. */
  dismissedBy?: Mending;
}

export interface QuarantinePage {
  items: QuarantinedItem[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
  /** How many wait, by reason. */
  counts: Record<string, number>;
}

export interface QuarantineQuestion {
  reason?: string | null;
  code?: string | null;
  /** What waits, or what waited until its mended version was taken. */
  state?: 'open' | 'dismissed';
  after?: string | null;
  /** 1 to 200. */
  limit: number;
}

interface StoredItem {
  item_id: string;
  service: SyncService | null;
  unit: string | null;
  code: string | null;
  origin: string;
  sealed: Buffer;
  /** Hex, of the content as it came; null: kept without. */
  digest: string | null;
  came_at: Date;
}

interface ListedItem extends Omit<StoredItem, 'sealed' | 'digest'> {
  feed: string;
  reason: string;
  problems: ItemProblem[];
  plain: Record<string, unknown>;
  tried_at: Date;
  tries: number;
  dismissed_by: Mending | null;
}

interface UnreadableItem extends StoredItem {
  problems: ItemProblem[];
  has_personal: boolean;
}

/** Of one dossier, tried together. */
export const MOST_WAITING = 250;

const labelOf = (itemId: string): string => `quarantine ${itemId}`;

/** What a feed sent and the log could not take yet (CONTRACT 4.1): nothing is lost, and the same item is kept once. */
export class Quarantine {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonalVault,
  ) {}

  /** Answers the ids of those that wait without what is personal, because their person was erased. */
  async keep(
    tenant: string,
    feed: string,
    kept: readonly { item: PendingItem; problems: ItemProblem[] }[],
  ): Promise<ReadonlySet<string>> {
    if (kept.length === 0) return new Set();
    const once = new Map(kept.map((one) => [one.item.itemId, one]));
    const rows = [...once.values()].map(({ item, problems }) => ({
      ...{ item_id: item.itemId, service: item.envelope.service, unit: item.envelope.unit, origin: item.origin },
      ...{
        code: storable(item.read.code),
        reason: problems[0]?.code ?? 'UNKNOWN',
        problems,
        plain: plainPartOf(item.raw),
      },
      sealed: this.sealed(tenant, item.itemId, item.raw),
      digest: item.digest,
      sealed_plain: this.sealed(tenant, item.itemId, plainPartOf(item.raw)),
      came_at: new Date(item.cameAt).toISOString(),
    }));
    const parameters = [tenant, feed, JSON.stringify(rows)];
    const stripped = await this.database.query<{ item_id: string }>(statements.quarantineItems, parameters);
    return new Set(stripped.map((row) => row.item_id));
  }

  /** What waits for the dossier of a person who is erased goes on waiting, without what is personal. */
  async strip(tenant: string, code: string): Promise<void> {
    type Row = { item_id: string; plain: unknown };
    const rows = await this.database.query<Row>(statements.openItemsOf, [tenant, code]);
    const plain = rows.map((row) => ({ item_id: row.item_id, sealed: this.sealed(tenant, row.item_id, row.plain) }));
    if (plain.length > 0) await this.database.query(statements.stripItems, [tenant, JSON.stringify(plain)]);
  }

  async taken(tenant: string, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length > 0) await this.database.query(statements.takeItems, [tenant, itemIds]);
  }

  /** What waits for one of these dossiers and may pass now; of each so many, those first that were tried longest ago. */
  async waitingFor(tenant: string, timezone: string, codes: readonly string[], reasons: readonly string[]) {
    if (codes.length === 0) return [];
    const parameters = [tenant, codes, reasons, MOST_WAITING];
    const rows = await this.database.query<StoredItem>(statements.waitingItems, parameters);
    return this.opened(tenant, timezone, rows);
  }

  /** What of these dossiers could not be read, oldest first. */
  async unreadable(tenant: string, timezone: string, codes: readonly string[]): Promise<Unreadable[]> {
    if (codes.length === 0) return [];
    const parameters = [tenant, codes, [...MENDABLE]];
    const rows = await this.database.query<UnreadableItem>(statements.mendableItems, parameters);
    const items = this.opened(tenant, timezone, rows);
    return rows.flatMap(({ problems, has_personal: isWhole }, index): Unreadable[] => {
      const item = items[index];
      return item === undefined ? [] : [{ item, problems, isWhole }];
    });
  }

  /** @param mendings By the ids of the items that wait no longer. */
  async dismiss(tenant: string, mendings: ReadonlyMap<string, Mending>): Promise<void> {
    if (mendings.size === 0) return;
    const rows = [...mendings].map(([itemId, mending]) => ({ item_id: itemId, dismissed_by: mending }));
    await this.database.query(statements.dismissItems, [tenant, JSON.stringify(rows)]);
  }

  async byId(tenant: string, timezone: string, itemIds: readonly string[]): Promise<PendingItem[]> {
    const rows = await this.database.query<StoredItem>(statements.itemsById, [tenant, itemIds]);
    return this.opened(tenant, timezone, rows);
  }

  async list(
    tenant: string,
    { reason = null, code = null, state = 'open', after = null, limit }: QuarantineQuestion,
  ): Promise<QuarantinePage> {
    const [cameAt, itemId] = after?.split('_') ?? [null, null];
    const parameters = [tenant, reason, code, cameAt, itemId, limit + 1, state];
    const rows = await this.database.query<ListedItem>(statements.listItems, parameters);
    const counts = await this.database.query<{ reason: string; count: number }>(statements.countItems, [tenant]);
    const items = rows.slice(0, limit).map(toItem);
    const last = items.at(-1);
    return {
      items,
      next: rows.length > limit && last !== undefined ? `${last.cameAt}_${last.id}` : null,
      counts: Object.fromEntries(counts.map((row) => [row.reason, row.count])),
    };
  }

  private sealed(tenant: string, itemId: string, item: unknown): string {
    return this.vault.sealText(tenant, labelOf(itemId), JSON.stringify(item ?? null)).toString('base64');
  }

  private opened(tenant: string, timezone: string, rows: readonly StoredItem[]): PendingItem[] {
    return rows.map(({ item_id: itemId, service, unit, origin, sealed, digest, came_at: cameAt }) => {
      const raw: unknown = JSON.parse(this.vault.openText(tenant, labelOf(itemId), sealed));
      const source = { tenant, timezone, envelope: { service, unit }, cameAt: cameAt.getTime(), origin };
      const item = pendingItem(raw, source);
      return { ...item, digest: digest ?? item.digest, itemId, waited: true };
    });
  }
}

const storable = (code: string): string | null => {
  const clean = code.replaceAll('\0', '').slice(0, 200).toWellFormed();
  return clean === '' ? null : clean;
};

const toItem = (row: ListedItem): QuarantinedItem => ({
  ...{ id: row.item_id, feed: row.feed, service: row.service, unit: row.unit, code: row.code, reason: row.reason },
  ...{ problems: row.problems, item: row.plain, origin: row.origin, tries: row.tries },
  ...{ cameAt: row.came_at.toISOString(), triedAt: row.tried_at.toISOString() },
  ...(row.dismissed_by === null ? {} : { dismissedBy: row.dismissed_by }),
});
