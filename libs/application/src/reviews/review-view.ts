import { LATE_CAUSES, availableReviewCommands, missingParts, toIso } from '#dossier';
import type {
  Catalogue,
  DossierState,
  Lateness,
  ReviewCommandName,
  ReviewContext,
  ReviewPart,
  ReviewState,
} from '#dossier';
import type { StoredEvent } from '#event-store';
import { onBehalfOfIn } from '../access/acted-for.js';
import type { TimeSplitView } from '../dossiers/dossier-clock.js';

/** Something with its name on screen; null where nobody ever named it. */
export interface Named {
  id: string;
  name: string | null;
}

export interface ReviewStep {
  eventId: string;
  type: string;
  occurredAt: string;
  recordedAt: string;
  actorId: string | null;
  onBehalfOf: string | null;
  data: Record<string, unknown>;
  hasText: boolean;
}

/** The review of one late dossier with everything a screen needs beside it; instants are ISO strings. */
export interface ReviewView {
  code: string;
  state: ReviewState['status'];
  version: number;
  availableCommands: readonly ReviewCommandName[];
  missing: readonly ReviewPart[];
  /** How it is late now; null: no more. */
  lateness: { kind: Lateness['kind']; dueAt: string; lateSince: string; endedAt: string | null } | null;
  /** As it was recorded when the review was opened. */
  recordedLateness: object | null;
  agency: Named | null;
  procedure: Named | null;
  holder: { unit: Named | null; officer: Named | null };
  dueAt: string;
  overdue: boolean;
  openedAt: string | null;
  openedBy: string | null;
  cause: { code: string; vi: string; en: string; unit: Named; officer: Named | null; codedAt: string } | null;
  repeat: { withinDays: number; count: number; earlier: readonly string[] } | null;
  measures: readonly { measureCode: string; completeBy: string | null }[];
  apology: {
    state: 'none' | 'issued' | 'signed';
    documentNumber: string | null;
    issuedAt: string | null;
    issuedBy: string | null;
    signedAt: string | null;
    signedBy: string | null;
  };
  /** A judgement beside the figures: excused or not, the dossier counts as late in every rate. */
  judgement: {
    excused: boolean;
    groundCode: string | null;
    judgedAt: string;
    judgedBy: string | null;
    changesFigures: false;
  } | null;
  reopenings: number;
  reopenReasonCode: string | null;
  closedAt: string | null;
  closedBy: string | null;
  outcome: string | null;
  timeSplit: TimeSplitView | null;
  steps: ReviewStep[];
  links: { dossier: string; timeline: string; deadline: string; timeSplit: string; texts: string };
}

export const agencyNamed = (catalogue: Catalogue, id: string | null): Named | null =>
  id === null ? null : { id, name: catalogue.agencies.get(id)?.name ?? null };
export const procedureNamed = (catalogue: Catalogue, code: string | null): Named | null =>
  code === null ? null : { id: code, name: catalogue.procedures.get(code)?.at(-1)?.name ?? null };
/** People by the id that events name; null: nobody has an account with it. */
export type NameOfActor = (actorId: string) => string | null;
export const officerNamed = (id: string | null, nameOf: NameOfActor): Named | null =>
  id === null ? null : { id, name: nameOf(id) };

/** What a view is made of. */
export interface ReviewAround {
  catalogue: Catalogue;
  nameOf: NameOfActor;
  dossier: DossierState;
  standing: Pick<ReviewContext, 'lateness' | 'lateAgainstPromise'>;
  /** Of a review that nobody has opened. */
  dueAt: number;
  now: number;
  timeSplit: TimeSplitView | null;
  events: readonly StoredEvent[];
}

