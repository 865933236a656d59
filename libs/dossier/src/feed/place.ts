import type { Instant } from '#calendar';
import { UNSPECIFIED_PROCEDURE } from '../case-list/decide-case-list-row.js';
import { effectiveHistory } from '../effective-history.js';
import type { AssumedMember, Component, DossierReceivedData, FoldableEvent, ReceptionFill } from '../events.js';
import { toInstant } from '../events.js';
import type { Received } from '../state.js';
import type { FeedContext, FeedProblem, SnapshotItem } from './feed-item.js';
import { indexTerms } from './index-due.js';

/** What the reception pins and figures are grouped by, with the feed's names for it. */
const FIELD_OF = {
  ...{ procedureCode: 'MaTTHC', fieldCode: 'MaLinhVuc', agencyId: 'DonViXuLy', channel: 'KenhThucHien' },
} as const;
type Member = keyof typeof FIELD_OF;
const MEMBERS = Object.keys(FIELD_OF) as Member[];

/** Of a dossier whose channel nobody told. */
export const assumedChannel = 'counter';

interface Said {
  value: string;
  /** Else something stands in for it. */
  isTold: boolean;
}

export interface PlaceNews {
  /** What the reception left unsaid; null: nothing new. */
  fills: ReceptionFill | null;
  /** Where the snapshot says otherwise than what is known. */
  conflicts: FeedProblem[];
}

type Reception = Extract<FoldableEvent, { type: 'DossierReceived' }>;
const isReception = (event: FoldableEvent): event is Reception => event.type === 'DossierReceived';

/**
 * What a snapshot says of the procedure, field, agency and channel of a received dossier. What nobody had told is filled
 * in, whenever it comes; of two values we do not choose. What is told of a submission is not of the reception.
 */
export function placeNews(item: SnapshotItem, state: Received, context: FeedContext): PlaceNews {
  if (item.status === 1) return { fills: null, conflicts: [] };
  const recorded = state.steps.find(isReception);
  const stands = effectiveHistory(state.steps).find(isReception);
  if (recorded === undefined || stands === undefined) return { fills: null, conflicts: [] };
  const { data } = stands;
  const news: Partial<Record<Member, Said>> = {};
  const conflicts: FeedProblem[] = [];
  for (const member of MEMBERS) {
    const [given, known] = [saidBy(item, member), knownIn(data, member)];
    if (given === null || isOverruled(state, recorded, member, given)) continue;
    if (known === null || (given.isTold && !known.isTold)) news[member] = given;
    else if (given.value !== known.value && given.isTold === known.isTold) {
      if (member === 'agencyId' && wasHandedTo(state, given.value, known.value)) continue;
      conflicts.push({ code: 'CONFLICT', field: FIELD_OF[member], given: given.value, recorded: known.value });
    }
  }
  // What people or files recorded is not filled in from a feed.
  return { fills: data.told === undefined ? null : fillsOf(item, { news, stands, context }), conflicts };
}

function saidBy(item: SnapshotItem, member: Member): Said | null {
  const told = item[member];
  if (told !== null && told !== '') return { value: told, isTold: true };
  const standIn = member === 'agencyId' || member === 'fieldCode' ? (item.standIn?.[member] ?? null) : null;
  return standIn === null ? null : { value: standIn, isTold: false };
}

function knownIn(data: DossierReceivedData, member: Member): Said | null {
  const value = data[member];
  if (value === null || value === UNSPECIFIED_PROCEDURE) return null;
  // A case list without a channel is of the counter's.
  const isOfList = data.told === undefined && data.promise === 'given';
  const isAssumed = member === 'channel' && isOfList && value === assumedChannel;
  return { value, isTold: !isAssumed && !(data.told?.assumed ?? []).some((assumed) => assumed === member) };
}

/** A person corrected what the feed says here: it may go on saying it. */
function isOverruled(state: Received, recorded: Reception, member: Member, { value }: Said): boolean {
  const corrections = state.steps.flatMap((step) => (step.type === 'DossierCorrected' ? [step.data] : []));
  if (!corrections.some(({ field, targetEventId }) => field === member && targetEventId === recorded.eventId)) {
    return false;
  }
  const isAssumed = (recorded.data.told?.assumed ?? []).some((assumed) => assumed === member);
  const before = [isAssumed ? null : recorded.data[member], ...corrections.map(({ fills }) => fills?.[member])];
  return before.includes(value);
}

/** The work went on there, as a step or a hand-over says: the reception stays where it was. */
function wasHandedTo(state: Received, agencyId: string, from: string): boolean {
  if (state.receivingAgencyId === agencyId) return true;
  const since = (unit: string): Instant =>
    Math.min(
      ...state.steps.flatMap((step) => {
        const isThere =
          (step.type === 'ActivityRecorded' && step.data.unitId === unit) ||
          (step.type === 'DossierHandedOver' && step.data.toUnitId === unit);
        return isThere ? [toInstant(step.occurredAt)] : [];
      }),
    );
  const [there, here] = [since(agencyId), since(from)];
  return there < Infinity && (here === Infinity || here < there);
}

interface Filling {
  news: Partial<Record<Member, Said>>;
  stands: Reception;
  context: FeedContext;
}

function fillsOf(item: SnapshotItem, { news, stands, context }: Filling): ReceptionFill | null {
  const { data } = stands;
  const components = united(data.components, item.components);
  if (Object.keys(news).length === 0 && components === null) return null;
  const { procedureCode, fieldCode, agencyId } = news;
  const channel = news.channel === undefined ? undefined : (item.channel ?? undefined);
  const members = {
    ...(procedureCode === undefined ? {} : { procedureCode: procedureCode.value }),
    ...(fieldCode === undefined ? {} : { fieldCode: fieldCode.value }),
    ...(agencyId === undefined ? {} : { agencyId: agencyId.value, agencyLevel: levelOf(item) }),
    ...(channel === undefined ? {} : { channel }),
    ...(components === null ? {} : { components }),
  };
  const asked = { procedureCode: data.procedureCode, channel: data.channel, ...members };
  const moves = 'procedureCode' in members || 'channel' in members;
  const receivedAt = toInstant(stands.occurredAt);
  const terms = moves ? indexTerms({ ...asked, receivedAt }, data.dueAt, context) : {};
  return { ...members, ...terms, assumed: assumedAfter(data, news) };
}

const levelOf = ({ agencyId, agencyLevel, standIn }: SnapshotItem) =>
  agencyId === null ? (standIn?.agencyLevel ?? null) : agencyLevel;

function assumedAfter({ told }: DossierReceivedData, news: Filling['news']): AssumedMember[] {
  const before = new Set(told?.assumed);
  for (const [member, said] of Object.entries(news) as [AssumedMember, Said][]) {
    if (said.isTold) before.delete(member);
    else before.add(member);
  }
  return [...before].sort();
}

/** Every component that any snapshot shows, digitised if one shows it so; null: nothing more than is known. */
function united(known: readonly Component[], given: readonly Component[]): Component[] | null {
  const byCode = new Map(known.map((component) => [component.code, component]));
  for (const component of given) {
    const before = byCode.get(component.code);
    if (before === undefined || (component.digitized && !before.digitized)) byCode.set(component.code, component);
  }
  const all = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const isNew = given.some(({ code, digitized }) => {
    const before = known.find((component) => component.code === code);
    return before === undefined || (digitized && !before.digitized);
  });
  return isNew ? all : null;
}
