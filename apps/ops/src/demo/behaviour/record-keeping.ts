import { DEFAULT_CLOCK_POLICY } from '#calendar';
import type { RequestCorrection } from '#dossier';
import type { CaseFile } from './case-file.js';
import { afterWorkingMinutes } from './demo-time.js';
import { deskClerk } from './handling.js';
import { type Actor, leaderOf } from './staff.js';

const SHARE = { digitized: 0.3, rated: 0.08, corrected: 0.004, annulled: 0.0015 };

/** What happens to the record afterwards: scans, ratings, and corrections that a second person approves. */
export function keepRecord(file: CaseFile): void {
  const { random, world, writer } = file;
  const { state } = writer;
  if (!state.received) return;
  const later = (minutes: number) => afterWorkingMinutes(world.calendar, state.lastOccurredAt, minutes);
  const over = { personal: null };
  const clerk = deskClerk(file);
  if (state.processedAt !== null && !state.resultDigitized && random.chance(SHARE.digitized)) {
    writer.carryOut({ name: 'digitize-result', occurredAt: later(random.between(10, 200)), ...over }, clerk);
  }
  if (state.status === 'returned' && random.chance(SHARE.rated)) {
    const score = random.chance(0.85) ? 5 : 2 + random.below(3);
    writer.carryOut({ name: 'rate', score, occurredAt: later(random.between(1, 60)), ...over }, clerk);
  }
  const fate = random.next();
  if (fate < SHARE.annulled) correct(file, 'annul', clerk);
  else if (fate < SHARE.annulled + SHARE.corrected) correct(file, 'channel', clerk);
}

/** Typed twice, or under the wrong channel: the clerk asks, the leader of the agency approves. */
function correct(file: CaseFile, field: 'annul' | 'channel', clerk: Actor): void {
  const { arrival, random, world, writer } = file;
  const { state } = writer;
  const target = state.steps.find(({ type }) => type === 'DossierReceived')?.eventId ?? null;
  if (!state.received || target === null || (field === 'channel' && state.channel === 'online')) return;
  const askedAt = afterWorkingMinutes(world.calendar, state.lastOccurredAt, random.between(30, 2_000));
  const to = field === 'annul' ? null : state.channel === 'counter' ? 'post' : 'counter';
  const ask: RequestCorrection = {
    ...{ name: 'request-correction', targetEventId: target, field, from: null, to },
    ...{ reasonCode: field === 'annul' ? 'enteredTwice' : 'typingError', occurredAt: askedAt, personal: null },
    actorId: clerk.actorId,
  };
  if (!writer.carryOut(ask, clerk)) return;
  const requestEventId = writer.entries.at(-1)?.eventId ?? '';
  const leader = { actorId: leaderOf(arrival.profile.agencyId), unitId: arrival.profile.agencyId };
  const { calendar } = world;
  const clock = { calendar, promiseCalendar: calendar, clockPolicy: DEFAULT_CLOCK_POLICY };
  const occurredAt = afterWorkingMinutes(calendar, askedAt, random.between(30, 900));
  const approve = { name: 'approve-correction', requestEventId, clock, occurredAt, personal: null } as const;
  writer.carryOut({ ...approve, actorId: leader.actorId }, leader);
}
