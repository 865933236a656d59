import { countedMinutes, localDate } from '#calendar';
import type { CalendarVersion, DeadlineExplanation, DeadlineSteps, Limit } from '#calendar';
import { calendarUnitLines } from './calendar-unit-lines.js';
import type { DeadlineTextInput, TextLanguage } from './deadline-text.types.js';
import { headerLines } from './header-lines.js';
import { dayEntries } from './local-days.js';
import { Phrasing } from './phrasing.js';
import type { Words } from './words.js';
import { ENGLISH } from './words-en.js';
import { VIETNAMESE } from './words-vi.js';
import { type Tally, workingUnitLines } from './working-unit-lines.js';

const WORDS: Record<TextLanguage, Words> = { vi: VIETNAMESE, en: ENGLISH };

/**
 * An explanation as lines that can be checked with a wall calendar: the rules, each day with its sessions and the
 * running total, each stretch that did not count with its reason, and the due. No line ends with a line break. Throws
 * what `computeDue` throws when the input does not belong together.
 */
export function deadlineText(input: DeadlineTextInput, language: TextLanguage): string[] {
  const words = WORDS[language];
  const phrasing = new Phrasing(words, input.calendar.timezone);
  const lines = [words.title, '', ...headerLines(input, phrasing), ''];
  const days = dayLines(input, phrasing);
  return [...lines, ...days, ...(days.length > 0 ? [''] : []), ...closingLines(input, phrasing)];
}

const stepsOf = (explanation: DeadlineTextInput['explanation']): DeadlineSteps | null =>
  'steps' in explanation ? explanation.steps : null;

function dayLines({ limit, calendar, explanation }: DeadlineTextInput, phrasing: Phrasing): string[] {
  const { trace, dueAt } = explanation;
  const steps = stepsOf(explanation);
  if (limit?.unit === 'calendarDay' || limit?.unit === 'month') return calendarUnitLines(trace, limit, steps, phrasing);
  if (limit === null || steps === null) {
    return workingUnitLines(dayEntries(trace, calendar, false), { kind: 'hours', ofAll: null }, phrasing);
  }
  if (limit.unit === 'workingHour') {
    const tally: Tally = { kind: 'hours', ofAll: Math.round(limit.value * 3_600_000) };
    return workingUnitLines(dayEntries(trace, calendar, false), tally, phrasing);
  }
  return dueAt === steps.unmovedDueAt
    ? inDays(steps, explanation, calendar, phrasing)
    : inHours(limit, steps, explanation, calendar, phrasing);
}

type Traced = Pick<DeadlineExplanation, 'trace' | 'dueAt'>;

/** Working days without any working time awaited: each has its number. */
function inDays(
  { startedAt }: DeadlineSteps,
  { trace, dueAt }: Traced,
  calendar: CalendarVersion,
  phrasing: Phrasing,
): string[] {
  const tally: Tally = { kind: 'days', dueOn: localDate(dueAt, calendar.timezone) };
  const lines = workingUnitLines(dayEntries(trace, calendar, false), tally, phrasing);
  const [start, due] = [phrasing.clock(startedAt), phrasing.clock(dueAt)];
  return start === due ? lines : [...lines, phrasing.words.clockMoved(start, due)];
}

/** Working days moved by waits: the working time they hold is counted out, from the start on. */
function inHours(
  limit: Limit,
  { startedAt, unmovedDueAt }: DeadlineSteps,
  { trace }: Traced,
  calendar: CalendarVersion,
  phrasing: Phrasing,
): string[] {
  const ofAll = Math.round(countedMinutes(calendar, startedAt, unmovedDueAt) * 60_000);
  const [from, to] = [phrasing.moment(startedAt), phrasing.moment(unmovedDueAt)];
  const lines = workingUnitLines(dayEntries(trace, calendar, true), { kind: 'hours', ofAll }, phrasing);
  return [phrasing.words.inHours(from, to, phrasing.workingTime(ofAll), limit), ...lines];
}

function closingLines({ explanation }: DeadlineTextInput, phrasing: Phrasing): string[] {
  const { words } = phrasing;
  const { dueAt, waitingSince, calendarUnpublished, trace } = explanation;
  const years = new Set(trace.flatMap(({ calendarUnpublished: year }) => year ?? []));
  if (calendarUnpublished !== null) years.add(calendarUnpublished);
  const lines = years.size > 0 ? [words.unpublished([...years].join(', '))] : [];
  if (waitingSince !== null) lines.push(words.waitingSince(phrasing.moment(waitingSince)));
  if ('firstPromiseAt' in explanation && explanation.firstPromiseAt !== dueAt) {
    lines.push(words.firstPromise(phrasing.due(explanation.firstPromiseAt)));
  }
  return [...lines, words.due(phrasing.due(dueAt))];
}
