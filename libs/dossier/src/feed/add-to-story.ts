import type { Instant } from '#calendar';
import { toIso } from '../events.js';
import type { DossierEvent } from '../events.js';
import type { Received } from '../state.js';
import type { FeedProblem, ProgressItem, SnapshotItem } from './feed-item.js';
import type { EndKind, Outline, Story } from './story.js';
import { END_OF_STATUS } from './story.js';

/** A story with an item's tellings in it, and what of the item could not be taken; null: nothing of it was. */
export interface Added {
  story: Story | null;
  problems: FeedProblem[];
}

const OPEN: ReadonlySet<number | null> = new Set([1, 2, 4, 5, 6]);
const WITH_RESULT: ReadonlySet<EndKind> = new Set(['processed', 'returned']);
const groupOf = (kind: EndKind): string => (WITH_RESULT.has(kind) ? 'result' : kind);

/** What is known before an item, and when it came. */
export interface Knowing {
  before: Outline;
  now: Instant;
}

/**
 * What a snapshot adds. Its dates are facts whenever they come; a status that is behind what is known adds nothing and is
 * a problem (CONTRACT 4.1), and so is what it tells of after the end. A changed appointment is dated by the receipt of the supplement that
 * brought it, else by now.
 */
export function addSnapshot(story: Story, item: SnapshotItem, state: Received, knowing: Knowing): Added {
  const { before, now } = knowing;
  const conflicts = [...receptionConflict(item, state), ...endConflicts(story, item), ...refusal(item)];
  if (conflicts.length > 0) return { story: null, problems: conflicts };
  const isBack = statusGoesBack(item.status, before);
  const next = withSupplements(copyOf(story), item, isBack);
  addDatedEnds(next, item, before, isBack);
  if (isBack) return { story: next, problems: [{ code: 'STATUS.BACK', field: 'TrangThaiHoSo' }] };
  addClaimedEnd(next, item, before, now);
  addDue(next, item, state, { before, now, listedUntil: listedUntil(story) });
  addUndatedWait(next, item, before, now);
  return { story: next, problems: [] };
}

/** What a step of the work adds; `outlineOf` is asked to see whether it can be. */
export function addStep(story: Story, { at, status }: ProgressItem, outlineOf: (story: Story) => Outline): Added {
  const back: Added = { story: null, problems: [{ code: 'STATUS.BACK', field: 'TrangThai' }] };
  if (status === 3) return back;
  const next = { ...story, steps: [...story.steps, { at, status }] };
  const kind = END_OF_STATUS[status];
  if (kind === undefined)
    return outlineOf(story).ends.some((end) => end.at < at) ? back : { story: next, problems: [] };
  return outlineOf(next).ends.some((end) => groupOf(end.kind) === groupOf(kind)) ? { story: next, problems: [] } : back;
}

const copyOf = (story: Story): Story => ({
  ...story,
  ends: [...story.ends],
  dues: [...story.dues],
  supplements: { marks: [...story.supplements.marks], whole: [...story.supplements.whole] },
  payments: { marks: [...story.payments.marks] },
});

function statusGoesBack(status: SnapshotItem['status'], { ends }: Outline): boolean {
  if (status === 1) return true;
  if (status === null || ends.length === 0) return false;
  if (OPEN.has(status)) return true;
  const kind = END_OF_STATUS[status];
  if (kind === undefined) return false;
  const groups = new Set(ends.map((end) => groupOf(end.kind)));
  return !groups.has(groupOf(kind)) || (kind === 'processed' && ends.some((end) => end.kind === 'returned'));
}

/** A time kept by people to the second is not contradicted by one that a feed rounds. */
function receptionConflict({ receivedAt }: SnapshotItem, state: Received): FeedProblem[] {
  if (receivedAt === null || receivedAt === state.receivedAt) return [];
  const reception = state.steps.find(({ type }) => type === 'DossierReceived');
  const told = reception !== undefined && 'told' in reception.data;
  if (!told && Math.abs(receivedAt - state.receivedAt) < DAY_MS) return [];
  return [clash('NgayTiepNhan', receivedAt, state.receivedAt)];
}
const DAY_MS = 86_400_000;

/** Two dates of one end from snapshots: we do not choose. A better known one is not contradicted. */
function endConflicts({ ends }: Story, item: SnapshotItem): FeedProblem[] {
  const dated = (kind: EndKind) => ends.find((end) => end.kind === kind && end.basis === 'dated');
  return datesOf(item).flatMap(({ kind, at, field }) => {
    const known = dated(kind);
    return known === undefined || known.at === at ? [] : [clash(field, at, known.at)];
  });
}

