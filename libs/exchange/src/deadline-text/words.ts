import type { ClockPolicy, Limit, Weekday } from '#calendar';
import type { Reason } from './deadline-text.types.js';

/** Every phrase of an explanation; times, dates and amounts come in ready as text. */
export interface Words {
  title: string;
  weekdays: Record<Weekday, string>;
  received(moment: string): string;
  limit(limit: Limit): string;
  noLimit: string;
  calendar(id: string, version: number, timezone: string): string;
  weekly(weekdays: string, sessions: string | null): string;
  regime(policy: ClockPolicy): string[];
  howCounted(unit: Limit['unit']): string;
  start: {
    within(moment: string): string;
    outside(moment: string): string;
    afterCutoff(cutoff: string, moment: string): string;
  };
  restarted(moment: string): string;
  wait(awaited: 'supplement' | 'payment', from: string, to: string): string;
  inHours(from: string, to: string, amount: string, limit: Limit): string;
  /** `12 giờ 30 phút`. */
  amount(days: number, hours: number, minutes: number, seconds: number): string;
  makeUp(name: string): string;
  dayTotal(sessions: string, amount: string): string;
  runningTotal(soFar: string, ofAll: string | null): string;
  workingDay(ordinal: number): string;
  /** Days of the calendar, the first to the last of a stretch. */
  calendarDays(first: number, last: number): string;
  elapsed(amount: string): string;
  notCounted(reason: Reason): string;
  lastDayRolls(day: string, why: Reason): string;
  endOfLastDay(day: string): string;
  clockMoved(start: string, due: string): string;
  moved(limit: Limit, from: string, unmoved: string, waited: string, unrolled: string): string;
  unpublished(years: string): string;
  waitingSince(moment: string): string;
  given: string;
  firstPromise(moment: string): string;
  /** `15 giờ 00 phút, Thứ Sáu 27/02/2026`. */
  dueMoment(clock: string, day: string): string;
  due(moment: string): string;
}
