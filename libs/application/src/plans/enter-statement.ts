import type { Instant } from '#calendar';
import { EntryReader } from './entry-reader.js';
import type { EnteredStatementData } from './plan-events.js';
import type { EnteredStatement, PlanRecord } from './plan-record.js';
import { enteredFor, keyOf } from './plan-record.js';

const MEMBERS = ['targetId', 'year', 'period', 'calendar', 'text', 'document', 'date'];
const LONGEST_DOCUMENT = 100;
const LONGEST_TEXT = 10_000;

/** What somebody states, and its text, which is kept apart and encrypted. */
export interface GivenStatement {
  data: EnteredStatementData;
  text: string | null;
}

/**
 * Reads a statement for a target of a plan; without a period it speaks of the year of its document. Throws
 * VALIDATION.FAILED with every problem.
 */
export function readStatement(
  body: unknown,
  { plan }: PlanRecord,
  { now, timezone }: { now: Instant; timezone: string },
): GivenStatement {
  const reader = new EntryReader(body, MEMBERS, now, timezone);
  const target = reader.target(plan, ({ kind }) => kind === 'statement', 'a statement');
  const named = reader.namesPeriod() ? reader.period() : null;
  const date = reader.pastDate('date', named);
  const { period, calendar } = named ?? reader.yearOf(date, 'date');
  const data = {
    targetId: target?.id ?? '',
    period,
    calendar,
    document: reader.text('document', LONGEST_DOCUMENT),
    date,
  };
  const text = reader.get('text') == null ? null : reader.text('text', LONGEST_TEXT);
  reader.done();
  return { data, text };
}

/** The last statement of the period, if it tells of the same document and has a text or none as this one does. */
export function statedAlike({ statements }: PlanRecord, { data, text }: GivenStatement): EnteredStatement | null {
  const last = enteredFor(statements, data.targetId, keyOf(data)).at(-1) ?? null;
  if (last === null) return null;
  return last.document === data.document && last.date === data.date && last.hasText === (text !== null) ? last : null;
}
