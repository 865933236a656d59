import type { Instant } from '#calendar';
import { toIso } from '../events.js';
import type { Received } from '../state.js';
import type { Knowing } from './add-due.js';
import { addDue, listedUntil } from './add-due.js';
import type { FeedProblem, SnapshotItem } from './feed-item.js';
import type { EndKind, Outline, Story } from './story.js';
import { END_OF_STATUS, groupOf } from './story.js';

/** A story with an item's tellings in it, and what of the item could not be taken; null: nothing of it was. */
export interface Added {
  story: Story | null;
  problems: FeedProblem[];
}

const OPEN: ReadonlySet<number | null> = new Set([1, 2, 4, 5, 6]);

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

/** What was listed before and is listed again is told once. */
function withSupplements(story: Story, { supplements: listed }: SnapshotItem, isBack: boolean): Story {
  const { marks, whole } = story.supplements;
  const openSince = new Set(marks.filter(({ basis }) => basis === 'dated').map(({ at }) => at));
  const known = new Set(whole.map(({ from, to }) => `${String(from)} ${String(to)}`));
  for (const { requestedAt, receivedAt, previousDueAt, dueAt } of listed) {
    if (receivedAt !== null) {
      if (!known.has(`${String(requestedAt)} ${String(receivedAt)}`)) whole.push({ from: requestedAt, to: receivedAt });
    } else if (!openSince.has(requestedAt)) marks.push({ at: requestedAt, begins: true, basis: 'dated' });
    if (isBack || dueAt === null || dueAt === previousDueAt) continue;
    story.dues.push({ dueAt, at: receivedAt ?? requestedAt, basis: 'dated' });
  }
  return story;
}

/** A status that says "awaited" where neither the item nor anything before it says since when. */
function addUndatedWait(story: Story, { status, supplements }: SnapshotItem, before: Outline, now: Instant): void {
  const mark = { at: now, begins: true, basis: 'undated' as const };
  const isOpen = (waits: Outline['supplements']) => waits.some(({ to }) => to === null);
  const isListed = supplements.some(({ receivedAt }) => receivedAt === null);
  if (status === 5 && !isListed && !isOpen(before.supplements)) story.supplements.marks.push(mark);
  if (status === 6 && !isOpen(before.payments)) story.payments.marks.push(mark);
}
