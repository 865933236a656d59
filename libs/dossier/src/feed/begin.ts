import { UNSPECIFIED_PROCEDURE } from '../case-list/decide-case-list-row.js';
import type { AssumedMember, DecidedEvent, DossierReceivedData, FactFlag } from '../events.js';
import { toIso } from '../events.js';
import type { NotReceived } from '../state.js';
import { decided } from './decided.js';
import type { FeedContext, FeedProblem, SnapshotItem } from './feed-item.js';
import { indexTerms } from './index-due.js';
import { assumedChannel } from './place.js';

/** The events with which a snapshot begins a dossier that has not been received, or why it cannot. */
export function begin(
  item: SnapshotItem,
  state: NotReceived,
  context: FeedContext,
): DecidedEvent[] | { problems: FeedProblem[] } {
  const isRefused = item.status === 3 || (item.status === null && item.refusedAt !== null);
  if (state.status === 'refusedIntake' || state.status === 'withdrawn') {
    return isRefused && state.status === 'refusedIntake' ? [] : problem('STATUS.BACK', 'TrangThaiHoSo');
  }
  if (isRefused)
    return item.refusedAt === null ? problem('TIME.MISSING', 'NgayTuChoi') : refused(item, item.refusedAt, context);
  if (item.refusedAt !== null) return problem('CONFLICT', 'NgayTuChoi');
  if (item.status === 1) {
    if (state.status === 'submitted') return [];
    return item.submittedAt === null
      ? problem('TIME.MISSING', 'NgayNopHoSo')
      : [submitted(item, item.submittedAt, context)];
  }
  if (item.receivedAt === null) return problem('RECEIVED_AT.MISSING', 'NgayTiepNhan');
  return [...submittedBefore(item, item.receivedAt, state, context), received(item, item.receivedAt, context)];
}

const problem = (code: FeedProblem['code'], field: string) => ({ problems: [{ code, field }] });

function submittedBefore(
  item: SnapshotItem,
  receivedAt: number,
  state: NotReceived,
  context: FeedContext,
): DecidedEvent[] {
  const { submittedAt } = item;
  if (state.status !== 'none' || submittedAt === null || submittedAt > receivedAt) return [];
  return [submitted(item, submittedAt, context)];
}

const UNSPECIFIED_AGENCY = 'unspecified';

/** What a snapshot says of the place, with what stands in for what it leaves unsaid. */
function placeOf({ procedureCode, fieldCode, agencyId, agencyLevel, channel, standIn }: SnapshotItem) {
  const assumed: AssumedMember[] = [
    ...(fieldCode === null && (standIn?.fieldCode ?? null) !== null ? ['fieldCode' as const] : []),
    ...(agencyId === null && (standIn?.agencyId ?? null) !== null ? ['agencyId' as const] : []),
    ...(channel === null ? ['channel' as const] : []),
  ];
  const place = {
    procedureCode: procedureCode === '' ? UNSPECIFIED_PROCEDURE : procedureCode,
    fieldCode: fieldCode ?? standIn?.fieldCode ?? null,
    agencyId: agencyId ?? standIn?.agencyId ?? null,
    agencyLevel: agencyId === null ? (standIn?.agencyLevel ?? null) : agencyLevel,
    channel: channel ?? assumedChannel,
  };
  return { place, assumed };
}

function submitted(item: SnapshotItem, at: number, context: FeedContext): DecidedEvent {
  const { place, assumed } = placeOf(item);
  const { procedureCode, agencyId, channel } = place;
  const data = { code: item.code, procedureCode, agencyId: agencyId ?? UNSPECIFIED_AGENCY, channel, flags: [] };
  return decided({ type: 'DossierSubmitted', data: { ...data, ...dated(context, assumed) } }, at, item.personal);
}

function refused(item: SnapshotItem, at: number, context: FeedContext): DecidedEvent[] {
  const { place, assumed } = placeOf(item);
  const where = { ...place, agencyId: place.agencyId ?? UNSPECIFIED_AGENCY };
  const data = { code: item.code, ...where, reasonCode: 'notTold', flags: [], ...dated(context, assumed) };
  return [decided({ type: 'IntakeRefused', data }, at, item.personal)];
}

function received(item: SnapshotItem, at: number, context: FeedContext): DecidedEvent {
  const { code, components, personal } = item;
  const { place, assumed } = placeOf(item);
  const first = firstDueOf(item);
  const dueAt = first === null ? null : toIso(first);
  const flags: FactFlag[] = first !== null && first < at ? ['dueBeforeReception'] : [];
  const { grain, ...index } = indexTerms({ ...place, receivedAt: at }, dueAt, context);
  const data: DossierReceivedData = {
    ...{ code, ...place, caseCode: null, receivingAgencyId: null, clockStartsAt: toIso(at) },
    ...{ limit: null, promise: 'given', grain, clockPolicyId: null, calendarId: null, calendarVersion: null },
    ...{ dueAt, calendarUnpublished: null, ...(index.indexDueAt === null ? {} : index) },
    ...{ applicantKind: 'other', components, flags, ...dated(context, assumed) },
  };
  return decided({ type: 'DossierReceived', data }, at, personal);
}

/** The appointment on the receipt: what stood before the first supplement moved it. */
function firstDueOf({ dueAt, supplements }: SnapshotItem): number | null {
  const moved = supplements.filter(({ previousDueAt }) => previousDueAt !== null);
  return moved.toSorted((a, b) => a.requestedAt - b.requestedAt)[0]?.previousDueAt ?? dueAt;
}

/** What a snapshot dates. */
export function dated({ now }: FeedContext, assumed: readonly AssumedMember[] = []) {
  const unsaid = assumed.length === 0 ? {} : { assumed };
  return { told: { basis: 'dated' as const, inferred: true, snapshotAt: toIso(now), ...unsaid } };
}
