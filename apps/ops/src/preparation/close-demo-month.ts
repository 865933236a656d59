import { closePeriod, periodRecord, restateTouched } from '#application';
import type { ClosingTools } from '#application';
import { addDays, addMonths, civilServiceCalendar, localDate, startOfLocalDay } from '#calendar';
import type { Instant } from '#calendar';
import { namedPeriod } from '#indicators';
import type { ClosablePeriod } from '#indicators';
import { uuidV7 } from '#platform';
import type { ProductDatabase } from './product-database.js';

/** When the nightly run would have closed it: minutes after the midnight that ends it. */
const NIGHT_MINUTES = 90;
const MINUTE = 60_000;

/**
 * Closes one month of the demo as its own night would have: on what was known then, weeks before the demo's present. Then
 * it is compared, as every night does, with what was recorded since: late entries and corrections by the demo's staff, so
 * that a restated month can be looked at. Every other period the first nightly run closes as of now. Does nothing where the month is closed. Answers the month, or null.
 * @param present of the demo; `now` is the clock's
 */
export async function closeDemoMonth(
  { database, store }: ProductDatabase,
  tenant: string,
  { present, now }: { present: Instant; now: Instant },
): Promise<string | null> {
  const { timezone } = civilServiceCalendar;
  const tools: ClosingTools = { database, store, newId: uuidV7 };
  const { month, night } = monthBeforeLast(present, timezone);
  if ((await periodRecord(store, tenant, month)) !== null) return null;
  await closePeriod(tools, { tenant, timezone }, month, null, now, night);
  // At once and not by the first night: until then every question about periods would go through all that came since.
  await restateTouched(tools, { tenant, timezone }, now);
  return month.period;
}

/** Not the last one: on the first days of a month nothing of it would have been mended yet. */
function monthBeforeLast(present: Instant, timezone: string): { month: ClosablePeriod; night: Instant } {
  const name = addMonths(localDate(present, timezone), -2).slice(0, 7);
  const month = namedPeriod(name, 'gregorian');
  const night = startOfLocalDay(addDays(month.to, 1), timezone) + NIGHT_MINUTES * MINUTE;
  return { month, night };
}
