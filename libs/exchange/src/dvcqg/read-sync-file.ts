import { decoded } from '../case-list/decode.js';
import { inflated } from '../case-list/inflate.js';
import { deeperThan } from '../json-depth/deeper-than.js';
import { JsonItems } from './json-items.js';
import type { SyncLimits } from './limits.js';
import { DEFAULT_SYNC_LIMITS } from './limits.js';
import { SyncFileError } from './sync-file-error.js';

export const SYNC_SERVICES = ['DongBoHoSoMC', 'CapNhatTienDoHoSoMC'] as const;
/** Of `madonvi`, UTF-16 units. */
const MAX_UNIT_LENGTH = 200;
export type SyncService = (typeof SYNC_SERVICES)[number];

/** What stands around the items; null: not said, or, of any but the last batch, only after them. */
export interface SyncEnvelope {
  service: SyncService | null;
  /** The unit that sends. */
  unit: string | null;
}

export interface SyncBatch {
  envelope: SyncEnvelope;
  /** Parsed, otherwise as they came; an item that is no JSON by itself ends the reading. */
  items: unknown[];
}

/**
 * Reads a sync file (plain or gzip) piece by piece: memory does not grow with it. The last batch is empty and has the
 * envelope as it is in the end, wherever its words stand. Throws {@link SyncFileError}, and
 * CaseListError for a damaged gzip or another encoding than UTF-8 or UTF-16.
 */
export async function* readSyncFile(
  source: AsyncIterable<Uint8Array>,
  given: Partial<SyncLimits> = {},
): AsyncGenerator<SyncBatch> {
  const limits = { ...DEFAULT_SYNC_LIMITS, ...given };
  const reader = new JsonItems(limits);
  for await (const piece of decoded(bounded(inflated(source), limits.bytes))) {
    const before = reader.count;
    const items = reader.push(piece).map((text, index) => parsed(text, before + index + 1));
    if (items.length > 0) yield { envelope: envelopeOf(reader.members), items };
  }
  reader.end();
  yield { envelope: envelopeOf(reader.members), items: [] };
}

/** A message that has been parsed already: the envelope or the bare array. Throws {@link SyncFileError}. */
export function readSyncMessage(message: unknown, given: Partial<SyncLimits> = {}): SyncBatch {
  const limits = { ...DEFAULT_SYNC_LIMITS, ...given };
  const bare = Array.isArray(message);
  const { data, ...members } = (bare || typeof message !== 'object' || message === null ? {} : message) as Record<
    string,
    unknown
  >;
  const items: unknown = bare ? message : data;
  if (!Array.isArray(items))
    throw new SyncFileError(
      'FILE.NOT_JSON',
      'neither an envelope with `data` nor an array; is it sent as application/json?',
    );
  if (items.length > limits.items) {
    throw new SyncFileError('FILE.TOO_MANY_ITEMS', `the message has more than ${String(limits.items)} items`);
  }
  for (const [index, item] of items.entries()) {
    if (deeperThan(item, limits.depth)) {
      throw new SyncFileError(
        'ITEM.TOO_DEEP',
        `item ${String(index + 1)} is nested deeper than ${String(limits.depth)} levels`,
      );
    }
  }
  return { envelope: envelopeOf(members), items: items as unknown[] };
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyncFileError('FILE.NOT_JSON', `item ${String(number)} is no JSON`);
  }
}

function envelopeOf({ service, madonvi }: Record<string, unknown>): SyncEnvelope {
  const unit = typeof madonvi === 'string' || typeof madonvi === 'number' ? cleanUnit(String(madonvi)) : null;
  if (service == null || service === '') return { service: null, unit };
  const known = SYNC_SERVICES.find((name) => name === service);
  if (known !== undefined) return { service: known, unit };
  throw new SyncFileError('SERVICE.UNKNOWN', `the service is none of ${SYNC_SERVICES.join(', ')}`);
}

/** Without what no column holds, and no longer than a code. */
function cleanUnit(text: string): string | null {
  const unit = text
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, MAX_UNIT_LENGTH)
    .toWellFormed()
    .normalize('NFC')
    .trim();
  return unit === '' ? null : unit.slice(0, MAX_UNIT_LENGTH).toWellFormed();
}

async function* bounded(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most)
      throw new SyncFileError('FILE.TOO_LARGE', `the file has more than ${String(most)} bytes, inflated`);
    yield chunk;
  }
}
