import type { CalendarVersion, ClockPolicy } from '#calendar';
import { civilServiceCalendar } from '#calendar';
import { decide, evolve, recalculate, unknownDossier } from '#dossier';
import type { CommandName, CorrectableField, DecidedEvent, DossierCommand, DossierState } from '#dossier';
import type { Database } from '#event-store';
import { Desk, at } from './desk.js';

const PAUSE: ClockPolicy = { supplement: 'pause', payment: 'pause', cutoff: null };
const clock = { calendar: civilServiceCalendar, promiseCalendar: civilServiceCalendar, clockPolicy: PAUSE };
const common = (time: string) => ({ occurredAt: at(time), personal: null, actorId: 'clerk' });

/** Five working days for an agency A under the calendar of the civil service. */
export const receive = (time: string, policy: Partial<ClockPolicy> = {}): DossierCommand => ({
  ...{ ...common(time), name: 'receive', procedureCode: 'P1', caseCode: null, agencyId: 'A', receivingAgencyId: 'A' },
  ...{ clockStartsAt: null, channel: 'counter', applicantKind: 'citizen', components: [] },
  terms: {
    ...{ fieldCode: 'F1', agencyLevel: 'commune', limit: { value: 5, unit: 'workingDay' } },
    ...{ clockPolicyId: 'default', clockPolicy: { ...PAUSE, ...policy }, calendar: civilServiceCalendar },
  },
});

type Simple = Extract<
  CommandName,
  'request-supplement' | 'receive-supplement' | 'request-payment' | 'confirm-payment' | 'process'
>;

/** A step that needs nothing said but its time. */
export function step(name: Simple, time: string): DossierCommand {
  switch (name) {
    case 'request-supplement':
      return { ...common(time), name, items: [], respondBy: null };
    case 'receive-supplement':
      return { ...common(time), name, items: [], clock };
    case 'request-payment':
      return { ...common(time), name, amount: 100_000, method: null, clock };
    case 'confirm-payment':
      return { ...common(time), name, amount: null, method: 'cash', clock };
    case 'process':
      return { ...common(time), name, decision: 'granted', resultNumber: null, resultDigitized: false };
    default:
      return name satisfies never;
  }
}

export const extend = (time: string, due: string): DossierCommand => ({
  ...{
    ...common(time),
    name: 'extend-deadline',
    dueAt: at(due),
    reasonCode: 'overload',
    responsibleUnitId: 'A',
    clock,
  },
});

export const askToCorrect = (
  time: string,
  field: CorrectableField,
  to: string | null,
  target?: string,
): DossierCommand => ({
  ...{ ...common(time), name: 'request-correction', field, from: null, to, reasonCode: 'typing-error' },
  targetEventId: target ?? null,
});

/** By somebody else, of the request that was asked for under this id. */
export const approve = (time: string, requestEventId: string): DossierCommand => ({
  ...{ ...common(time), name: 'approve-correction', requestEventId, clock, actorId: 'supervisor' },
});

/** A new version of the calendar, in which these days are off too; the worker tells the dossier at once. */
export const publish = (time: string, ...daysOff: string[]) => ({
  ...{ name: 'publish-calendar' as const, occurredAt: at(time), actorId: null, daysOff },
});

/** What a story is made of. */
export type Told = DossierCommand | ReturnType<typeof publish>;

/** The id of the n-th event of a story. */
export const eventId = (version: number): string => `00000000-0000-7000-8000-${String(version).padStart(12, '0')}`;

/**
 * Carries a story out at the real store and projector, in a log of its own: what is recorded never goes back in time.
 * Throws when the rules refuse it.
 */
export async function tell(
  database: Database,
  tenant: string,
  told: readonly Told[],
): Promise<{ desk: Desk; state: DossierState }> {
  const desk = await Desk.open(database, tenant);
  const calendars: CalendarVersion[] = [civilServiceCalendar];
  let state: DossierState = unknownDossier('d1');
  for (const one of told) {
    for (const event of eventsOf(one, state, calendars)) {
      const version = state.version + 1;
      const who = { eventId: eventId(version), actorId: one.actorId ?? null };
      state = evolve(state, { ...event, ...who, version });
      await desk.log([{ ...event, ...who, code: 'd1', occurredAt: Date.parse(event.occurredAt) }]);
    }
  }
  await desk.project();
  return { desk, state };
}

function eventsOf(told: Told, state: DossierState, calendars: CalendarVersion[]): DecidedEvent[] {
  const newest = calendars.at(-1) ?? civilServiceCalendar;
  if (told.name === 'publish-calendar') {
    const daysOff = [...newest.daysOff, ...told.daysOff.map((date) => ({ date, name: 'nghỉ' }))];
    const calendar = { ...newest, version: newest.version + 1, daysOff };
    calendars.push(calendar);
    const event = recalculate(state, { calendar, publishedAt: told.occurredAt }, PAUSE);
    return event === null ? [] : [event];
  }
  const now = 'clock' in told ? { clock: { ...told.clock, calendar: newest, calendarVersions: calendars } } : {};
  const rules = { lateEntryLimitMs: 400 * 86_400_000, lateEntryFlagMs: 86_400_000 };
  const decision = decide({ ...told, ...now }, state, { now: told.occurredAt + 60_000, ...rules });
  if (!decision.ok) throw new Error(`a story that cannot have happened: ${JSON.stringify(decision.refusal)}`);
  return decision.events;
}
