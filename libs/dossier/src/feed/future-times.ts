import { toIso } from '../events.js';
import type { FeedItem, FeedProblem } from './feed-item.js';

/** What an item dates after the moment it is decided at; a due may lie there. */
export function futureTimes(item: FeedItem, now: number): FeedProblem[] {
  const times: [string, number | null][] =
    item.kind === 'progress'
      ? [['ThoiDiemXuLy', item.at]]
      : [
          ['NgayNopHoSo', item.submittedAt],
          ['NgayTiepNhan', item.receivedAt],
          ['NgayKetThucXuLy', item.processedAt],
          ['NgayTra', item.returnedAt],
          ['NgayTuChoi', item.refusedAt],
          ...item.supplements.flatMap(({ requestedAt, receivedAt }): [string, number | null][] => [
            ['NgayBoSung', requestedAt],
            ['NgayTiepNhanBoSung', receivedAt],
          ]),
        ];
  return times.flatMap(([field, at]) =>
    at === null || at <= now ? [] : [{ code: 'TIME.FUTURE' as const, field, given: toIso(at) }],
  );
}
