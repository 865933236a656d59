import { parsePlainDate } from '#calendar';
import type { Instant, Limit, LimitUnit } from '#calendar';
import { type DossierFacts, type Grain, type Wait, type WaitKind, completeFacts, grainOf } from './facts.js';
import { IndicatorsError } from './indicators-error.js';

const GRAINS: readonly Grain[] = ['date', 'instant'];
const WAIT_KINDS: readonly WaitKind[] = ['supplement', 'payment'];
const LIMIT_UNITS: readonly LimitUnit[] = ['workingHour', 'workingDay', 'calendarDay', 'month'];
const INSTANT_FORMS = [
  'epoch milliseconds',
  'ISO 8601 with an offset, e.g. 2026-03-02T10:00:00+07:00, of the years 100 to 9999',
];
const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** Years that a local date is written in with four digits: beyond them no zone answers. */
const [FIRST_INSTANT, LAST_INSTANT] = [Date.parse('0100-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];
/** More than any dossier was ever interrupted. */
const MOST_WAITS = 1_000;

/**
 * Reads what `POST /classifications/explain` is given. Absent and null are the same, unknown members are ignored,
 * an instant without an offset is refused because it would depend on a zone.
 * @throws IndicatorsError `FACTS.INVALID` with the JSON pointer of the first member at fault
 */
export function parseFacts(input: unknown): DossierFacts {
  const given = record(input, '');
  const receivedAt = optionalInstant(given['receivedAt'], '/receivedAt');
  if (receivedAt === null) throw invalid(INSTANT_FORMS, given['receivedAt'], '/receivedAt');
  const limit = parseLimit(given['limit']);
  const waits = parseWaits(given['waits']);
  const facts = completeFacts({
    receivedAt,
    limit,
    waits,
    grain: absent(given['grain']) ? grainOf(limit) : oneOf(GRAINS, given['grain'], '/grain'),
    dueAt: optionalInstant(given['dueAt'], '/dueAt'),
    firstPromiseAt: optionalInstant(given['firstPromiseAt'], '/firstPromiseAt'),
    promiseDueAt: optionalInstant(given['promiseDueAt'], '/promiseDueAt'),
    indexDueAt: optionalInstant(given['indexDueAt'], '/indexDueAt'),
    processedAt: optionalInstant(given['processedAt'], '/processedAt'),
    returnedAt: optionalInstant(given['returnedAt'], '/returnedAt'),
    withdrawnAt: optionalInstant(given['withdrawnAt'], '/withdrawnAt'),
    stoppedAt: optionalInstant(given['stoppedAt'], '/stoppedAt'),
  });
  const requests = given['supplementRequests'];
  return absent(requests) ? facts : { ...facts, supplementRequests: wholeNumber(requests, '/supplementRequests') };
}

function parseLimit(value: unknown): Limit | null {
  if (absent(value)) return null;
  const given = record(value, '/limit');
  const unit = oneOf(LIMIT_UNITS, given['unit'], '/limit/unit');
  const amount = given['value'];
  const fits = typeof amount === 'number' && Number.isFinite(amount) && amount > 0;
  if (!fits || (unit !== 'workingHour' && !Number.isInteger(amount))) {
    throw invalid(['a number > 0', 'whole except for workingHour'], amount, '/limit/value');
  }
  return { value: amount, unit };
}

function parseWaits(value: unknown): Wait[] {
  if (absent(value)) return [];
  if (!Array.isArray(value) || value.length > MOST_WAITS) {
    throw invalid([`a list of at most ${String(MOST_WAITS)} {kind, from, to}`], value, '/waits');
  }
  return value.map((item: unknown, index) => {
    const pointer = `/waits/${String(index)}`;
    const given = record(item, pointer);
    const from = optionalInstant(given['from'], `${pointer}/from`);
    if (from === null) throw invalid(INSTANT_FORMS, given['from'], `${pointer}/from`);
    const to = optionalInstant(given['to'], `${pointer}/to`);
    if (to !== null && to < from) throw invalid(['an instant not before from'], given['to'], `${pointer}/to`);
    return { kind: oneOf(WAIT_KINDS, given['kind'], `${pointer}/kind`), from, to };
  });
}

function optionalInstant(value: unknown, pointer: string): Instant | null {
  if (absent(value)) return null;
  const instant = typeof value === 'string' && isIsoInstant(value) ? Date.parse(value) : value;
  if (typeof instant !== 'number' || !Number.isInteger(instant) || instant < FIRST_INSTANT || instant > LAST_INSTANT) {
    throw invalid(INSTANT_FORMS, value, pointer);
  }
  return instant;
}

/** `Date.parse` takes 30 February for 2 March. */
const isIsoInstant = (text: string): boolean =>
  ISO_WITH_OFFSET.test(text) && parsePlainDate(text.slice(0, 10)) !== null;

function wholeNumber(value: unknown, pointer: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw invalid(['a whole number ≥ 0'], value, pointer);
  }
  return value;
}

function oneOf<T extends string>(accepted: readonly T[], value: unknown, pointer: string): T {
  const found = accepted.find((candidate) => candidate === value);
  if (found === undefined) throw invalid(accepted, value, pointer);
  return found;
}

function record(value: unknown, pointer: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(['an object'], value, pointer);
  }
  return value as Record<string, unknown>;
}

function absent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function invalid(accepted: readonly string[], given: unknown, pointer: string): IndicatorsError {
  return new IndicatorsError('FACTS.INVALID', accepted, given, pointer);
}
