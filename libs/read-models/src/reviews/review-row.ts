import { LATENESS_KINDS, REVIEW_STATUSES } from '#dossier';
import type { BegunReview, LatenessKind, ReviewStatus } from '#dossier';
import type { ProjectionScope } from '#event-store';

/** Small integers of the table (see its migration). */
export const reviewStatusCode = (status: ReviewStatus): number => REVIEW_STATUSES.indexOf(status) + 1;
export const reviewStatusOfCode = (code: number): ReviewStatus => REVIEW_STATUSES[code - 1] ?? 'open';
export const latenessOfCode = (code: number): LatenessKind => LATENESS_KINDS[code - 1] ?? 'endedLate';
const latenessCode = (kind: LatenessKind): number => LATENESS_KINDS.indexOf(kind) + 1;

export type ReviewRow = ReturnType<typeof reviewRow>;

/** A review as it stood after a step, believed between two positions. */
export function reviewRow(
  state: BegunReview,
  { tenant, generation }: ProjectionScope,
  { from, to }: { from: number; to: number },
) {
  const { lateness, cause, apology } = state;
  return {
    tenant_id: tenant,
    generation,
    code: state.code,
    from_position: from,
    to_position: to,
    version: state.version,
    status: reviewStatusCode(state.status),
    opened_at: iso(state.openedAt),
    due_at: iso(state.dueAt),
    lateness: latenessCode(lateness.kind),
    dossier_due_at: lateness.dueAt,
    late_since: lateness.lateSince,
    ended_at: lateness.endedAt,
    cause_code: cause?.causeCode ?? null,
    responsible_unit_id: cause?.responsibleUnitId ?? null,
    responsible_officer_id: cause?.responsibleOfficerId ?? null,
    cause_coded_at: iso(cause?.codedAt ?? null),
    repeat_count: state.repeat?.count ?? null,
    measures: state.measures.length,
    apology_issued_at: iso(apology?.issuedAt ?? null),
    apology_signed_at: iso(apology?.signedAt ?? null),
    excused: state.judgement?.excused ?? null,
    reopenings: state.reopenings,
    closed_at: iso(state.closedAt),
    closed_by: state.closedBy,
    outcome: state.outcome,
  };
}

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
