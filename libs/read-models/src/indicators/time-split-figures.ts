import type { CalendarVersion, Instant } from '#calendar';
import { addDays, countedMinutes } from '#calendar';
import { splitTime } from '#dossier';
import type { Holding, TimeKind, TimeWait } from '#dossier';
import type { Sql } from '#event-store';
import { channelOfCode, levelOfCode, waitKindOfCode } from '../dossier-facts/codes.js';
import { cutOf } from './figures.js';
import { knownPosition } from './known-position.js';
import { cellPredicates } from './policy-expression.js';
import { populationOf } from './population.js';
import type { FiguresQuestion } from './question.js';
import { statements } from './statements.js';

/** Rows of the time split: by what was pinned at reception, and by who bore the time. */
export const TIME_GROUP_NAMES = ['agency', 'field', 'procedure', 'level', 'channel', 'unit', 'officer'] as const;
export type TimeGroupName = (typeof TIME_GROUP_NAMES)[number];

export interface TimeSplitQuestion extends Omit<FiguresQuestion, 'groupBy' | 'calendar'> {
  groupBy: readonly TimeGroupName[];
  /**
   * The calendar an ended dossier's time is counted by: the version in force for it, so that one published later changes
   * no figure of the past; for a promise that was given, that of its agency. Null if the tenant has none.
   */
  calendarOf: (pinned: { id: string; version: number } | null, agencyId: string | null) => CalendarVersion | null;
  /** Whether a unit belongs to the competent agency (itself or below it). */
  isOwn: (agencyId: string | null, unitId: string) => boolean;
}

export type MinutesByKind = Record<TimeKind, number>;

/** Working minutes of the dossiers resolved in the period; the kinds sum to `total`. */
export interface TimeSplitRow {
  key: Record<string, string | null>;
  /** Dossiers that have some time in this row; by unit or officer one dossier may be in several rows. */
  dossiers: number;
  total: number;
  minutes: MinutesByKind;
}

export interface TimeSplitAnswer {
  unit: 'workingMinute';
  rows: TimeSplitRow[];
  total: TimeSplitRow;
  /** Dossiers left out because no calendar says what working time is. */
  withoutCalendar: number;
  position: number;
}

interface FoundRow {
  code: string;
  agency_id: string | null;
  field_code: string | null;
  procedure_code: string | null;
  level: number | null;
  channel: number | null;
}

/** Dossiers whose holders and waits are read with one question. */
const SLICE = 2_000;

/**
 * Whose time the dossiers took that were resolved in a period under a policy (CONTRACT 7.8 `resolved`), each from its
 * reception to the policy's end. Call it inside `inSnapshot`.
 * @throws FiguresError as `figures` does
 */
export async function timeSplitFigures(sql: Sql, question: TimeSplitQuestion): Promise<TimeSplitAnswer> {
  const { tenant, policy, filters, scope, from, to, population: asked } = question;
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const cut = cutOf(question, { from, to }, known);
  const population = populationOf({ cut, policy, filters, scope, population: asked, withOfficer: false });
  const found = await sql.query<FoundRow>(
    `
select d.code, d.agency_id, d.field_code, d.procedure_code, d.level, d.channel
from ${population.sql} d
where ${cellPredicates(policy).resolved}
order by d.code collate "C"`,
    population.parameters.values,
  );
  const tally = new Tally(question.groupBy);
  for (let start = 0; start < found.length; start += SLICE) {
    const slice = found.slice(start, start + SLICE);
    const parameters = [tenant, cut.position, addDays(to, 1), slice.map((row) => row.code)];
    const lives = new Map(
      (await sql.query<LifeRow>(statements.livesAt, parameters)).map((life): [string, LifeRow] => [life.code, life]),
    );
    for (const row of slice) tally.add(row, lives.get(row.code), question);
  }
  return { unit: 'workingMinute', ...tally.result(), position: known.position };
}

/** A dossier's holders and waits as believed at the cut; instants are epoch milliseconds. */
interface LifeRow {
  code: string;
  received_at: Date;
  ended_at: Date | null;
  returned_at: Date | null;
  calendar_id: string | null;
  calendar_version: number | null;
  holdings: [at: number, unitId: string | null, officerId: string | null, handedOver: boolean][] | null;
  waitings: [at: number, kind: number | null, since: number | null][] | null;
}

