import type { RequestCorrection } from '../commands.js';
import { toIso } from '../events.js';
import type { DossierState } from '../state.js';
import { requestCorrection } from './commands.js';

type Asked = Pick<RequestCorrection, 'field' | 'to' | 'targetEventId'>;

/** One of all the corrections that could be asked for; some of them could not have happened and will be refused. */
export function anyCorrection(state: DossierState, pick: number, now: number): RequestCorrection {
  const personal = { proposed: { applicant: { name: 'Nguyễn Văn C' }, abstract: 'trích lục' } };
  const asked = state.received ? corrections(state, pick) : [];
  const one = asked[Math.floor(pick / 12) % Math.max(asked.length, 1)];
  return { ...requestCorrection('2026-03-02'), ...one, occurredAt: now, personal };
}

function corrections(state: Extract<DossierState, { received: true }>, pick: number): Asked[] {
  const shift = ((pick % 11) - 5) * 3_600_000;
  const moved = (field: Asked['field'], at: number | null): Asked[] =>
    at === null ? [] : [{ field, to: toIso(at + shift), targetEventId: null }];
  const rarely = pick % 4 === 0;
  const annulments = state.steps
    .filter(({ type }) => type !== 'DossierReceived' || rarely)
    .map(({ eventId }): Asked => ({ field: 'annul', to: null, targetEventId: eventId ?? null }));
  return [
    { field: 'channel', to: state.channel === 'post' ? 'online' : 'post', targetEventId: null },
    { field: 'agencyId', to: `H26.0${String(pick % 5)}`, targetEventId: null },
    { field: 'procedureCode', to: `1.00000${String(pick % 5)}`, targetEventId: null },
    { field: 'applicant', to: null, targetEventId: null },
    { field: 'abstract', to: null, targetEventId: null },
    ...moved('receivedAt', state.receivedAt),
    ...moved('processedAt', state.processedAt),
    ...moved('returnedAt', state.returnedAt),
    ...moved('withdrawnAt', state.withdrawnAt),
    ...moved('stoppedAt', state.stoppedAt),
    ...(state.decision === null
      ? []
      : [
          { field: 'decision' as const, to: state.decision === 'granted' ? 'refused' : 'granted', targetEventId: null },
        ]),
    ...annulments,
  ];
}
