import type { Instant } from '#calendar';
import { EntryReader } from './entry-reader.js';
import type { EnteredStatementData } from './plan-events.js';
import type { EnteredStatement, PlanRecord } from './plan-record.js';
import { enteredFor } from './plan-record.js';

const MEMBERS = ['targetId', 'year', 'period', 'text', 'document', 'date'];
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
  const date = reader.pastDate('date');
  const named = reader.get('year') !== undefined || reader.get('period') !== undefined;
  const data = {
    targetId: target?.id ?? '',
    period: named ? reader.period() : date.slice(0, 4),
    document: reader.text('document', LONGEST_DOCUMENT),
    date,
  };
  const text = reader.get('text') == null ? null : reader.text('text', LONGEST_TEXT);
  reader.done();
  return { data, text };
}

/** Whether exactly this was stated already. */
export function isStated({ statements }: PlanRecord, { data, text }: GivenStatement): EnteredStatement | null {
  const last = enteredFor(statements, data.targetId, data.period).at(-1) ?? null;
  if (last === null) return null;
  return last.document === data.document && last.date === data.date && last.text === text ? last : null;
}
