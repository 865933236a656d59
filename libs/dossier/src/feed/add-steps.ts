import type { FeedProblem, PortalStatus, ProgressItem } from './feed-item.js';
import type { Outline, Story } from './story.js';
import { END_OF_STATUS, groupOf } from './story.js';
import { TOO_MANY_WAITS, hasTooManyWaits } from './too-many-waits.js';

/** A story with steps of the work in it. */
export interface AddedSteps {
  story: Story;
  outline: Outline;
  /** Of each step, in their order, why it is not in the story; null: it is. */
  problems: (FeedProblem | null)[];
}

type Step = Pick<ProgressItem, 'at' | 'status'>;
const AWAITED: ReadonlySet<PortalStatus> = new Set([5, 6]);

/**
 * What steps of the work add, all at once: an end that another kind of end does not beat, and what lies before the end. Asked
 * once (of more waits than a dossier has, twice) however many they are: what is left out has no say in the outline, since an end that does not stand moves nothing
 * and waiting ends with the dossier.
 */
export function addSteps(story: Story, steps: readonly Step[], outlineOf: (story: Story) => Outline): AddedSteps {
  const told = steps.map(({ at, status }) => ({ at, status }));
  const storyWith = (some: Story['steps']): Story => ({ ...story, steps: [...story.steps, ...some] });
  // Refused at intake and received exclude each other.
  let possible = told.filter(({ status }) => status !== 3);
  let outline = outlineOf(storyWith(possible));
  const isCrowded = hasTooManyWaits(outline) && possible.some(({ status }) => AWAITED.has(status));
  if (isCrowded) {
    possible = possible.filter(({ status }) => !AWAITED.has(status));
    outline = outlineOf(storyWith(possible));
  }
  const groups = new Set(outline.ends.map((end) => groupOf(end.kind)));
  const endAt = Math.min(...outline.ends.map(({ at }) => at));
  const problems = told.map(({ at, status }): FeedProblem | null => {
    if (isCrowded && AWAITED.has(status)) return TOO_MANY_WAITS;
    const kind = END_OF_STATUS[status];
    const fits = status !== 3 && (kind === undefined ? at <= endAt : groups.has(groupOf(kind)));
    return fits ? null : { code: 'STATUS.BACK', field: 'TrangThai' };
  });
  return { story: storyWith(told.filter((_step, index) => problems[index] === null)), outline, problems };
}
