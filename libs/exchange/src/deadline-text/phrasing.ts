import { localDate, localDateTime, weekdayOf } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import type { Stretch } from './deadline-text.types.js';
import type { Words } from './words.js';

const pad = (value: number): string => String(value).padStart(2, '0');

/** Dates, clock times and amounts in one language and zone. */
export class Phrasing {
  constructor(
    readonly words: Words,
    readonly timezone: string,
  ) {}

  /** `Thứ Năm 08/01/2026`. */
  day(date: PlainDate): string {
    const [year, month, day] = date.split('-');
    return `${this.words.weekdays[weekdayOf(date)]} ${String(day)}/${String(month)}/${String(year)}`;
  }

  /** One day or `first – last`. */
  days(first: PlainDate, last: PlainDate): string {
    return first === last ? this.day(first) : `${this.day(first)} – ${this.day(last)}`;
  }

  dayOf(instant: Instant): string {
    return this.day(localDate(instant, this.timezone));
  }

  /** `16:00`, with whole seconds where there are any: nobody's wall clock shows less. */
  clock(instant: Instant): string {
    const { hour, minute, second } = localDateTime(instant, this.timezone);
    const whole = `${pad(hour)}:${pad(minute)}`;
    return second === 0 ? whole : `${whole}:${pad(second)}`;
  }

  /** `16:00 Thứ Năm 08/01/2026`. */
  moment(instant: Instant): string {
    return `${this.clock(instant)} ${this.dayOf(instant)}`;
  }

  due(instant: Instant): string {
    return this.words.dueMoment(this.clock(instant), this.dayOf(instant));
  }

  /** `08:00–12:00`; a stretch to midnight ends at 24:00. */
  stretch({ from, to }: Stretch): string {
    const end = this.clock(to);
    return `${this.clock(from)}–${end === '00:00' ? '24:00' : end}`;
  }

  /** Working time: `12 giờ 30 phút`. */
  workingTime(ms: number): string {
    return this.words.amount(0, Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60);
  }

  /** Elapsed time, days of 24 hours. */
  elapsed(ms: number): string {
    const hours = Math.floor(ms / 3_600_000);
    return this.words.amount(
      Math.floor(hours / 24),
      hours % 24,
      Math.floor(ms / 60_000) % 60,
      Math.floor(ms / 1000) % 60,
    );
  }
}
