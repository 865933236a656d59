import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PostgresEventStore } from '#event-store';
import { uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import type { Answer } from '../../../../test/dsl/counter.js';

let counter: Counter;
const at = (text: string): string => `${text.replace(' ', 'T')}:00+07:00`;

beforeAll(async () => {
  counter = await Counter.open();
  const store = new PostgresEventStore(counter.database);
  for (const streamId of ['period-gregorian-2026-03', 'period-kstt-2026-04', 'period-gregorian-2026-Q1']) {
    const nobody = { actorId: null, unitId: null, correlationId: null, causationId: null, personal: null };
    const event = { eventId: uuidV7(), type: 'PeriodClosed', schemaVersion: 1, data: {}, ...nobody };
    const events = [{ ...event, occurredAt: '2026-05-01T00:00:00.000Z' }];
    await store.append(COUNTER_TENANT, [{ streamId, expectedVersion: 0, events }]);
  }
});
afterAll(() => counter.close());

const closedOf = ({ warnings }: Answer): string[] =>
  (warnings as unknown as { code: string; periods: { calendar: string; period: string }[] }[])
    .filter(({ code }) => code === 'PERIOD.CLOSED')
    .flatMap(({ periods }) => periods.map(({ calendar, period }) => `${calendar} ${period}`));

it('whoever writes into closed periods is told which', async () => {
  const { body } = await counter.receive({ occurredAt: at('2026-03-10 08:30') }).expect(201);
  expect(closedOf(body)).toEqual(['gregorian 2026-03', 'gregorian 2026-Q1', 'kstt 2026-04']);
  const { code } = body as Answer;

  // From the first of April on only the other calendar's April is closed; from its end on nothing is.
  const asked = { occurredAt: at('2026-04-01 09:00') };
  const waiting = await counter.command(code, 'request-supplement', 1, asked, 'officer').expect(200);
  expect(closedOf(waiting.body)).toEqual(['kstt 2026-04']);
  const brought = { occurredAt: at('2026-04-15 09:00') };
  const received = await counter.command(code, 'receive-supplement', 2, brought).expect(200);
  expect(closedOf(received.body)).toEqual([]);
});

it('what happens today asks for no warning, and a correction reaches back to the reception', async () => {
  const today = await counter.receive().expect(201);
  expect(closedOf(today.body)).toEqual([]);

  const { code } = (await counter.receive({ occurredAt: at('2026-03-12 08:30') })).body as Answer;
  const end = { decision: 'granted', occurredAt: at('2026-05-20 09:00') };
  expect(closedOf((await counter.command(code, 'process', 1, end, 'officer').expect(200)).body)).toEqual([]);
  const change = { field: 'channel', to: 'online', reason: 'Nhập nhầm kênh' };
  const asked = (await counter.command(code, 'request-correction', 2, change, 'officer').expect(200)).body as Answer;
  expect(closedOf(asked)).toEqual([]);
  const [requestEventId] = asked.eventIds;
  const approved = await counter.command(code, 'approve-correction', 3, { requestEventId }, 'supervisor').expect(200);
  expect(closedOf(approved.body)).toEqual(['gregorian 2026-03', 'gregorian 2026-Q1', 'kstt 2026-04']);
});
