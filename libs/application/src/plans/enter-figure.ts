import type { Instant } from '#calendar';
import { DECIMAL_FORM, FIGURE_UNITS, sameDecimal } from '#indicators';
import type { FigureUnit } from '#indicators';
import { EntryReader } from './entry-reader.js';
import type { EnteredFigureData } from './plan-events.js';
import type { EnteredFigure, PlanRecord } from './plan-record.js';
import { enteredFor, keyOf } from './plan-record.js';

const MEMBERS = ['targetId', 'year', 'period', 'calendar', 'value', 'unit', 'source', 'publishedOn'];
const LONGEST_SOURCE = 300;

/** Reads a published figure for a target of a plan. Throws VALIDATION.FAILED with every problem. */
export function readFigure(
  body: unknown,
  { plan }: PlanRecord,
  { now, timezone }: { now: Instant; timezone: string },
): EnteredFigureData {
  const reader = new EntryReader(body, MEMBERS, now, timezone);
  const target = reader.target(plan, ({ kind }) => kind === 'entered', 'an entered figure');
  const unit = FIGURE_UNITS.find((name) => name === reader.get('unit'));
  if (unit === undefined) reader.refuse('unit', `must be one of ${FIGURE_UNITS.join(', ')}`);
  else if (target !== null && target.unit !== unit) {
    reader.refuse('unit', `the target is told in ${String(target.unit)}`);
  }
  const span = reader.period();
  const figure = {
    targetId: target?.id ?? '',
    period: span.period,
    calendar: span.calendar,
    value: readValue(reader, unit ?? 'count'),
    unit: unit ?? 'count',
    source: reader.text('source', LONGEST_SOURCE),
    publishedOn: reader.pastDate('publishedOn', span),
  };
  reader.done();
  return figure;
}

const FORMS: Record<FigureUnit, { form: RegExp; told: string }> = {
  percent: { form: /^(100(\.0{1,9})?|\d{1,2}(\.\d{1,9})?)$/, told: 'percent from 0 to 100, e.g. "86.5"' },
  rank: { form: /^[1-9]\d{0,2}$/, told: 'a rank from 1 to 999' },
  count: { form: DECIMAL_FORM, told: 'a number ≥ 0' },
};

/** As text, or a number whose shortest form is meant exactly. */
function readValue(reader: EntryReader, unit: FigureUnit): string {
  const given = reader.get('value');
  const text = typeof given === 'number' ? String(given) : given;
  const { form, told } = FORMS[unit];
  if (typeof text === 'string' && form.test(text)) return text;
  reader.refuse('value', `must be ${told}`);
  return '';
}

/** Whether the log says exactly this already, the same number however it is written; a repeated request is no new entry. */
export function isEntered({ figures }: PlanRecord, figure: EnteredFigureData): EnteredFigure | null {
  const last = enteredFor(figures, figure.targetId, keyOf(figure)).at(-1) ?? null;
  if (last === null) return null;
  const { value, unit, source, publishedOn } = last;
  const same =
    unit === figure.unit &&
    sameDecimal(value, figure.value) &&
    source === figure.source &&
    publishedOn === figure.publishedOn;
  return same ? last : null;
}
