import type { ClockPolicy, LimitUnit } from '#calendar';
import type { Reason } from './deadline-text.types.js';
import type { Words } from './words.js';

const UNIT: Record<LimitUnit, string> = {
  workingHour: 'working hour',
  workingDay: 'working day',
  calendarDay: 'day',
  month: 'month',
};
const AWAITED = { supplement: 'awaiting missing papers', payment: 'awaiting payment' };
const plural = (value: number, unit: string): string => `${value} ${unit}${value === 1 ? '' : 's'}`;
const limitText = ({ value, unit }: { value: number; unit: LimitUnit }): string => plural(value, UNIT[unit]);
const PAUSE = 'the clock stands still';

const SUPPLEMENT: Record<ClockPolicy['supplement'], string> = {
  pause: PAUSE,
  restart: 'the full time limit starts again once they have arrived',
  '766': `${PAUSE} (Decision 766/QĐ-TTg)`,
};

function because(reason: Reason): string {
  switch (reason.kind) {
    case 'weekend':
      return 'weekend';
    case 'dayOff':
      return reason.name === '' ? 'public holiday' : `day off: ${reason.name}`;
    case 'waiting':
      return `${PAUSE} (${AWAITED[reason.awaited]})`;
    case 'outside':
      return 'outside working hours';
    case 'cutoff':
      return 'received after the cut-off';
    case 'restart':
      return 'the time limit started again later';
    case 'startDay':
      return 'starting day';
    case 'rolled':
      return 'moved on to the next working day';
    default:
      return reason satisfies never;
  }
}

/** Plain English for the same office. */
export const ENGLISH: Words = {
  title: 'HOW THE DUE DATE IS WORKED OUT',
  weekdays: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  received: (moment) => `Received: ${moment}`,
  limit: (limit) => `Time limit: ${limitText(limit)}`,
  noLimit: 'Time limit: none known',
  calendar: (id, version, timezone) => `Working calendar: ${id}, version ${version} (time zone ${timezone})`,
  weekly: (weekdays, sessions) => `${weekdays}: ${sessions ?? 'closed'}`,
  regime: ({ supplement, payment }) => [
    `While papers are awaited: ${SUPPLEMENT[supplement]}`,
    `While payment is awaited: ${payment === 'pause' ? PAUSE : 'the clock goes on'}`,
  ],
  howCounted: (unit) =>
    ({
      workingHour: 'How it counts: only time within working sessions.',
      workingDay:
        'How it counts: the starting day does not count; due on the last working day of the limit, at the time of day it started.',
      calendarDay:
        'How it counts: the starting day does not count; days off do; due at the end of the last session of the last day.',
      month:
        'How it counts: from the starting day to the same day of the last month (its last day where there is no such day); due at the end of that day’s last session.',
    })[unit],
  start: {
    within: (moment) => `Counted from: ${moment} (received within working hours)`,
    outside: (moment) => `Counted from: ${moment} (received outside working hours, so from the next session on)`,
    afterCutoff: (cutoff, moment) =>
      `Counted from: ${moment} (received at or after ${cutoff}, so from the next working day on)`,
  },
  restarted: (moment) => `The full limit again: from ${moment}`,
  wait: (awaited, from, to) => `Clock stopped: from ${from} to ${to} (${AWAITED[awaited]})`,
  inHours: (from, to, amount, limit) =>
    `As the clock stood still, the limit is counted in hours: without that, ${limitText(limit)} from ${from} to ${to} hold ${amount} of work; due when ${amount} have been counted.`,
  amount: (days, hours, minutes, seconds) =>
    [[days, 'day'] as const, [hours, 'hour'] as const, [minutes, 'minute'] as const, [seconds, 'second'] as const]
      .filter(([value]) => value > 0)
      .map(([value, unit]) => plural(value, unit))
      .join(' ') || '0 minutes',
  makeUp: (name) => (name === '' ? 'make-up working day' : `make-up working day: ${name}`),
  dayTotal: (sessions, amount) => `${sessions} = ${amount}`,
  runningTotal: (soFar, ofAll) => (ofAll === null ? `${soFar} so far` : `${soFar} of ${ofAll} counted`),
  workingDay: (ordinal) => `working day ${ordinal}`,
  calendarDays: (first, last) => (first === last ? `day ${first}` : `day ${first} to day ${last}`),
  elapsed: (amount) => `${amount} counted`,
  notCounted: (reason) => `${because(reason)}, not counted`,
  lastDayRolls: (day, why) =>
    `The last day of the limit is ${day} – ${because(why)}, not a working day: moved on to the next working day.`,
  endOfLastDay: (day) => `The last day of the limit is ${day}: due at the end of that day’s last session.`,
  clockMoved: (start, due) => `The starting time ${start} lies in no session of the last day, so ${due} is taken.`,
  moved: (limit, from, unmoved, waited, unrolled) =>
    `${limitText(limit)} from ${from} is ${unmoved}; with the ${waited} the clock stood still it is ${unrolled}.`,
  unpublished: (years) =>
    `Note: the days off of ${years} have not been announced yet; the due date may change when they are.`,
  waitingSince: (moment) => `The applicant is awaited since ${moment}: the due date below does not hold that wait yet.`,
  given: 'This due date was set (extended, or taken over as it stood), not worked out from the time limit.',
  firstPromise: (moment) => `First promised: ${moment}`,
  dueMoment: (clock, day) => `${clock}, ${day}`,
  due: (moment) => `Due: ${moment}`,
};
