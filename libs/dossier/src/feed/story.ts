import type { Instant } from '#calendar';
import type { DossierEvent, FoldableEvent, TellingBasis, Told } from '../events.js';
import { TELLING_BASES, toInstant, toIso } from '../events.js';
import type { Received } from '../state.js';
import type { PortalStatus } from './feed-item.js';
import { PORTAL_STATUSES } from './feed-item.js';
import type { ToldWait, WaitMark, WholeWait } from './waits-told.js';
import { waitsTold } from './waits-told.js';

export type EndKind = 'processed' | 'returned' | 'withdrawn' | 'stopped';
export const EVENT_OF_END = {
  processed: 'DossierProcessed',
  returned: 'ResultReturned',
  withdrawn: 'DossierWithdrawn',
  stopped: 'ProcessingStopped',
} as const satisfies Record<EndKind, DossierEvent['type']>;
export const END_OF_STATUS: Readonly<Partial<Record<PortalStatus, EndKind>>> = {
  ...{ 7: 'withdrawn', 8: 'stopped', 9: 'processed', 10: 'returned' },
};

const WITH_RESULT: ReadonlySet<EndKind> = new Set(['processed', 'returned']);
/** A dossier ends in one way: with a result, by withdrawal or by a stop. */
export const groupOf = (kind: EndKind): string => (WITH_RESULT.has(kind) ? 'result' : kind);

/** Somebody recorded it here, or corrected what a feed told: no feed says otherwise. */
type Basis = TellingBasis | 'recorded';

export interface EndTelling {
  kind: EndKind;
  at: Instant;
  basis: Basis;
}
export interface DueTelling {
  dueAt: Instant;
  at: Instant;
  basis: TellingBasis;
  /** It was in force before, and was given again after another. */
  again?: true;
}

/** Everything that was told of a received dossier, in any order and as often as it came. */
export interface Story {
  /** Ends that a person annulled, as `type instant`: a feed that repeats them is not heard. */
  annulled: ReadonlySet<string>;
  ends: EndTelling[];
  dues: DueTelling[];
  steps: { at: Instant; status: PortalStatus }[];
  supplements: { marks: WaitMark[]; whole: WholeWait[] };
  payments: { marks: WaitMark[] };
}

/** What follows from a story. */
export interface Outline {
  ends: EndTelling[];
  dues: DueTelling[];
  supplements: ToldWait[];
  payments: ToldWait[];
}

const rankOf = (basis: Basis): number => (basis === 'recorded' ? -1 : TELLING_BASES.indexOf(basis));
const better = <T extends { at: Instant; basis: Basis }>(a: T, b: T): number =>
  rankOf(a.basis) - rankOf(b.basis) || a.at - b.at;

/** What the log already tells: feeds with how well they know, people and files as recorded; nothing that was annulled. */
export function storyOf(state: Received, effective: readonly FoldableEvent[]): Story {
  const gone = annulledIn(state.steps);
  const annulled = new Set(
    state.steps.flatMap((step) =>
      step.eventId !== undefined && gone.has(step.eventId) ? [`${step.type} ${step.occurredAt}`] : [],
    ),
  );
  const story: Story = {
    ...{ annulled, ends: [], dues: [], steps: [], supplements: { marks: [], whole: [] }, payments: { marks: [] } },
  };
  const stands = new Map(effective.map((event) => [event.eventId, event]));
  for (const step of state.steps) {
    if (step.eventId !== undefined && gone.has(step.eventId)) continue;
    const now = step.eventId === undefined ? step : stands.get(step.eventId);
    const isCorrected = now !== undefined && now.occurredAt !== step.occurredAt;
    note(story, isCorrected ? now : step, isCorrected);
  }
  return story;
}

function note(story: Story, event: FoldableEvent, isCorrected: boolean): void {
  const at = toInstant(event.occurredAt);
  const told = 'told' in event.data ? event.data.told : undefined;
  const basis: Basis = isCorrected ? 'recorded' : (told?.basis ?? 'recorded');
  const kind = endOf(event.type);
  if (kind !== null && basis !== 'derived') story.ends.push({ kind, at, basis });
  if (event.type === 'ActivityRecorded' && told === undefined) {
    const status = PORTAL_STATUSES.find((known) => String(known) === event.data.status);
    if (status !== undefined) story.steps.push({ at, status });
  }
  if (told === undefined || basis === 'recorded') return;
  if (event.type === 'DeadlineRecalculated' && event.data.dueAt !== null) {
    const again = told.again === undefined ? {} : { again: told.again };
    story.dues.push({ dueAt: toInstant(event.data.dueAt), at, basis: told.basis, ...again });
  }
  noteWaiting(story, event, at, told);
}

