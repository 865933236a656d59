import type { Plan, Target } from './plan.js';

/** What a version changes, by target id. */
export interface PlanDifference {
  /** Members of the plan itself that differ. */
  members: string[];
  added: string[];
  changed: { id: string; before: Target; after: Target }[];
  removed: string[];
}

const MEMBERS = ['title', 'issuedBy', 'document', 'years'] as const;

/** The difference between two versions, whatever their numbers; against null everything is new. */
export function planDifference(before: Plan | null, after: Plan): PlanDifference {
  const old = new Map((before?.targets ?? []).map((target) => [target.id, target]));
  const ids = new Set(after.targets.map(({ id }) => id));
  return {
    members: MEMBERS.filter((name) => before === null || text(before[name]) !== text(after[name])),
    added: after.targets.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    changed: after.targets.flatMap((target) => {
      const known = old.get(target.id);
      return known === undefined || text(known) === text(target)
        ? []
        : [{ id: target.id, before: known, after: target }];
    }),
    removed: [...old.keys()].filter((id) => !ids.has(id)),
  };
}

/** Whether a version would say something new; the order of targets is part of a document. */
export function saysTheSame(before: Plan | null, after: Plan): boolean {
  if (before === null) return false;
  const { members, added, changed, removed } = planDifference(before, after);
  const order = (plan: Plan): string => plan.targets.map(({ id }) => id).join('\n');
  return members.length + added.length + changed.length + removed.length === 0 && order(before) === order(after);
}

/** Members in one order: what was stored and read again is the same. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
