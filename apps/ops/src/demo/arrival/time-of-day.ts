import { type CalendarVersion, type Instant } from '#calendar';
import type { Channel } from '#dossier';
import { DAY, HOUR, workingInstantIn } from '../behaviour/demo-time.js';
import type { Random } from '../random.js';
import { weightedChoice } from '../weighted-choice.js';

/** Filings on line by the hour: busy mornings, a second peak after dinner, hardly any at night. */
const ONLINE_BY_HOUR = [4, 2, 1, 1, 1, 3, 8, 22, 55, 68, 62, 42, 26, 34, 52, 55, 46, 34, 26, 30, 42, 44, 30, 14];
const onlineHour = weightedChoice(ONLINE_BY_HOUR.map((weight, item) => ({ item, weight })));

/** A moment of the day that begins at `dayStart` when a dossier comes in; null if the counter is closed that day. */
export function arrivalTime(
  calendar: CalendarVersion,
  dayStart: Instant,
  channel: Channel,
  random: Random,
): Instant | null {
  if (channel === 'online') {
    return dayStart + onlineHour.draw(random) * HOUR + random.below(HOUR / 1000) * 1000;
  }
  const shape = channel === 'post' ? random.between(0.05, 0.4) : counterShape(random);
  return workingInstantIn(calendar, dayStart, dayStart + DAY, random, shape);
}

/** Where in the working day, 0 to 1: two humps, the morning's the higher. */
function counterShape(random: Random): number {
  const hump = (random.next() + random.next()) / 2;
  return random.chance(0.6) ? hump * 0.5 : 0.5 + hump * 0.47;
}
