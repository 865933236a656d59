import { clockStartsAt, DEFAULT_CLOCK_POLICY, nextWorkingInstant, WEEKDAYS } from '#calendar';
import type { CalendarVersion, DeadlineSteps, Instant, Limit, Span, Weekday } from '#calendar';
import type { DeadlineTextInput } from './deadline-text.types.js';
import type { Phrasing } from './phrasing.js';

/** What was asked and under which rules, before the days. */
export function headerLines(
  { receivedAt, limit, policy, calendar, explanation }: DeadlineTextInput,
  phrasing: Phrasing,
): string[] {
  const { words } = phrasing;
  const rules = policy ?? DEFAULT_CLOCK_POLICY;
  const lines = [
    words.received(phrasing.moment(receivedAt)),
    limit === null ? words.noLimit : words.limit(limit),
    words.calendar(calendar.id, calendar.version, calendar.timezone),
    ...weekLines(calendar, phrasing).map((line) => `  ${line}`),
    ...words.regime(rules),
  ];
  if (limit === null || !('steps' in explanation))
    return [...lines, words.given, ...waitLines(explanation.trace, phrasing)];
  const firstStart = clockStartsAt(calendar, receivedAt, rules);
  lines.push(
    // Once the clock has stood still, working days are counted out in hours: a line of its own says so.
    ...(inHours(limit, explanation.steps, explanation.dueAt) ? [] : [words.howCounted(limit.unit)]),
    startLine({ receivedAt, calendar }, firstStart, rules.cutoff ?? null, phrasing),
  );
  lines.push(...waitLines(explanation.trace, phrasing));
  if (explanation.steps.startedAt !== firstStart)
    lines.push(words.restarted(phrasing.moment(explanation.steps.startedAt)));
  return lines;
}

/** Weekdays in a row with the same sessions share a line. */
function weekLines({ sessions }: CalendarVersion, { words }: Phrasing): string[] {
  const textOf = (weekday: Weekday): string => sessions[weekday].map(([start, end]) => `${start}–${end}`).join(', ');
  const runs: { first: Weekday; last: Weekday; text: string }[] = [];
  for (const weekday of WEEKDAYS) {
    const [run, text] = [runs.at(-1), textOf(weekday)];
    if (run?.text === text) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, text });
  }
  return runs.map(({ first, last, text }) => {
    const names = first === last ? words.weekdays[first] : `${words.weekdays[first]} – ${words.weekdays[last]}`;
    return words.weekly(names, text === '' ? null : text);
  });
}

const inHours = (limit: Limit, { unmovedDueAt }: DeadlineSteps, dueAt: Instant): boolean =>
  limit.unit === 'workingDay' && unmovedDueAt !== dueAt;

function startLine(
  { receivedAt, calendar }: Pick<DeadlineTextInput, 'receivedAt' | 'calendar'>,
  start: Instant,
  cutoff: string | null,
  phrasing: Phrasing,
): string {
  const { within, outside, afterCutoff } = phrasing.words.start;
  const moment = phrasing.moment(start);
  if (start === receivedAt) return within(moment);
  // On a day off, or in the evening, the next session is the same with and without a cut-off.
  const byCutoff = cutoff !== null && nextWorkingInstant(calendar, receivedAt) !== start;
  return byCutoff ? afterCutoff(cutoff, moment) : outside(moment);
}

function waitLines(trace: readonly Span[], phrasing: Phrasing): string[] {
  const waits: { from: Instant; to: Instant; kind: 'supplement' | 'payment' }[] = [];
  for (const { because, from, to, kind = 'supplement' } of trace) {
    if (because !== 'waiting') continue;
    const last = waits.at(-1);
    if (last?.to === from && last.kind === kind) last.to = to;
    else waits.push({ from, to, kind });
  }
  return waits.map(({ from, to, kind }) => phrasing.words.wait(kind, phrasing.moment(from), phrasing.moment(to)));
}
