import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseListRow } from '../case-list/case-list-row.js';
import { decideCaseListRow } from '../case-list/decide-case-list-row.js';
import { effectiveHistory } from '../effective-history.js';
import { evolve } from '../evolve.js';
import type { DossierState, Received } from '../state.js';
import { unknownDossier } from '../state.js';
import { journeys, live } from '../testing/journeys.js';
import { activitiesOf } from './activities-of.js';
import { dueHistory } from './due-history.js';

const pseudonymOf = (officerId: string): string => `p-${officerId}`;
/** The log that told a dossier does not keep who is behind a pseudonym. */
const context = { now: Date.parse('2027-01-01T00:00:00Z'), fileName: 'log.xes', dueStated: false, pseudonymOf };

/** All that an event log of ours says of a dossier. */
function rowOf(state: Received): CaseListRow {
  const { code, receivedAt, processedAt, returnedAt, withdrawnAt, stoppedAt, dueAt } = state;
  const { agencyId, agencyLevel, procedureCode, fieldCode, channel, grain } = state;
  return {
    ...{ code, receivedAt, processedAt, returnedAt, withdrawnAt, stoppedAt, dueAt },
    ...{ agencyId, agencyLevel, procedureCode, fieldCode, channel, grain },
    activities: activitiesOf(effectiveHistory(state.steps), pseudonymOf),
    dues: dueHistory(state),
  };
}

function toldTo(state: DossierState, row: CaseListRow): DossierState | 'duplicate' {
  const decision = decideCaseListRow(state, row, context);
  if (decision.verdict === 'rejected') throw new Error(JSON.stringify(decision));
  if (decision.verdict === 'duplicate') return 'duplicate';
  return decision.events.reduce((next, event) => evolve(next, { ...event, version: next.version + 1 }), state);
}

describe('any life, told to somebody who knows nothing of it', () => {
  it('says the same again there, and nothing new to either', () => {
    let moved = 0;
    fc.assert(
      fc.property(journeys, (journey) => {
        const { state } = live(journey, () => undefined);
        fc.pre(state.received);
        if (!state.received) return;
        const row = rowOf(state);
        if ((row.dues?.length ?? 0) > 1) moved++;
        expect(toldTo(state, row)).toBe('duplicate');
        const copy = toldTo(unknownDossier(state.code), row);
        if (copy === 'duplicate' || !copy.received) throw new Error('nothing was told');
        expect({ ...rowOf(copy), agencyLevel: null }).toEqual({ ...row, agencyLevel: null });
        expect(toldTo(copy, row)).toBe('duplicate');
      }),
      { numRuns: 150 },
    );
    expect(moved).toBeGreaterThan(30);
  }, 60_000);
});
