import { weekdayOf, type Weekday } from '#calendar';
import type { Channel } from '#dossier';
import type { DayPlace } from './closed-runs.js';

const AT_THE_COUNTER: Record<Weekday, number> = {
  mon: 1.38,
  tue: 1.06,
  wed: 0.98,
  thu: 0.93,
  fri: 0.88,
  sat: 0.7,
  sun: 0,
};
const ON_LINE: Record<Weekday, number> = {
  mon: 1.22,
  tue: 1.06,
  wed: 1,
  thu: 0.98,
  fri: 0.92,
  sat: 0.42,
  sun: 0.38,
};
const BY_MONTH = [1, 1, 1.05, 1, 1.04, 1.1, 1.12, 1.1, 1, 0.98, 0.97, 1.04];

/** Closed for a week or more: Tết. People put things off before it and come all at once after it. */
const LONG_RUN = 7;
const BEFORE_TET = [0.35, 0.52, 0.68, 0.82, 0.92];
const AFTER_TET = [1.15, 1.7, 1.62, 1.5, 1.38, 1.28, 1.2, 1.12, 1.06];
const BEFORE_HOLIDAY = [0.8, 0.95];
const AFTER_HOLIDAY = [1.32, 1.1];
const ONLINE_IN_TET = 0.12;
const ONLINE_ON_HOLIDAY = 0.3;

/** How many dossiers come on a day compared with an ordinary one; 0 at the counter and by post when it is closed. */
export function dayWeight(place: DayPlace, channel: Channel): number {
  const season = BY_MONTH[Number(place.date.slice(5, 7)) - 1] ?? 1;
  const week = (channel === 'online' ? ON_LINE : AT_THE_COUNTER)[weekdayOf(place.date)];
  if (place.working) return season * week * aroundHolidays(place);
  if (channel !== 'online') return 0;
  if (!place.within?.holiday) return season * week;
  return season * (place.within.length >= LONG_RUN ? ONLINE_IN_TET : ONLINE_ON_HOLIDAY);
}

function aroundHolidays({ after, before }: DayPlace): number {
  const surge = after === null ? 1 : (tableOf(after, AFTER_TET, AFTER_HOLIDAY)[after.workingDays] ?? 1);
  const lull = before === null ? 1 : (tableOf(before, BEFORE_TET, BEFORE_HOLIDAY)[before.workingDays] ?? 1);
  return surge * lull;
}

const tableOf = ({ run }: { run: { length: number } }, tet: number[], holiday: number[]): number[] =>
  run.length >= LONG_RUN ? tet : holiday;
