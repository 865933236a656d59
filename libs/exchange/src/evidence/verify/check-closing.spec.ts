import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { EvidenceClosingEvent, EvidenceQuery } from '../format.js';
import { handmadeEvidence } from '../testing/handmade.js';
import { checkClosing, readClosing } from './check-closing.js';
import { Shape } from './shape.js';

const query = JSON.parse(handmadeEvidence()['query.json'] ?? '') as EvidenceQuery;
const MARCH = { calendar: 'gregorian', period: '2026-03', from: '2026-03-01', to: '2026-03-31' };

/** As CONTRACT 2 says it, written down a second time. */
function event(version: number, type: EvidenceClosingEvent['type'], data: object): EvidenceClosingEvent {
  const previousHash = createHash('sha256').update(String(version)).digest('hex');
  const recordedAt = `2026-04-0${String(version)}T18:30:00.000Z`;
  const whole = {
    ...{ position: 100 * version, eventId: `e${String(version)}`, streamId: 'period-gregorian-2026-03', version, type },
    ...{ schemaVersion: 1, occurredAt: recordedAt, recordedAt, actorId: null, unitId: null },
    ...{ correlationId: 'c', causationId: null, data: data as Record<string, unknown> },
  };
  const text = canonicalize({ ...whole, tenant: 'H26', personal: null }) ?? '';
  const hash = createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(text).digest('hex');
  return { ...whole, previousHash, hash };
}

const made = (): EvidenceClosingEvent[] => [
  event(1, 'PeriodClosed', { ...MARCH, position: 99 }),
  event(2, 'PeriodRestated', { ...MARCH, position: 150, dossiers: 3 }),
];
const MARK = {
  calendar: 'gregorian',
  period: '2026-03',
  closedAt: '2026-04-01T18:30:00.000Z',
  position: 99,
  restated: 3,
};
const found = (events: EvidenceClosingEvent[], closing: object | null = MARK) =>
  checkClosing(readClosing(new Shape({ events })), query, new Shape({ closing })).map(
    ({ file, field }) => `${file} ${field}`,
  );

test('a closing and its restatement as they were recorded', () => {
  expect(found(made())).toEqual([]);
  expect(found(made().slice(0, 1), { ...MARK, restated: 0 })).toEqual([]);
});

const changed = (index: number, change: (event: EvidenceClosingEvent) => void): EvidenceClosingEvent[] => {
  const events = made();
  const event = events[index];
  if (event !== undefined) change(event);
  return events;
};

test.each<[string, () => string[], string]>([
  [
    'the dossiers of a restatement are made fewer',
    () => found(changed(1, ({ data }) => Object.assign(data, { dossiers: 1 }))),
    'closing.json /events/1/hash',
  ],
  [
    'the closing is dated back',
    () => found(changed(0, (one) => Object.assign(one, { recordedAt: '2026-03-31T18:30:00.000Z' }))),
    'closing.json /events/0/hash',
  ],
  ['a restatement is left out', () => found(made().slice(0, 1)), 'answer.json /closing/restated'],
  ['the closing is left out', () => found(made().slice(1)), 'closing.json /events/0/version'],
  ['all of it is left out', () => found([]), 'closing.json /events'],
  [
    'the answer tells another position',
    () => found(made(), { ...MARK, position: 98 }),
    'answer.json /closing/position',
  ],
  [
    'it is the closing of another period',
    () => found(changed(0, (one) => Object.assign(one, { streamId: 'period-gregorian-2026-02' }))),
    'closing.json /events/0/streamId',
  ],
])('%s', (_, tampered, where) => {
  expect(tampered()).toContain(where);
});
