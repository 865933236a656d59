import { type CalendarVersion, isWorkingDay, type PlainDate, addDays, weekdayOf } from '#calendar';

/** Days in a row without work; a holiday if one of them is a weekday. */
export interface ClosedRun {
  length: number;
  holiday: boolean;
}

/** Where a day stands between two closed runs. */
export interface DayPlace {
  date: PlainDate;
  working: boolean;
  /** The run the day lies in, if it is closed. */
  within: ClosedRun | null;
  /** The run before and how many working days lie between; of the days looked at. */
  after: { run: ClosedRun; workingDays: number } | null;
  before: { run: ClosedRun; workingDays: number } | null;
}

/** Every date of `[from, to]` with the closed runs about it; runs up to three weeks outside are seen too. */
export function placesOf(calendar: CalendarVersion, from: PlainDate, to: PlainDate): DayPlace[] {
  const places: DayPlace[] = [];
  const margin = 21;
  const end = addDays(to, margin);
  for (let date = addDays(from, -margin); date <= end; date = addDays(date, 1)) {
    places.push({ date, working: isWorkingDay(calendar, date), within: null, after: null, before: null });
  }
  markRuns(places);
  markSides(places, 'after');
  markSides(places.toReversed(), 'before');
  return places.filter(({ date }) => from <= date && date <= to);
}

const isWeekend = (date: PlainDate): boolean => ['sat', 'sun'].includes(weekdayOf(date));

function markRuns(places: DayPlace[]): void {
  let run: ClosedRun | null = null;
  for (const place of places) {
    if (place.working) {
      run = null;
      continue;
    }
    run ??= { length: 0, holiday: false };
    run.length += 1;
    run.holiday ||= !isWeekend(place.date);
    place.within = run;
  }
}

/** The last holiday passed on the way, ordinary weekends being no news. */
function markSides(places: DayPlace[], side: 'after' | 'before'): void {
  let run: ClosedRun | null = null;
  let workingDays = 0;
  for (const place of places) {
    if (place.within?.holiday) {
      run = place.within;
      workingDays = 0;
    } else if (place.working && run !== null) {
      place[side] = { run, workingDays };
      workingDays += 1;
    }
  }
}
