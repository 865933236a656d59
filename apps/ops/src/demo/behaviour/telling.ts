import { codeOfStream, decideTelling, messageStream } from '#dossier';
import type { DemoEntry, DemoTellingEntry } from '../demo-entry.js';
import { demoEventId } from '../demo-event-id.js';
import type { Random } from '../random.js';
import { afterWorkingMinutes } from './demo-time.js';
import type { World } from './history-writer.js';

const SHARE = { forgotten: 0.05, late: 0.06 };
const WORKING_DAY = 480;

/** Each apology is printed soon after its extension was entered, but for a few that are printed days later, or never. */
export function tellingsOf(entries: readonly DemoEntry[], world: World, random: Random): DemoTellingEntry[] {
  const told: DemoTellingEntry[] = [];
  for (const { streamId, event, eventId, actorId, unitId, recordedAt: enteredAt } of entries) {
    if (event.type !== 'DeadlineExtended' || eventId === undefined || random.chance(SHARE.forgotten)) continue;
    const late = random.chance(SHARE.late);
    const minutes = late ? random.between(WORKING_DAY, 4 * WORKING_DAY) : random.between(3, 25);
    const recordedAt = afterWorkingMinutes(world.calendar, enteredAt, minutes);
    if (recordedAt > world.now) continue;
    const apology = { extensionEventId: eventId, channel: 'print' as const, toldAt: recordedAt };
    for (const decided of decideTelling(
      apology,
      told.map((entry) => entry.event),
    )) {
      const place = { streamId: messageStream(codeOfStream(streamId) ?? streamId), expectedVersion: told.length };
      const ownId = demoEventId(recordedAt, random);
      told.push({ ...place, eventId: ownId, event: decided, actorId, unitId, recordedAt });
    }
  }
  return told;
}