class Tally {
  private readonly rows = new Map<string, TimeSplitRow>();
  private readonly whole = emptyRow({});
  private withoutCalendar = 0;

  constructor(private readonly groupBy: readonly TimeGroupName[]) {}

  add(found: FoundRow, life: LifeRow | undefined, { calendarOf, isOwn, policy }: TimeSplitQuestion): void {
    const calendar = calendarOf(pinnedOf(life), found.agency_id);
    if (life === undefined || calendar === null) {
      this.withoutCalendar += 1;
      return;
    }
    const receivedAt = life.received_at.getTime();
    const returned = life.returned_at?.getTime() ?? null;
    const ended = life.ended_at?.getTime() ?? returned ?? receivedAt;
    const endAt: Instant = policy.end[0] === 'returned' ? (returned ?? ended) : ended;
    const split = splitTime({
      receivedAt,
      endAt,
      holdings: holdingsOf(life),
      waits: waitsOf(life),
      isOwnAgency: (unitId) => isOwn(found.agency_id, unitId),
      minutesBetween: (from, to) => countedMinutes(calendar, from, to),
    });
    const seen = new Set<TimeSplitRow>([this.whole]);
    for (const part of split.parts) {
      const row = this.rowOf(found, part);
      for (const target of [row, this.whole]) {
        target.minutes[part.kind] += part.minutes;
        target.total += part.minutes;
      }
      seen.add(row);
    }
    // One that took less than a working minute is somebody's all the same.
    if (split.parts.length === 0) seen.add(this.rowOf(found, split.spans[0] ?? { unitId: null, officerId: null }));
    for (const row of seen) row.dossiers += 1;
  }

  result(): Pick<TimeSplitAnswer, 'rows' | 'total' | 'withoutCalendar'> {
    const rows = [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    return {
      rows: this.groupBy.length === 0 ? [this.whole] : rows,
      total: this.whole,
      withoutCalendar: this.withoutCalendar,
    };
  }

  private rowOf(found: FoundRow, bearer: { unitId: string | null; officerId: string | null }): TimeSplitRow {
    const key = Object.fromEntries(this.groupBy.map((name) => [name, valueOf(name, found, bearer)]));
    const text = JSON.stringify(key);
    const row = this.rows.get(text) ?? emptyRow(key);
    this.rows.set(text, row);
    return row;
  }
}

function valueOf(
  name: TimeGroupName,
  found: FoundRow,
  bearer: { unitId: string | null; officerId: string | null },
): string | null {
  switch (name) {
    case 'agency':
      return found.agency_id;
    case 'field':
      return found.field_code;
    case 'procedure':
      return found.procedure_code;
    case 'level':
      return levelOfCode(found.level);
    case 'channel':
      return channelOfCode(found.channel);
    case 'unit':
      return bearer.unitId;
    case 'officer':
      return bearer.officerId;
    default:
      return name satisfies never;
  }
}

const emptyRow = (key: TimeSplitRow['key']): TimeSplitRow => ({
  key,
  dossiers: 0,
  total: 0,
  minutes: { intake: 0, unit: 0, supplement: 0, payment: 0, otherAgency: 0 },
});

const pinnedOf = (life: LifeRow | undefined) =>
  life?.calendar_id == null || life.calendar_version === null
    ? null
    : { id: life.calendar_id, version: life.calendar_version };

const holdingsOf = ({ holdings }: LifeRow): Holding[] =>
  (holdings ?? []).map(([at, unitId, officerId, handedOver]) => ({ at, unitId, officerId, handedOver }));

/** Each change of what is awaited ends the wait before it. */
function waitsOf({ waitings }: LifeRow): TimeWait[] {
  const waits: TimeWait[] = [];
  for (const [at, code, since] of waitings ?? []) {
    const last = waits.at(-1);
    if (last?.to === null) last.to = at;
    const kind = waitKindOfCode(code);
    if (kind !== null) waits.push({ kind, from: since ?? at, to: null });
  }
  return waits;
}
