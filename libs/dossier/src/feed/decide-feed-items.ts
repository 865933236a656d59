import type { DossierState } from '../state.js';
import type { DayOf, FeedDecision } from './feed-decision.js';
import type { FeedContext, FeedItem, FeedProblem, FeedVerdict } from './feed-item.js';
import type { PlacedStep } from './feed-run.js';
import { FeedRun } from './feed-run.js';
import { quarantined } from './verdicts.js';

/** Problems that a later item of the dossier may take away. */
export const PASSING_PROBLEMS: ReadonlySet<FeedProblem['code']> = new Set([
  'RECEPTION.NOT_YET',
  'STATUS.BACK',
  'AFTER_END',
  'CONFLICT',
]);

/**
 * What a feed's items about one dossier add to it (CONTRACT 4.1). Facts follow from the set of all that was told, not
 * from its order: items may come in any order, again, or one by one, and end in the same facts.
 */
export function decideFeedItems(
  state: DossierState,
  items: readonly FeedItem[],
  context: FeedContext,
  dayOf: DayOf,
): FeedDecision {
  const run = new FeedRun(state, context, dayOf);
  const verdicts = items.map((): FeedVerdict => ({ verdict: 'quarantined', problems: [] }));
  let waiting = [...items.keys()];
  for (let round = 0, moved = true; moved && waiting.length > 0 && round < MOST_ROUNDS; round++) {
    const decided = takeAll(run, items, waiting);
    for (const [place, verdict] of decided) verdicts[place] = verdict;
    moved = decided.some(([, { verdict }]) => verdict === 'accepted');
    waiting = decided.flatMap(([place, { problems }]) =>
      problems.some(({ code }) => PASSING_PROBLEMS.has(code)) ? [place] : [],
    );
  }
  for (const [place, item] of items.entries()) {
    const unfit = item.kind === 'snapshot' && verdicts[place]?.verdict !== 'quarantined' ? run.unfit(item) : [];
    if (unfit.length > 0) verdicts[place] = quarantined(unfit);
  }
  return { verdicts, ...run.finish(items, verdicts) };
}

/** What another item of the run takes away is gone after a round or two; what is left waits for the next items. */
const MOST_ROUNDS = 8;

/** Snapshots first: they begin dossiers, and a step is more recent than the snapshot it comes with. */
function takeAll(run: FeedRun, items: readonly FeedItem[], places: readonly number[]): [number, FeedVerdict][] {
  const verdicts: [number, FeedVerdict][] = [];
  const steps: PlacedStep[] = [];
  for (const place of places) {
    const item = items[place];
    if (item?.kind === 'snapshot') verdicts.push([place, run.takeSnapshot(item, place)]);
    else if (item !== undefined) steps.push({ item, place });
  }
  for (const [index, verdict] of run.takeSteps(steps).entries()) verdicts.push([steps[index]?.place ?? 0, verdict]);
  return verdicts;
}
