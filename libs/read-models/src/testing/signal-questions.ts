import type { SignalName, SignalValues } from '#indicators';
import { inSnapshot } from '../indicators/in-snapshot.js';
import type { SignalsAnswer } from '../signals/question.js';
import { signalDossiers } from '../signals/signal-dossiers.js';
import { signals } from '../signals/signals.js';
import { type Asked, questionOf } from './asking.js';
import { type Desk, type TestEvent, at } from './desk.js';

/** What a spec says of a question for signals. */
export interface AskedSignals extends Omit<Asked, 'groupBy'> {
  values?: SignalValues;
}
export const page = (desk: Desk, signal: SignalName, { values = {}, ...asked }: AskedSignals = {}) =>
  signalDossiers(desk.database, { ...questionOf(desk, asked), values, signal, limit: 200 });
export const named = async (desk: Desk, signal: SignalName, asked?: AskedSignals): Promise<string[]> =>
  (await page(desk, signal, asked)).items.map(({ code }) => code);
export const summary = (desk: Desk, { values = {}, ...asked }: AskedSignals = {}, groupBy: 'agency'[] = []) =>
  inSnapshot(desk.database, (sql): Promise<SignalsAnswer> =>
    signals(sql, { ...questionOf(desk, asked), values, groupBy }),
  );

export const iso = (wallTime: string): string => new Date(at(wallTime)).toISOString();
export const told = (code: string, wallTime: string, what: Pick<TestEvent, 'type' | 'data'>): TestEvent =>
  ({ code, occurredAt: at(wallTime), ...what }) as TestEvent;
export const by = (actorId: string, event: TestEvent): TestEvent => ({ ...event, actorId });
export const requested = (code: string, wallTime: string): TestEvent =>
  told(code, wallTime, { type: 'SupplementRequested', data: { items: [], respondBy: null, flags: [] } });
export const supplied = (code: string, wallTime: string, due: string): TestEvent =>
  told(code, wallTime, {
    type: 'SupplementReceived',
    data: {
      ...{ previousDueAt: null, dueAt: iso(due), promiseDueAt: iso(due), regime: 'pause', items: [], flags: [] },
      ...{ calendarVersion: null, calendarUnpublished: null },
    },
  });
export const extended = (code: string, wallTime: string, due: string): TestEvent =>
  told(code, wallTime, {
    type: 'DeadlineExtended',
    data: {
      ...{ previousDueAt: iso(due), dueAt: iso(due), reasonCode: 'overload', responsibleUnitId: 'A' },
      ...{ calendarUnpublished: null, flags: [] },
    },
  });
export const recalculated = (code: string, wallTime: string, due: string): TestEvent =>
  told(code, wallTime, {
    type: 'DeadlineRecalculated',
    data: {
      ...{ previousDueAt: null, dueAt: iso(due) },
      cause: { kind: 'calendar', calendarId: 'vn', fromVersion: 1, toVersion: 2 },
    },
  });
export const dated = { due: '2026-03-06 16:00' };
export const timed = { due: '2026-03-06 16:00', grain: 'instant' as const };
export const inOrder = (...events: TestEvent[]): TestEvent[] => events.sort((a, b) => a.occurredAt - b.occurredAt);
