import type { ToldActivity } from './told-activity.js';
import { activityKey } from './told-activity.js';

/**
 * The activities that are told and not yet known, in the order they are told. One that is told twice happened twice:
 * of each as many are missing as are told more often than known.
 */
export function missingActivities<T extends ToldActivity>(known: readonly ToldActivity[], told: readonly T[]): T[] {
  const left = new Map<string, number>();
  for (const activity of known) {
    const key = activityKey(activity);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return told.filter((activity) => {
    const key = activityKey(activity);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}
