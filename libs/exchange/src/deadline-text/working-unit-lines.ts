import { addDays } from '#calendar';
import type { PlainDate } from '#calendar';
import type { DayEntry, Reason, Stretch } from './deadline-text.types.js';
import type { Phrasing } from './phrasing.js';

/** What the running total is held against. */
export type Tally =
  /** Hours against a known sum (ms), or against none. */
  | { kind: 'hours'; ofAll: number | null }
  /** Whole working days; the day of the due is one even when the due is its first minute. */
  | { kind: 'days'; dueOn: PlainDate };

const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);
const sameReason = (a: Reason, b: Reason): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One line for each day on which something counted, one for each run of days on which nothing did. */
export function workingUnitLines(days: readonly DayEntry[], tally: Tally, phrasing: Phrasing): string[] {
  const lines: string[] = [];
  let [soFar, ordinal] = [0, 0];
  for (let at = 0; at < days.length; at += 1) {
    const day = days[at];
    if (day === undefined) break;
    if (day.counted.length > 0) {
      ordinal += 1;
      soFar += lengthOf(day.counted);
      const begins = Math.min(...day.counted.map(({ from }) => from));
      const own = countedLine(day, totalText(tally, soFar, ordinal, phrasing), phrasing);
      const before = day.notes.filter(({ to }) => to <= begins);
      const after = day.notes.filter(({ to }) => to > begins);
      lines.push(...leadLines(day, before, phrasing), own, ...noteLines(after, phrasing));
      continue;
    }
    if (tally.kind === 'days' && day.date === tally.dueOn) {
      lines.push(`${phrasing.day(day.date)}: ${phrasing.words.workingDay(ordinal + 1)}`);
      continue;
    }
    const last = lastOfRun(days, at);
    lines.push(`${phrasing.days(day.date, days[last]?.date ?? day.date)}: ${phrasing.words.notCounted(day.reason)}`);
    at = last;
  }
  return lines;
}

function totalText(tally: Tally, soFar: number, ordinal: number, phrasing: Phrasing): string {
  const { words } = phrasing;
  if (tally.kind === 'days') return words.workingDay(ordinal);
  return words.runningTotal(
    phrasing.workingTime(soFar),
    tally.ofAll === null ? null : phrasing.workingTime(tally.ofAll),
  );
}

function countedLine({ date, counted, makeUp }: DayEntry, total: string, phrasing: Phrasing): string {
  const { words } = phrasing;
  const name = makeUp === null ? '' : ` (${words.makeUp(makeUp)})`;
  const sessions = counted.map((stretch) => phrasing.stretch(stretch)).join(', ');
  return `${phrasing.day(date)}${name}: ${words.dayTotal(sessions, phrasing.workingTime(lengthOf(counted)))}; ${total}`;
}

/** What did not count before the first session that did: in the order of the day, above it. */
const leadLines = ({ date }: DayEntry, notes: DayEntry['notes'], phrasing: Phrasing): string[] =>
  notes.map((note) => `${phrasing.day(date)}, ${phrasing.stretch(note)}: ${phrasing.words.notCounted(note.reason)}`);

function noteLines(notes: DayEntry['notes'], phrasing: Phrasing): string[] {
  return notes.map((note) => `  ${phrasing.stretch(note)}: ${phrasing.words.notCounted(note.reason)}`);
}

/** The last of the days in a row on which nothing counted for the same reason. */
function lastOfRun(days: readonly DayEntry[], first: number): number {
  let last = first;
  for (;;) {
    const [here, next] = [days[last], days[last + 1]];
    if (!here || !next || next.counted.length > 0 || !sameReason(here.reason, next.reason)) return last;
    if (!followsOn(here.date, next.date)) return last;
    last += 1;
  }
}

const followsOn = (date: PlainDate, next: PlainDate): boolean => addDays(date, 1) === next;