function noteWaiting(
  { supplements, payments }: Story,
  event: FoldableEvent,
  at: Instant,
  { basis, since, listedSince }: NonNullable<Told['told']>,
): void {
  // What steps of the work say of waiting is read from the steps themselves.
  if (basis === 'exact' || basis === 'derived') return;
  if (event.type === 'SupplementRequested' || event.type === 'ActivityRecorded')
    supplements.marks.push({ at, begins: true, basis });
  if (event.type === 'SupplementReceived' && since !== undefined) {
    supplements.whole.push({ from: toInstant(listedSince ?? since), to: at });
  }
  if (event.type === 'PaymentRequested') payments.marks.push({ at, begins: true, basis });
}

const endOf = (type: DossierEvent['type']): EndKind | null =>
  (Object.keys(EVENT_OF_END) as EndKind[]).find((kind) => EVENT_OF_END[kind] === type) ?? null;

const annulledIn = (steps: readonly FoldableEvent[]): ReadonlySet<string> =>
  new Set(
    steps.flatMap((step) =>
      step.type === 'DossierCorrected' && step.data.field === 'annul' ? [step.data.targetEventId] : [],
    ),
  );

/** Facts from tellings: a function of the set of them, so that no order of arrival matters (CONTRACT 4.1). */
export function outlineOf(story: Story, receivedAt: Instant, dayOf: (instant: Instant) => number): Outline {
  const ends = endsOf(story);
  const endAt = ends.reduce<Instant | null>((first, { at }) => (first === null ? at : Math.min(first, at)), null);
  const bounds = { receivedAt, endAt, dayOf };
  const supplements = { ...story.supplements, marks: [...story.supplements.marks, ...marksOf(story, 5)] };
  const payments = { whole: [], marks: [...story.payments.marks, ...marksOf(story, 6)] };
  return {
    ends,
    dues: duesOf(story.dues),
    supplements: waitsTold(supplements, bounds),
    payments: waitsTold(payments, bounds),
  };
}

/** Steps under way: the awaited status begins a wait, any other of these ends it. */
const UNDER_WAY: ReadonlySet<PortalStatus> = new Set([2, 4, 5, 6]);
const marksOf = ({ steps }: Story, awaited: PortalStatus): WaitMark[] =>
  steps
    .filter(({ status }) => UNDER_WAY.has(status))
    .map(({ at, status }) => ({ at, begins: status === awaited, basis: 'exact' }));

/** A dossier ends with a result, by withdrawal or by a stop: what is known best decides, of equals the first. */
function endsOf(story: Story): EndTelling[] {
  const tellings: EndTelling[] = [
    ...story.ends,
    ...story.steps.flatMap(({ at, status }) => {
      const kind = END_OF_STATUS[status];
      return kind === undefined ? [] : [{ kind, at, basis: 'exact' as const }];
    }),
  ];
  const isHeard = ({ kind, at }: EndTelling) => !story.annulled.has(`${EVENT_OF_END[kind]} ${toIso(at)}`);
  const heard = tellings.filter(isHeard);
  const best = (kind: EndKind) => heard.filter((telling) => telling.kind === kind).toSorted(better)[0];
  const [processed, returned, withdrawn, stopped] = [
    ...[best('processed'), best('returned'), best('withdrawn'), best('stopped')],
  ];
  const result = [processed, returned].filter((end) => end !== undefined).toSorted(better)[0];
  const first = [result, withdrawn, stopped].filter((end) => end !== undefined).toSorted(better)[0];
  if (first === undefined) return [];
  if (first !== result) return [first];
  return [...processedOf(processed, returned), ...(returned === undefined ? [] : [returned])];
}

/** A return without a known processing: processed then, flagged (CONTRACT 4.1). */
function processedOf(processed: EndTelling | undefined, returned: EndTelling | undefined): EndTelling[] {
  if (processed !== undefined && processed.basis !== 'undated') return [processed];
  if (returned !== undefined && (processed === undefined || returned.basis !== 'undated')) {
    return [{ kind: 'processed', at: returned.at, basis: 'derived' }];
  }
  return processed === undefined ? [] : [processed];
}

/** Each appointment once, at the moment that is known best; and each time that it was given again. */
function duesOf(tellings: readonly DueTelling[]): DueTelling[] {
  const byDue = new Map<string, DueTelling>();
  for (const telling of tellings) {
    const key = telling.again === true ? `${String(telling.dueAt)} ${String(telling.at)}` : String(telling.dueAt);
    const known = byDue.get(key);
    if (known === undefined || better(telling, known) < 0) byDue.set(key, telling);
  }
  const later = ({ again }: DueTelling) => Number(again === true);
  const dues = [...byDue.values()].sort((a, b) => a.at - b.at || later(a) - later(b) || a.dueAt - b.dueAt);
  return dues.filter(({ again, dueAt }, index) => again !== true || dues[index - 1]?.dueAt !== dueAt);
}
