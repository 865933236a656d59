import type { DossierFacts, EndKind } from '#indicators';
import { isoOrNull } from '../facts-json.js';
import type { EvidenceEvent } from '../format.js';
import { type Finding, said } from './check-classes.js';
import type { ReadView } from './read-dossier.js';

/** The event that says each end; of several the one that was recorded last stands. */
const EVENT_OF_END: Record<EndKind, string> = {
  processed: 'DossierProcessed',
  returned: 'ResultReturned',
  withdrawn: 'DossierWithdrawn',
  stopped: 'ProcessingStopped',
};

const EVENTS_OF_WAIT = {
  supplement: ['SupplementRequested', 'SupplementReceived'],
  payment: ['PaymentRequested'],
} as const;

/** Whether a correction changed what single events say; then facts and events are compared no further. */
export const isCorrected = (events: readonly EvidenceEvent[]): boolean =>
  events.some(({ type }) => type === 'DossierCorrected');

/** The facts of a view against the events before the end of its span. */
export function checkFacts(view: ReadView, events: readonly EvidenceEvent[], endAt: number): Finding[] {
  const { facts, refusedAt, field } = view;
  const seen = events.filter(({ occurredAt }) => Date.parse(occurredAt) < endAt);
  const last = (type: string): string | null => seen.findLast((event) => event.type === type)?.occurredAt ?? null;
  const corrected = isCorrected(events);
  const findings: Finding[] = [];
  const same = (member: string, given: string | null, told: string | null): void => {
    if (given === told || corrected) return;
    findings.push({ field: `${field}${member}`, detail: `is ${said(given)}, the events say ${said(told)}` });
  };
  if (facts === null) {
    same('/refusedAt', isoOrNull(refusedAt), last('IntakeRefused'));
    return findings;
  }
  if (!events.some(({ type }) => type === 'DossierReceived')) {
    findings.push({ field: `${field}/facts`, detail: 'there is no event of the reception' });
  }
  same('/facts/receivedAt', isoOrNull(facts.receivedAt), last('DossierReceived'));
  for (const [kind, type] of Object.entries(EVENT_OF_END) as [EndKind, string][]) {
    same(`/facts/${kind}At`, isoOrNull(facts[`${kind}At`]), last(type));
  }
  const requests = seen.filter(({ type }) => type === 'SupplementRequested').length;
  same('/facts/supplementRequests', String(facts.supplementRequests), String(requests));
  if (!corrected) findings.push(...checkWaits(facts, seen, field));
  return findings;
}

function checkWaits({ waits }: DossierFacts, seen: readonly EvidenceEvent[], field: string): Finding[] {
  return waits.flatMap(({ kind, from, to }, index) => {
    const pointer = `${field}/facts/waits/${String(index)}`;
    const began = seen.some(
      ({ type, occurredAt }) => EVENTS_OF_WAIT[kind].some((name) => name === type) && Date.parse(occurredAt) === from,
    );
    const ended = to === null || seen.some(({ occurredAt }) => Date.parse(occurredAt) === to);
    return [
      ...(began ? [] : [{ field: `${pointer}/from`, detail: `no event says that a ${kind} was asked for then` }]),
      ...(ended ? [] : [{ field: `${pointer}/to`, detail: 'no event happened then' }]),
    ];
  });
}
