import type { Instant } from '#calendar';
import type { Received, ReturnRoute } from '#dossier';
import type { CaseFile } from './case-file.js';
import { afterWorkingMinutes } from './demo-time.js';
import { deskClerk } from './handling.js';

const SHARE = { never: 0.012, tardy: 0.07 };
const WORKING_DAY = 480;

/** The applicant fetches the result, soon as a rule, weeks later now and then, or never. */
export function collect(file: CaseFile, state: Received, readyAt: Instant): void {
  const { random, world, writer } = file;
  const sameDay = state.grain === 'instant';
  if (!sameDay && random.chance(SHARE.never)) return;
  const via = routeOf(file);
  const occurredAt = afterWorkingMinutes(world.calendar, readyAt, waitOf(file, via, sameDay));
  writer.carryOut({ name: 'return-result', via, occurredAt, personal: null }, deskClerk(file));
}

function routeOf({ arrival, random }: CaseFile): ReturnRoute {
  const share = random.next();
  if (arrival.channel === 'counter') return share < 0.94 ? 'counter' : 'post';
  if (arrival.channel === 'post') return share < 0.85 ? 'post' : 'counter';
  if (share < 0.5) return 'online';
  return share < 0.75 ? 'post' : 'counter';
}

/** Working minutes from the result to its return. */
function waitOf({ random }: CaseFile, via: ReturnRoute, sameDay: boolean): number {
  if (sameDay) return 2 + random.exponential(15);
  if (via === 'online') return 3 + random.exponential(30);
  if (via === 'post') return 30 + random.exponential(WORKING_DAY / 4);
  return random.chance(SHARE.tardy) ? random.between(3, 30) * WORKING_DAY : 5 + random.exponential(WORKING_DAY / 6);
}
