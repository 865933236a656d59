import { toInstant, toIso } from '#dossier';
import type { Catalogue, DossierState, DossierStatus, Received, SupplementItem } from '#dossier';
import type { StoredEvent } from '#event-store';
import { whyPromised } from '#exchange';
import type { PromiseMoveCause } from '#exchange';

/** What a citizen is shown of a dossier: nothing about a person, no unit behind the counter, no officer. */
export interface PublicStatus {
  code: string;
  state: DossierStatus;
  procedure: string;
  agency: string;
  receivedAt: string | null;
  /** The promise in force; null: no limit, or not received. */
  dueAt: string | null;
  /** As printed on the receipt. */
  firstPromiseAt: string | null;
  why: { vi: string[]; en: string[] };
  /** What is awaited from the applicant; null: nothing. Papers without a code of their own are only counted: free text may name people. */
  missing: { items: string[]; others: number; respondBy: string | null } | null;
  /** Whole đồng awaited; null: none. */
  payment: number | null;
  /** Since when the result can be fetched. */
  readyAt: string | null;
  returnedAt: string | null;
  mayRate: boolean;
  rated: boolean;
  asOf: string;
  /** That local times are meant in. */
  timezone: string;
}

export interface PublicView {
  state: DossierState;
  events: readonly StoredEvent[];
  catalogue: Catalogue;
  timezone: string;
  now: number;
  /** How many supplement papers of the last request have no code, so that they are only counted. */
  uncoded: number;
}

export function publicStatus(view: PublicView): PublicStatus {
  const { state, catalogue, now } = view;
  const procedure = state.procedureCode ?? '';
  const received = state.received ? state : null;
  const unit = received === null ? state.agencyId : (received.receivingAgencyId ?? received.agencyId);
  const iso = (instant: number | null | undefined): string | null => (instant == null ? null : toIso(instant));
  return {
    code: state.code,
    state: state.status === 'none' ? 'annulled' : state.status,
    procedure: catalogue.procedures.get(procedure)?.at(-1)?.name ?? procedure,
    agency: catalogue.agencies.get(unit ?? '')?.name ?? unit ?? '',
    receivedAt: iso(received?.receivedAt),
    dueAt: iso(received?.dueAt),
    firstPromiseAt: iso(received?.firstPromiseAt),
    why: received === null ? { vi: [], en: [] } : whyOf(received, view),
    missing: received?.status === 'waitingSupplement' ? missingOf(received, view) : null,
    payment: received?.status === 'waitingPayment' ? received.paymentRequested : null,
    readyAt: iso(received?.processedAt),
    returnedAt: iso(received?.returnedAt),
    mayRate: received?.status === 'returned' && received.satisfaction === null,
    rated: received?.satisfaction != null,
    asOf: toIso(now),
    timezone: view.timezone,
  };
}

function missingOf({ respondBy }: Received, { events, uncoded }: PublicView): PublicStatus['missing'] {
  const request = events.findLast(({ type }) => type === 'SupplementRequested');
  const items = (request?.data['items'] ?? []) as SupplementItem[];
  return {
    items: items.map(({ name }) => name),
    others: uncoded,
    respondBy: respondBy === null ? null : toIso(respondBy),
  };
}

function whyOf(state: Received, { events, timezone }: PublicView): PublicStatus['why'] {
  const { limit, givenDue, clockStartsAt, firstPromiseAt, promise, waits } = state;
  const open = waits.find((wait) => wait.to === null && wait.stopsClock);
  const story = {
    ...{ timezone, limit, clockStartsAt, firstPromiseAt },
    computed: promise === 'computed' && (givenDue === null || state.extensions > 0),
    moves: events.flatMap(moveOf),
    waiting: open === undefined ? null : { for: open.kind, since: open.from },
  };
  return { vi: whyPromised(story, 'vi'), en: whyPromised(story, 'en') };
}

const CAUSES: Readonly<Record<string, PromiseMoveCause>> = {
  SupplementReceived: 'supplement',
  SupplementExpired: 'supplementExpired',
  PaymentReceived: 'payment',
  DeadlineExtended: 'extended',
  DossierCorrected: 'corrected',
};

function moveOf({ type, occurredAt, data }: StoredEvent) {
  const { previousDueAt, dueAt } = data as { previousDueAt?: string | null; dueAt?: string | null };
  if (previousDueAt === undefined || previousDueAt === dueAt) return [];
  const cause = (data['cause'] as { kind?: string } | undefined)?.kind;
  const instant = (text: string | null | undefined): number | null => (text == null ? null : toInstant(text));
  const because = CAUSES[type] ?? (cause === 'calendar' ? 'calendar' : 'source');
  return [{ at: toInstant(occurredAt), from: instant(previousDueAt), to: instant(dueAt), because }];
}
