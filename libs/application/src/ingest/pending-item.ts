import { hash } from 'node:crypto';
import { readSyncItem } from '#exchange';
import type { ReadSyncItem, SyncEnvelope } from '#exchange';
import { uuidOf } from './derived-id.js';

/** An item on its way: as it came, as it was read, and what is known about its coming. */
export interface PendingItem {
  raw: unknown;
  read: ReadSyncItem;
  envelope: SyncEnvelope;
  /** Of the content as read: numbers and texts, NFC or not, are the same item. */
  digest: string;
  /** Of that content, in characters. */
  size: number;
  /** Names it in the quarantine. */
  itemId: string;
  /** Epoch milliseconds. */
  cameAt: number;
  /** Of the feed or the file. */
  origin: string;
  /** It comes out of the quarantine and not from the caller. */
  waited: boolean;
}

/** Where items come from. */
export interface ItemSource {
  tenant: string;
  timezone: string;
  envelope: SyncEnvelope;
  cameAt: number;
  origin: string;
}

export function pendingItem(raw: unknown, source: ItemSource): PendingItem {
  const { tenant, timezone, envelope, cameAt, origin } = source;
  const read = readSyncItem(raw, envelope.service, timezone);
  const text = `${read.kind} ${normalText(raw)}`;
  const digest = hash('sha256', text, 'hex').slice(0, 32);
  const itemId = uuidOf(cameAt, true, tenant, 'quarantine', digest);
  return { raw, read, envelope, digest, size: text.length, itemId, cameAt, origin, waited: false };
}

/** The same text for the same content, whatever the order of its members. */
export function normalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(normalText).join()}]`;
  if (typeof value !== 'object' || value === null) {
    const text = value === null || value === undefined ? '' : String(value as string | number | boolean);
    return JSON.stringify(text.normalize('NFC').trim());
  }
  const members = Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${normalText(member)}`)
    .filter((member) => !member.endsWith(':""') && !member.endsWith(':[]'));
  return `{${members.sort().join()}}`;
}
