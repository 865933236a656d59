import { JsonReader, localDate, parsePlainDate } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import { IndicatorsError, findPeriodCalendar, parsePeriod } from '#indicators';
import type { PeriodCalendar, Plan, Span, Target } from '#indicators';
import type { PeriodKey } from './plan-record.js';
import { invalid } from '../problem-error.js';

/** Reads what somebody enters for a target; every problem is told with its pointer. */
export class EntryReader {
  private readonly reader = new JsonReader();
  private readonly members: Map<string, unknown>;

  constructor(
    body: unknown,
    accepted: readonly string[],
    private readonly now: Instant,
    private readonly timezone: string,
  ) {
    this.members = this.reader.object(body, '', accepted) ?? new Map<string, unknown>();
  }

  get(name: string): unknown {
    return this.members.get(name);
  }

  refuse(name: string, message: string): void {
    this.reader.refuse(`/${name}`, message);
  }

  text(name: string, most: number): string {
    return this.reader.text(this.members.get(name), `/${name}`, most) ?? '';
  }

  /** A target of the plan that takes what is entered; null with the reason noted. */
  target(plan: Plan, takes: (target: Target) => boolean, what: string): Target | null {
    const id = this.members.get('targetId');
    const target = plan.targets.find((candidate) => candidate.id === id) ?? null;
    if (target !== null && takes(target)) return target;
    const accepted = plan.targets.filter(takes).map((candidate) => candidate.id);
    const list = accepted.length === 0 ? 'none of this plan' : accepted.join(', ');
    this.refuse('targetId', `must be a target that takes ${what}: ${list}`);
    return null;
  }

  /** Whether a period is named; a statement may go without. */
  namesPeriod(): boolean {
    return ['year', 'period', 'calendar'].some((name) => this.members.get(name) !== undefined);
  }

  /** `year` (a number or its text) or `period`, one of them, of `calendar` (default gregorian); it must have begun. */
  period(): PeriodKey & Span {
    const calendar = this.calendar();
    const [year, period] = [this.members.get('year'), this.members.get('period')];
    if ((year === undefined) === (period === undefined)) {
      this.refuse(year === undefined ? 'year' : 'period', 'give either year or period');
      return NO_PERIOD;
    }
    const name = year === undefined ? 'period' : 'year';
    const text = typeof year === 'number' ? String(year) : (year ?? period);
    const readable = typeof text === 'string' && (name === 'period' || /^\d{4}$/.test(text));
    const read = readable ? this.periodOf(text, calendar, name) : null;
    if (read !== null) return read;
    this.refuse(name, name === 'year' ? 'must be a year such as 2022' : 'must be a period such as 2022 or 2022-H1');
    return NO_PERIOD;
  }

  /** The calendar year of a day that was read as member `name`. */
  yearOf(date: PlainDate, name: string): PeriodKey & Span {
    if (date === '') return NO_PERIOD;
    const read = this.periodOf(date.slice(0, 4), 'gregorian', name);
    if (read !== null) return read;
    this.refuse(name, 'its year is no period: give year or period');
    return NO_PERIOD;
  }

  /** A day that is not still to come and, if a period is given, not before the period begins. */
  pastDate(name: string, period: Span | null = null): PlainDate {
    const value = this.members.get(name);
    const isDate = typeof value === 'string' && parsePlainDate(value) !== null && value <= this.today();
    if (!isDate) {
      this.refuse(name, 'must be a date YYYY-MM-DD that is not still to come');
      return '';
    }
    if (period !== null && value < period.from) {
      this.refuse(name, `must not be before the period begins, ${period.from}`);
    }
    return value;
  }

  private today(): PlainDate {
    return localDate(this.now, this.timezone);
  }

  private calendar(): PeriodCalendar {
    const given = this.members.get('calendar') ?? 'gregorian';
    if (given === 'gregorian' || given === 'kstt') return findPeriodCalendar(given);
    this.refuse('calendar', 'must be gregorian or kstt');
    return 'gregorian';
  }

  /** Null: no period is written so. One that has not begun is refused. */
  private periodOf(text: string, calendar: PeriodCalendar, name: string): (PeriodKey & Span) | null {
    try {
      const span = parsePeriod(text, calendar);
      if (span.from > this.today()) this.refuse(name, `${text} has not begun`);
      return { period: text, calendar, ...span };
    } catch (error) {
      if (!(error instanceof IndicatorsError)) throw error;
      return null;
    }
  }

  /** Throws VALIDATION.FAILED if anything was wrong. */
  done(): void {
    const { problems } = this.reader;
    if (problems.length === 0) return;
    throw invalid(problems.map(({ pointer, message }) => ({ pointer, code: 'ENTRY.INVALID', detail: message })));
  }
}

const NO_PERIOD: PeriodKey & Span = { period: '', calendar: 'gregorian', from: '', to: '' };
