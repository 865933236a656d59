import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseCaseListMapping } from '#exchange';

export const MAPPING = parseCaseListMapping(
  JSON.stringify({
    timezone: 'Asia/Ho_Chi_Minh',
    columns: {
      code: 'code',
      receivedAt: { column: 'received', format: 'yyyy-MM-dd HH:mm' },
      dueAt: { column: 'due', format: 'yyyy-MM-dd HH:mm' },
      processedAt: { column: 'processed', format: 'yyyy-MM-dd HH:mm' },
      returnedAt: { column: 'returned', format: 'yyyy-MM-dd HH:mm' },
      agency: 'agency',
      procedure: 'procedure',
      field: 'field',
      channel: { column: 'channel', map: { online: 'online', '*': 'counter' } },
      publishedOutcome: { column: 'flag', map: { ONTIME: 'onTime', OVERDUE: 'late' } },
    },
  }),
);

const MINUTE = 60_000;
const DAY = 86_400_000;
const FIRST = Date.parse('2025-01-06T07:30:00Z');
const text = (instant: number): string => new Date(instant).toISOString().slice(0, 16).replace('T', ' ');

/** One row per dossier of a year, some 2.2 events each: a tenth still open, a third also returned, one in forty late. */
function rowOf(index: number, dossiers: number, prefix: string): string {
  const received = FIRST + Math.floor((index * 364) / dossiers) * DAY + ((index * 7_919) % 480) * MINUTE;
  const due = received + (7 + 7 * (index % 3)) * DAY;
  const processed = index % 40 === 7 ? due + 2 * DAY : due - (1 + (index % 4)) * DAY;
  const open = index % 10 === 9;
  const returned = !open && index % 3 === 0 ? text(processed + DAY) : '';
  return [
    ...[
      `${prefix}-${String(index).padStart(8, '0')}`,
      text(received),
      text(due),
      open ? '' : text(processed),
      returned,
    ],
    ...[
      `Sở số ${String(index % 160)}`,
      `1.${String(index % 1_900).padStart(6, '0')}`,
      `Lĩnh vực ${String(index % 90)}`,
    ],
    ...[index % 2 === 0 ? 'online' : 'quay', open ? '' : index % 40 === 7 ? 'OVERDUE' : 'ONTIME'],
  ].join(',');
}

/** Writes a case list of `dossiers` rows as a province would publish it. */
export async function writeCaseList(path: string, dossiers: number, prefix: string): Promise<void> {
  const file = createWriteStream(path);
  file.write('code,received,due,processed,returned,agency,procedure,field,channel,flag\n');
  for (let first = 0; first < dossiers; first += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, dossiers - first) }, (_, index) =>
      rowOf(first + index, dossiers, prefix),
    );
    if (!file.write(`${rows.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}
