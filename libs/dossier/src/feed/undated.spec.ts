import { describe, expect, it } from '@jest/globals';
import { at } from '../testing/at.js';
import { NOW, RECEIVED, shown, take, worked } from '../testing/feeding.js';
import { unknownDossier } from '../state.js';
import type { PortalStatus, SnapshotItem } from './feed-item.js';

const none = () => unknownDossier('A');
const KNOWN = at('2026-03-05 09:00');
const PROCESSED = at('2026-03-04 09:00');
const came = at('2026-03-20 10:00');

describe('a status that no date goes with', () => {
  const cases: [status: PortalStatus, type: string | null, state: object][] = [
    [4, null, { status: 'received' }],
    [5, 'SupplementRequested', { supplementRequests: 1, waits: [{ kind: 'supplement', from: came, to: null }] }],
    [6, 'PaymentRequested', { waits: [{ kind: 'payment', from: came, to: null }] }],
    [7, 'DossierWithdrawn', { status: 'withdrawn', withdrawnAt: came }],
    [8, 'ProcessingStopped', { status: 'stopped', stoppedAt: came }],
    [9, 'DossierProcessed', { processedAt: came, returnedAt: null }],
    // That the result was handed over says at least that there is one.
    [10, 'DossierProcessed', { processedAt: came, returnedAt: null }],
  ];
  it.each(cases)('%i is told as %s of the moment it came, its time unknown', (status, type, expected) => {
    const { state, events, problems } = take(none(), [shown({ status, cameAt: came })], { now: came });
    expect(problems).toEqual([]);
    expect(state).toMatchObject(expected);
    const [, told, ...more] = events;
    expect([told?.type ?? null, more]).toEqual([type, []]);
    if (type === null) return;
    expect(told?.data).toMatchObject({
      flags: expect.arrayContaining(['timeUnknown']) as unknown,
      told: { basis: 'undated', inferred: true },
    });
  });

  const better: [status: PortalStatus, dated: Partial<SnapshotItem>, state: object][] = [
    [7, { status: 7, processedAt: PROCESSED }, { withdrawnAt: PROCESSED }],
    [8, { status: 8, processedAt: PROCESSED }, { stoppedAt: PROCESSED }],
    [9, { status: 9, processedAt: PROCESSED }, { processedAt: PROCESSED }],
    [10, { status: 10, returnedAt: KNOWN }, { processedAt: KNOWN, returnedAt: KNOWN }],
  ];
  it.each(better)('%i gives way to the date, whichever comes first', (status, dated, expected) => {
    const [undated, told] = [shown({ status, cameAt: came }), shown({ ...dated, cameAt: NOW })];
    const early = take(none(), [undated], { now: came }).state;
    expect(take(early, [told]).state).toMatchObject(expected);
    const first = take(none(), [told], { now: came }).state;
    expect(take(first, [undated]).state).toMatchObject(expected);
  });

  it.each<[PortalStatus, object]>([
    [5, { waits: [{ kind: 'supplement', from: KNOWN }], supplementRequests: 1 }],
    [6, { waits: [{ kind: 'payment', from: KNOWN }] }],
    [9, { processedAt: KNOWN }],
  ])('%i gives way to the step, whichever comes first', (status, expected) => {
    const [undated, step] = [shown({ status, cameAt: came }), worked('2026-03-05 09:00', status)];
    const { state } = take(none(), [undated], { now: came });
    expect(take(state, [step]).state).toMatchObject(expected);
    expect(take(none(), [step, undated]).state).toMatchObject(expected);
  });
});

describe('a refusal at intake', () => {
  const refusedAt = at('2026-03-02 09:00');
  const refused = (rest: Partial<SnapshotItem> = {}) => shown({ status: 3, refusedAt, ...rest });
  const verdictOf = (...items: Parameters<typeof take>[1]) => {
    const { verdicts, state } = take(none(), items);
    return [state.status, ...verdicts.map(({ verdict, problems }) => problems[0]?.code ?? verdict)];
  };
  it.each<[string, Parameters<typeof take>[1], string[]]>([
    ['with its status and date', [refused()], ['refusedIntake', 'accepted']],
    ['with its date alone', [refused({ status: null })], ['refusedIntake', 'accepted']],
    ['without its date', [refused({ refusedAt: null })], ['none', 'TIME.MISSING']],
    ['with the date and another status', [refused({ status: 4 })], ['none', 'CONFLICT']],
    ['told twice', [refused(), refused()], ['refusedIntake', 'accepted', 'duplicate']],
    ['and then received', [refused(), shown({ status: 4 })], ['refusedIntake', 'accepted', 'STATUS.BACK']],
    [
      'after the reception, by its status',
      [shown(), refused({ refusedAt: null })],
      ['received', 'accepted', 'STATUS.BACK'],
    ],
    ['after the reception, by its date', [shown(), refused({ status: null })], ['received', 'accepted', 'CONFLICT']],
    [
      'after the submission',
      [shown({ status: 1, submittedAt: RECEIVED }), refused()],
      ['refusedIntake', 'accepted', 'accepted'],
    ],
    ['in the future', [refused({ refusedAt: NOW + 1 })], ['none', 'TIME.FUTURE']],
    [
      'as a step of a received dossier',
      [shown(), worked('2026-03-02 09:30', 3)],
      ['received', 'accepted', 'STATUS.BACK'],
    ],
    ['as a step before anything else', [worked('2026-03-02 09:30', 3)], ['none', 'RECEPTION.NOT_YET']],
  ])('%s', (_name, items, expected) => {
    expect(verdictOf(...items)).toEqual(expected);
  });

  it('is known to the second from its step', () => {
    const { events } = take(none(), [refused(), worked('2026-03-02 09:30', 3)]);
    const last = events.findLast(({ type }) => type === 'IntakeRefused');
    expect(last).toMatchObject({ occurredAt: '2026-03-02T02:30:00.000Z', data: { told: { basis: 'exact' } } });
  });
});