/** Refused at intake and received exclude each other. */
const refusal = ({ status, refusedAt }: SnapshotItem): FeedProblem[] => [
  ...(status === 3 ? [{ code: 'STATUS.BACK' as const, field: 'TrangThaiHoSo' }] : []),
  ...(status !== 3 && refusedAt !== null
    ? [{ code: 'CONFLICT' as const, field: 'NgayTuChoi', given: toIso(refusedAt) }]
    : []),
];

const clash = (field: string, given: Instant, recorded: Instant): FeedProblem => ({
  ...{ code: 'CONFLICT', field, given: toIso(given), recorded: toIso(recorded) },
});

/** The ends a snapshot dates. Of a withdrawn or stopped dossier the end of processing is that end. */
function datesOf({ status, processedAt, returnedAt }: SnapshotItem) {
  const kind = status === 7 ? 'withdrawn' : status === 8 ? 'stopped' : 'processed';
  return [
    ...(processedAt === null ? [] : [{ kind: kind as EndKind, at: processedAt, field: 'NgayKetThucXuLy' }]),
    ...(returnedAt === null || kind !== 'processed'
      ? []
      : [{ kind: 'returned' as const, at: returnedAt, field: 'NgayTra' }]),
  ];
}

function addDatedEnds(story: Story, item: SnapshotItem, before: Outline, isBack: boolean): void {
  const groups = new Set(before.ends.map((end) => groupOf(end.kind)));
  for (const { kind, at } of datesOf(item)) {
    if (!isBack || groups.has(groupOf(kind))) story.ends.push({ kind, at, basis: 'dated' });
  }
}

/** A status that says there is an end, where neither the item nor anything before it says since when. */
function addClaimedEnd(story: Story, item: SnapshotItem, before: Outline, now: Instant): void {
  const claimed = item.status === null ? undefined : END_OF_STATUS[item.status];
  if (claimed === undefined || datesOf(item).length > 0 || before.ends.length > 0) return;
  // "Returned" without any date says at least that there is a result; the return itself is an end that is not there.
  story.ends.push({ kind: claimed === 'returned' ? 'processed' : claimed, at: now, basis: 'undated' });
}

/** What a snapshot dates and another end, known better, leaves no room for: kept until more is known. */
export function unfitIn(item: SnapshotItem, outline: Outline): FeedProblem[] {
  const groups = new Set(outline.ends.map((end) => groupOf(end.kind)));
  const unfit = datesOf(item).filter(({ kind }) => groups.size > 0 && !groups.has(groupOf(kind)));
  const ends = unfit.map(({ field, at }) => ({ code: 'AFTER_END' as const, field, given: toIso(at) }));
  return [...ends, ...afterEnd(item, outline)];
}

function afterEnd({ supplements }: SnapshotItem, { ends }: Outline): FeedProblem[] {
  const endAt = Math.min(...ends.map(({ at }) => at));
  const late = (field: string, at: Instant | null, isLate: boolean): FeedProblem[] =>
    at !== null && isLate ? [{ code: 'AFTER_END', field, given: toIso(at), recorded: toIso(endAt) }] : [];
  return supplements.flatMap(({ requestedAt, receivedAt }) => [
    ...late('NgayBoSung', requestedAt, requestedAt >= endAt),
    ...late('NgayTiepNhanBoSung', receivedAt, receivedAt !== null && receivedAt > endAt),
  ]);
}

function withSupplements(story: Story, { supplements }: SnapshotItem, isBack: boolean): Story {
  for (const { requestedAt, receivedAt, previousDueAt, dueAt } of supplements) {
    if (receivedAt === null) story.supplements.marks.push({ at: requestedAt, begins: true, basis: 'dated' });
    else story.supplements.whole.push({ from: requestedAt, to: receivedAt });
    if (isBack || dueAt === null || dueAt === previousDueAt) continue;
    story.dues.push({ dueAt, at: receivedAt ?? requestedAt, basis: 'dated' });
  }
  return story;
}

/**
 * An appointment that was in force before is old news: a snapshot that comes again or late moves nothing back. Unless it
 * lists, itself, how that one was moved away from, or was surely made after that: then it was given again since.
 */
