import { Readable } from 'node:stream';
import { parseCaseListMapping } from '#exchange';
import type { CaseListMapping } from '#exchange';
import type { CaseListSource } from '../import-case-list.types.js';

/** A file in memory. */
export const fileOf = (content: string | Uint8Array, name = 'list.csv'): CaseListSource => {
  const bytes = Buffer.from(content);
  return { name, open: () => Readable.from(pieces(bytes)) };
};

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 16_384) yield bytes.subarray(at, at + 16_384);
}

/** The plain mapping of the made-up lists: column names are those of the row. */
export const PLAIN_MAPPING: CaseListMapping = parseCaseListMapping(
  JSON.stringify({
    timezone: 'Asia/Ho_Chi_Minh',
    columns: {
      code: 'code',
      receivedAt: { column: 'received', format: 'yyyy-MM-dd HH:mm' },
      dueAt: 'due',
      processedAt: 'processed',
      returnedAt: 'returned',
      withdrawnAt: 'withdrawn',
      agency: 'agency',
      procedure: 'procedure',
      field: 'field',
      channel: { column: 'channel', map: { Web: 'online', '*': 'counter' } },
      publishedOutcome: { column: 'flag', map: { ONTIME: 'onTime', OVERDUE: 'late' } },
    },
  }),
);

const HEADER = [
  'code',
  'received',
  'due',
  'processed',
  'returned',
  'withdrawn',
  'agency',
  'procedure',
  'field',
  'channel',
  'flag',
];
export type Cells = Partial<Record<(typeof HEADER)[number], string>>;

/** A list in the plain mapping's columns. */
export const listOf = (rows: readonly Cells[]): string =>
  [HEADER, ...rows.map((row) => HEADER.map((name) => row[name] ?? ''))].map((cells) => `${cells.join(',')}\n`).join('');

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A made-up list of `dossiers` dossiers with everything the real ones have: open ones, ends without due, late ones,
 * repeated rows far apart, a returned-only one. Every fifth comes again at the end of the file with what was missing.
 */
export function madeUpRows(dossiers: number): Cells[] {
  const first: Cells[] = [];
  const later: Cells[] = [];
  for (let n = 0; n < dossiers; n++) {
    const day = two(1 + (n % 27));
    const row: Cells = { code: `HS-${String(n).padStart(5, '0')}`, received: `2025-03-${day} 08:${two(n % 60)}` };
    Object.assign(row, {
      agency: `Sở ${String(n % 7)}`,
      procedure: `TT.${String(n % 31)}`,
      field: `LV ${String(n % 5)}`,
    });
    row['channel'] = n % 2 === 0 ? 'Web' : 'Quầy';
    const late = n % 8 === 3;
    const end = `2025-04-${late ? '20' : day} 10:00`;
    if (n % 11 !== 0) Object.assign(row, { due: '2025-04-15 17:00', flag: late || n % 27 > 14 ? 'OVERDUE' : 'ONTIME' });
    if (n % 5 === 0) later.push({ ...row, processed: end });
    else if (n % 13 === 0) row['returned'] = end;
    else if (n % 17 !== 0) row['processed'] = end;
    first.push(row);
  }
  return [...first, ...later];
}
