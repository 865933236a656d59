import { JsonReader, localDate, parsePlainDate } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import { IndicatorsError, parsePeriod } from '#indicators';
import type { Plan, Target } from '#indicators';
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

  /** `year` (a number or its text) or `period`, one of them; as periods are written. */
  period(): string {
    const [year, period] = [this.members.get('year'), this.members.get('period')];
    if ((year === undefined) === (period === undefined)) {
      this.refuse(year === undefined ? 'year' : 'period', 'give either year or period');
      return '';
    }
    const name = year === undefined ? 'period' : 'year';
    const text = typeof year === 'number' ? String(year) : (year ?? period);
    if (typeof text === 'string' && (name === 'period' || /^\d{4}$/.test(text))) {
      try {
        parsePeriod(text);
        return text;
      } catch (error) {
        if (!(error instanceof IndicatorsError)) throw error;
      }
    }
    this.refuse(name, name === 'year' ? 'must be a year such as 2022' : 'must be a period such as 2022 or 2022-H1');
    return '';
  }

  /** A day that is not still to come. */
  pastDate(name: string): PlainDate {
    const value = this.members.get(name);
    const today = localDate(this.now, this.timezone);
    if (typeof value === 'string' && parsePlainDate(value) !== null && value <= today) return value;
    this.refuse(name, 'must be a date YYYY-MM-DD that is not still to come');
    return '';
  }

  /** Throws VALIDATION.FAILED if anything was wrong. */
  done(): void {
    const { problems } = this.reader;
    if (problems.length === 0) return;
    throw invalid(problems.map(({ pointer, message }) => ({ pointer, code: 'ENTRY.INVALID', detail: message })));
  }
}