function addDue(story: Story, item: SnapshotItem, state: Received, knowing: Listed): void {
  const { dueAt, supplements } = item;
  if (dueAt === null) return;
  // A supplement that lists one and the same due before and after moved nothing: the due may have moved before it.
  const listed = supplements.filter(
    (supplement) => supplement.dueAt !== null && supplement.dueAt !== supplement.previousDueAt,
  );
  const last = listed.toSorted((a, b) => a.requestedAt - b.requestedAt).at(-1);
  if (last?.dueAt === dueAt) {
    if (isListedTooEarly(item, state, knowing))
      story.dues.push({ dueAt, at: knowing.now, basis: 'undated', again: true });
    return;
  }
  const isKnown =
    state.steps.some((step) => namesDue(step, toIso(dueAt))) || story.dues.some((telling) => telling.dueAt === dueAt);
  const { now } = knowing;
  if (isKnown && isGivenAgain(item, state, knowing)) {
    story.dues.push({ dueAt, at: now, basis: 'undated', again: true });
    return;
  }
  if (last === undefined && isKnown) return;
  const isFirst = state.firstPromiseAt === null && story.dues.length === 0;
  story.dues.push({ dueAt, at: isFirst ? state.receivedAt : now, basis: isFirst ? 'dated' : 'undated' });
}

type Listed = Knowing & { listedUntil: Instant };

/**
 * A snapshot has no time of its own; it was made after all that it dates and before it came. One that dates something
 * after we had learnt of the due in force was made while another due was so; and one whose supplements go on after all that
 * were listed before it is no old one that comes again. What people moved is theirs.
 */
function isGivenAgain(item: SnapshotItem, state: Received, { before, now, listedUntil: until }: Listed): boolean {
  const inForce = before.dues.at(-1);
  if (inForce === undefined || inForce.dueAt !== state.dueAt || inForce.dueAt === item.dueAt) return false;
  if (inForce.at < now && madeAfter(item) > inForce.at) return true;
  return inForce.at <= now && listsMore(item, state, before, until);
}

/** The list dates the due in force before another that we learnt of later: a list that goes on is the newer, and its due stands. */
function isListedTooEarly(item: SnapshotItem, state: Received, knowing: Listed): boolean {
  const moved = item.supplements.filter((supplement) => supplement.dueAt === item.dueAt);
  const movedAt = Math.max(...moved.map(({ requestedAt, receivedAt }) => receivedAt ?? requestedAt));
  const inForce = knowing.before.dues.at(-1);
  return inForce !== undefined && inForce.at >= movedAt && isGivenAgain(item, state, knowing);
}

/** Only what the log will keep counts: of a supplement before the reception or after the end it keeps nothing. */
function listsMore(item: SnapshotItem, state: Received, { ends }: Outline, until: Instant): boolean {
  const endAt = Math.min(
    ...[item.processedAt, item.returnedAt, ...ends.map(({ at }) => at)].map((at) => at ?? Infinity),
  );
  return item.supplements
    .filter(({ requestedAt }) => requestedAt >= state.receivedAt)
    .flatMap(({ requestedAt, receivedAt }) => [requestedAt, receivedAt ?? requestedAt])
    .some((at) => at > until && at < endAt);
}

function listedUntil({ supplements: { marks, whole } }: Story): Instant {
  const listed = marks.filter(({ basis }) => basis === 'dated');
  return Math.max(-Infinity, ...listed.map(({ at }) => at), ...whole.map(({ to }) => to));
}

function madeAfter(item: SnapshotItem): Instant {
  const { submittedAt, receivedAt, processedAt, returnedAt, refusedAt, supplements } = item;
  const listed = supplements.flatMap((supplement) => [supplement.requestedAt, supplement.receivedAt]);
  const dates = [submittedAt, receivedAt, processedAt, returnedAt, refusedAt, ...listed];
  return Math.max(...dates.map((at) => at ?? -Infinity));
}

const namesDue = ({ data }: DossierEvent, dueAt: string): boolean =>
  ('dueAt' in data && data.dueAt === dueAt) || ('previousDueAt' in data && data.previousDueAt === dueAt);

/** A status that says "awaited" where neither the item nor anything before it says since when. */
function addUndatedWait(story: Story, { status, supplements }: SnapshotItem, before: Outline, now: Instant): void {
  const mark = { at: now, begins: true, basis: 'undated' as const };
  const isOpen = (waits: Outline['supplements']) => waits.some(({ to }) => to === null);
  const isListed = supplements.some(({ receivedAt }) => receivedAt === null);
  if (status === 5 && !isListed && !isOpen(before.supplements)) story.supplements.marks.push(mark);
  if (status === 6 && !isOpen(before.payments)) story.payments.marks.push(mark);
}
