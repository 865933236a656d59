import type { Instant } from '#calendar';
import { toIso } from '../events.js';
import type { DossierEvent } from '../events.js';
import type { Received } from '../state.js';
import type { SnapshotItem } from './feed-item.js';
import type { Outline, Story } from './story.js';

/** What is known before an item, and when it came. */
export interface Knowing {
  before: Outline;
  now: Instant;
}

/**
 * An appointment that was in force before is old news: a snapshot that comes again or late moves nothing back. Unless it
 * lists, itself, how that one was moved away from, or was surely made after that: then it was given again since.
 */
export function addDue(story: Story, item: SnapshotItem, state: Received, knowing: Listed): void {
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

/** Besides, until when supplements were listed before the item. */
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

/** The last moment that a snapshot listed of any supplement; -Infinity where none is listed. */
export function listedUntil({ supplements: { marks, whole } }: Story): Instant {
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
