import { DEFAULT_POLICY, classify, zoneOf } from '#indicators';
import type { StoredEvent } from '#event-store';
import type { ControlStep, Paper } from '#exchange';
import { dossierAsOf } from '#read-models';
import type { LoggedEvent } from '#read-models';
import { ProblemError } from '../problem-error.js';
import { headOf, instant } from './dossier-matter.js';
import type { DossierMatter } from './dossier-matter.js';
import { unitName } from './office-of.js';

const STEPS: Readonly<Record<string, ControlStep['kind']>> = {
  DossierReceived: 'received',
  DossierHandedOver: 'handedOver',
  SupplementRequested: 'supplementRequested',
  SupplementReceived: 'supplementReceived',
  SupplementExpired: 'supplementExpired',
  PaymentRequested: 'paymentRequested',
  PaymentReceived: 'paymentReceived',
  DeadlineExtended: 'extended',
  DeadlineRecalculated: 'recalculated',
  DossierProcessed: 'processed',
  ResultReturned: 'returned',
  DossierWithdrawn: 'withdrawn',
  ProcessingStopped: 'stopped',
  DossierCorrected: 'corrected',
};

const MINUTE = 60_000;

/** Form 06: the steps as they were recorded, in the order of the log. A correction stands beside what it corrects. */
export function controlSlipOf(matter: DossierMatter): Paper {
  const { state, events } = matter;
  if (!state.received) {
    throw new ProblemError('PAPER.NONE', 'there is no dossier under way to control', { state: state.status });
  }
  const judged = standingOf(matter);
  const ended = events.findLast(({ type }) => type === 'DossierProcessed')?.eventId;
  return {
    kind: 'control-slip',
    ...headOf(matter),
    receivedAt: state.receivedAt,
    dueAt: state.dueAt,
    steps: events.flatMap((event) => {
      const kind = STEPS[event.type];
      if (kind === undefined) return [];
      return [stepOf(event, kind, matter, event.eventId === ended ? judged : null)];
    }),
  };
}

/** The class that figures give the dossier by the default policy, once it has ended. */
function standingOf({ state, events, now, timezone }: DossierMatter): ControlStep['standing'] {
  const { facts } = dossierAsOf(state.code, events as unknown as LoggedEvent[], now + 1);
  if (facts === null) return null;
  const judged = classify(facts, DEFAULT_POLICY, now, zoneOf(timezone)).class;
  return judged === 'early' || judged === 'onTime' || judged === 'late' ? judged : null;
}

function stepOf(
  event: StoredEvent,
  kind: ControlStep['kind'],
  { catalogue, nameOf }: DossierMatter,
  standing: ControlStep['standing'],
): ControlStep {
  const { data, occurredAt, recordedAt, actorId, unitId } = event;
  const [at, entered] = [Date.parse(occurredAt), Date.parse(recordedAt)];
  const named = (id: unknown): string | null => (typeof id === 'string' ? unitName(catalogue, id) : null);
  const officer = typeof data['toOfficerId'] === 'string' ? ` – ${nameOf(data['toOfficerId']) ?? ''}` : '';
  const to = named(data['toUnitId']);
  const moved = 'dueAt' in data && (kind === 'received' || data['dueAt'] !== data['previousDueAt']);
  return {
    at,
    recordedAt: Math.floor(entered / MINUTE) === Math.floor(at / MINUTE) ? null : entered,
    kind,
    from: named(data['fromUnitId']),
    to: kind === 'handedOver' ? (to === null ? null : `${to}${officer}`) : named(placeOf(kind, data, unitId)),
    by: nameOf(actorId),
    dueAt: moved ? instant(data['dueAt']) : null,
    standing,
  };
}

const placeOf = (kind: ControlStep['kind'], data: Record<string, unknown>, unitId: string | null): unknown =>
  kind === 'received' ? (data['receivingAgencyId'] ?? data['agencyId']) : unitId;
