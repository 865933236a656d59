import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logs } from '../../../../test/dsl/histories.js';
import type { TestEvent } from '../testing/desk.js';
import { feedLogs } from '../testing/feed-histories.js';
import { projected } from '../testing/projected.js';
import { zoneOf } from '../zone-of.js';
import type { Folded } from './fold-batch.js';
import { emptyChanges, foldEvent, unfolded } from './fold-batch.js';
import { KeptDossiers } from './kept-dossiers.js';
import type { KeptLimits } from './kept-dossiers.js';

const zone = zoneOf('Asia/Ho_Chi_Minh');
const MUCH = 2 ** 30;

/** A received dossier, as if it had been met with this code. */
const received = (code: string): Folded =>
  foldEvent(
    unfolded(`dossier-${code}`),
    {
      ...{ position: 1, streamId: `dossier-${code}`, version: 1, eventId: code, type: 'DossierReceived' },
      data: {
        ...{ code, procedureCode: '1.001', caseCode: null, fieldCode: 'G01', agencyId: 'A', agencyLevel: 'commune' },
        ...{ receivingAgencyId: 'A', clockStartsAt: '2026-03-02T03:00:00.000Z', channel: 'counter', limit: null },
        ...{ promise: 'computed', grain: 'date', clockPolicyId: 'default', calendarId: 'vn', calendarVersion: 1 },
        ...{ dueAt: null, calendarUnpublished: null, applicantKind: 'citizen', components: [], flags: [] },
      },
      ...{ occurredAt: '2026-03-02T03:00:00.000Z', recordedAt: '2026-03-02T03:00:00.000Z', actorId: 'a', origin: null },
    },
    zone,
    emptyChanges(),
  );

/** Which of the dossiers it still knows after it was told of them in this order. */
const known = (limits: KeptLimits, codes: readonly string[]): string[] => {
  const kept = new KeptDossiers(limits);
  for (const code of codes) kept.keep(code, received(code));
  return [...new Set(codes)].filter((code) => kept.get(code, zone) !== undefined);
};

it('a dossier that was set aside comes back as it was, but for its steps', () => {
  let seen = 0;
  const check = (log: readonly TestEvent[]): void => {
    const dossiers = new Map<string, Folded>();
    const kept = new KeptDossiers({ atHand: 0, setAside: MUCH });
    for (const event of projected(log)) {
      const { streamId } = event;
      const whole = foldEvent(dossiers.get(streamId) ?? unfolded(streamId), event, zone, emptyChanges());
      dossiers.set(streamId, whole);
      kept.keep(streamId, whole);
      const back = kept.get(streamId, zone);
      if (back === undefined) continue;
      seen += 1;
      const { state, ...rest } = whole;
      const texts = { texts: expect.any(Array) as unknown };
      const parts = Object.entries(rest.row.parts).map(([name, part]) => [name, { ...part, ...texts }]);
      expect(back).toEqual({
        ...rest,
        state: { ...state, steps: [] },
        row: { ...rest.row, parts: Object.fromEntries(parts) as object },
      });
    }
  };
  fc.assert(fc.property(fc.oneof(logs, feedLogs), check), { numRuns: 150 });
  expect(seen).toBeGreaterThan(500);
});

describe('what is kept', () => {
  const size = Buffer.byteLength(JSON.stringify({ ...received('A').state, steps: [] }));

  it('is at hand, then set aside, and at last forgotten: who was met longest ago first', () => {
    const limits = { atHand: 2, setAside: 3 * size };
    expect(known(limits, ['A', 'B', 'C', 'D'])).toEqual(['A', 'B', 'C', 'D']);
    expect(known(limits, ['A', 'B', 'C', 'D', 'E', 'F'])).toEqual(['C', 'D', 'E', 'F']);
    expect(known(limits, ['A', 'B', 'C', 'D', 'A', 'E', 'F'])).toEqual(['A', 'D', 'E', 'F']);
  });

  it('is nothing where nothing may be', () => {
    expect(known({ atHand: 0, setAside: 0 }, ['A', 'B'])).toEqual([]);
  });

  it('is never more than may be, whoever comes back', () => {
    const order = Array.from({ length: 500 }, (_, n) => `D${String((n * 7) % 23)}`);
    expect(known({ atHand: 3, setAside: 4 * size }, order).length).toBeLessThanOrEqual(7);
    expect(known({ atHand: 3, setAside: 4 * size }, order).length).toBeGreaterThanOrEqual(5);
  });

  it('is no dossier that is over', () => {
    const kept = new KeptDossiers();
    const open = received('A');
    kept.keep('A', open);
    expect(kept.get('A', zone)).toBeDefined();
    const end = { ...{ eventId: 'w', type: 'DossierWithdrawn', version: 2, position: 2, streamId: 'dossier-A' } };
    const when = { occurredAt: '2026-03-03T03:00:00.000Z', recordedAt: '2026-03-03T03:00:00.000Z' };
    const event = { ...end, ...when, data: { reason: null, flags: [] }, actorId: 'a', origin: null };
    kept.keep('A', foldEvent(open, event, zone, emptyChanges()));
    expect(kept.get('A', zone)).toBeUndefined();
  });
});
