import { parsePlainDate } from '#calendar';
import type { Instant } from '#calendar';
import { IndicatorsError } from '#indicators';
import { invalid } from './problem-error.js';
import type { FieldProblem } from './problem-error.js';

/** The parameters as HTTP or a command line hands them in: text by name. */
export type QueryParameters = Readonly<Record<string, unknown>>;

/** What a refused instant is told. */
export const INSTANT_FORM = 'accepted is an instant with its offset, such as 2026-03-31T17:00:00+07:00';

// A plus sign that nobody encoded arrives as a blank.
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+\- ]([01]\d|2[0-3]):[0-5]\d)$/;

/** An instant from a parameter; null if it is none. */
export function readInstant(text: string): Instant | null {
  const [, date] = INSTANT.exec(text) ?? [];
  const instant = date === undefined || parsePlainDate(date) === null ? NaN : Date.parse(text.replace(' ', '+'));
  return Number.isNaN(instant) ? null : instant;
}

/** Collects what is wrong with the parameters, so that one answer names all of it. */
export class ParameterReader {
  private readonly problems: FieldProblem[] = [];

  constructor(
    private readonly parameters: QueryParameters,
    accepted: readonly string[],
  ) {
    for (const [name, value] of Object.entries(parameters)) {
      if (!accepted.includes(name)) this.fault(name, 'PARAMETER.UNKNOWN', `accepted are ${accepted.join(', ')}`);
      else if (Array.isArray(value)) this.fault(name, 'PARAMETER.REPEATED', 'give it once');
      else if (value !== undefined && typeof value !== 'string')
        this.fault(name, 'PARAMETER.NOT_TEXT', 'give it as text');
      else if (value?.includes('\0') === true) this.fault(name, 'TEXT.NUL', 'text without a NUL character');
    }
  }

  /** The text of a parameter; null when it is absent or unfit. */
  text(name: string): string | null {
    const value = Object.hasOwn(this.parameters, name) ? this.parameters[name] : undefined;
    return typeof value === 'string' ? value : null;
  }

  oneOf<T extends string>(name: string, accepted: readonly T[]): T | null {
    const given = this.text(name);
    const found = accepted.find((candidate) => candidate === given) ?? null;
    if (given !== null && found === null) {
      this.fault(name, 'PARAMETER.NOT_ACCEPTED', `"${given}": accepted are ${accepted.join(', ')}`);
    }
    return found;
  }

  /** Null where #indicators refuses, which is then noted. */
  attempt<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof IndicatorsError)) throw error;
      this.fault(error.pointer.slice(1), error.code, `accepted are ${error.accepted.join(', ')}`);
      return null;
    }
  }

  fault(name: string, code: string, detail: string): void {
    const pointer = `?${name}`;
    if (!this.problems.some((known) => known.pointer === pointer && known.code === code)) {
      this.problems.push({ pointer, code, detail });
    }
  }

  /** The result if nothing was wrong. */
  result<T>(value: T): T {
    if (this.problems.length > 0) throw invalid(this.problems);
    return value;
  }
}
