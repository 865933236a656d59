import { type Instant, localDate } from '#calendar';

/** The server counts each unit's dossiers of a day from 1; the demo's of the present day stay out of its way. */
const FIRST_OF_TODAY = 9001;

/** Gives out dossier codes `<unit>-<yyMMdd>-<nnnn>`, counting per unit and local date. */
export class DossierCodes {
  private readonly counts = new Map<string, number>();
  private readonly today: string;

  constructor(
    private readonly timezone: string,
    now: Instant,
  ) {
    this.today = localDate(now, timezone);
  }

  next(unitId: string, at: Instant): string {
    const day = localDate(at, this.timezone);
    const prefix = `${unitId}-${day.slice(2).replaceAll('-', '')}`;
    const number = this.counts.get(prefix) ?? (day === this.today ? FIRST_OF_TODAY : 1);
    this.counts.set(prefix, number + 1);
    return `${prefix}-${String(number).padStart(4, '0')}`;
  }
}