export function reviewView(state: ReviewState, around: ReviewAround): ReviewView {
  const { catalogue, dossier, standing, now, nameOf } = around;
  const begun = state.status === 'none' ? null : state;
  const dueAt = begun?.dueAt ?? around.dueAt;
  const { lateness } = standing;
  return {
    code: state.code,
    state: state.status,
    version: state.version,
    availableCommands: availableReviewCommands(state, standing),
    missing: begun === null || begun.status === 'closed' ? [] : missingParts(begun, standing),
    lateness:
      lateness === null
        ? null
        : {
            ...{ kind: lateness.kind, dueAt: toIso(lateness.dueAt), lateSince: toIso(lateness.lateSince) },
            endedAt: isoOrNull(lateness.endedAt),
          },
    recordedLateness: begun?.lateness ?? null,
    agency: agencyNamed(catalogue, dossier.agencyId),
    procedure: procedureNamed(catalogue, dossier.procedureCode),
    holder: {
      unit: agencyNamed(catalogue, dossier.received ? dossier.holder.unitId : null),
      officer: officerNamed(dossier.received ? dossier.holder.officerId : null, nameOf),
    },
    dueAt: toIso(dueAt),
    overdue: state.status !== 'closed' && dueAt < now,
    openedAt: isoOrNull(begun?.openedAt ?? null),
    openedBy: begun?.openedBy ?? null,
    cause: causeOf(state, catalogue, nameOf),
    repeat: begun?.repeat ?? null,
    measures: begun?.measures ?? [],
    apology: apologyOf(state),
    judgement: judgementOf(state),
    reopenings: begun?.reopenings ?? 0,
    reopenReasonCode: begun?.reopenReasonCode ?? null,
    closedAt: isoOrNull(begun?.closedAt ?? null),
    closedBy: begun?.closedBy ?? null,
    outcome: begun?.outcome ?? null,
    timeSplit: around.timeSplit,
    steps: around.events.map(stepOf),
    links: linksOf(state.code),
  };
}

const isoOrNull = (instant: number | null): string | null => (instant === null ? null : toIso(instant));

function causeOf(state: ReviewState, catalogue: Catalogue, nameOf: NameOfActor): ReviewView['cause'] {
  if (state.status === 'none' || state.cause === null) return null;
  const { causeCode: code, responsibleUnitId, responsibleOfficerId, codedAt } = state.cause;
  const { vi, en } = LATE_CAUSES.find((cause) => cause.code === code) ?? { vi: code, en: code };
  const unit = { id: responsibleUnitId, name: catalogue.agencies.get(responsibleUnitId)?.name ?? null };
  return { code, vi, en, unit, officer: officerNamed(responsibleOfficerId, nameOf), codedAt: toIso(codedAt) };
}

function apologyOf(state: ReviewState): ReviewView['apology'] {
  const apology = state.status === 'none' ? null : state.apology;
  return {
    state: apology === null ? 'none' : apology.signedAt === null ? 'issued' : 'signed',
    documentNumber: apology?.documentNumber ?? null,
    issuedAt: isoOrNull(apology?.issuedAt ?? null),
    issuedBy: apology?.issuedBy ?? null,
    signedAt: isoOrNull(apology?.signedAt ?? null),
    signedBy: apology?.signedBy ?? null,
  };
}

function judgementOf(state: ReviewState): ReviewView['judgement'] {
  if (state.status === 'none' || state.judgement === null) return null;
  const { excused, groundCode, judgedAt, judgedBy } = state.judgement;
  return { excused, groundCode, judgedAt: toIso(judgedAt), judgedBy, changesFigures: false };
}

const stepOf = ({ eventId, type, occurredAt, recordedAt, actorId, data, personal }: StoredEvent) => ({
  ...{ eventId, type, occurredAt, recordedAt, actorId },
  onBehalfOf: onBehalfOfIn({ data }),
  ...{ data, hasText: personal !== null },
});

function linksOf(code: string): ReviewView['links'] {
  const own = encodeURIComponent(code);
  const dossier = `/api/v1/dossiers/${own}`;
  return {
    dossier,
    timeline: `${dossier}/timeline`,
    deadline: `${dossier}/deadline`,
    timeSplit: `${dossier}/time-split`,
    texts: `/api/v1/reviews/${own}/texts`,
  };
}
