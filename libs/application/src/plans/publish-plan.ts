import { parsePlan, planDifference, saysTheSame } from '#indicators';
import type { Plan, PlanDifference } from '#indicators';
import type { JsonProblem } from '#calendar';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import { findPlan } from './plan-book.js';
import type { PlanRecord, Told } from './plan-record.js';
import type { PlanTools, WrittenBy } from './write-to-plan.js';
import { writeToPlan } from './write-to-plan.js';

/** What the import of a plan did, or in a dry run would do. */
export interface PublishedPlan {
  id: string;
  /** The version in force afterwards. */
  version: number;
  /** False: the plan in force says the same, and nothing was written. */
  changed: boolean;
  dryRun: boolean;
  difference: PlanDifference;
  /** Where it stands in the log; null if nothing was written. */
  position: number | null;
}

const MOST_PROBLEMS = 1_000;

/**
 * Publishes a new plan or the next version of one. Throws VALIDATION.FAILED with every problem and its pointer; a document
 * that says what is in force writes nothing.
 */
export async function publishPlan(
  tools: PlanTools,
  tenant: string,
  document: unknown,
  by: WrittenBy,
  dryRun: boolean,
): Promise<PublishedPlan> {
  const planId = idOf(document);
  let result: Omit<PublishedPlan, 'position'> | null = null;
  const decide = (record: PlanRecord | null) => {
    const decided = nextVersion(document, record);
    result = { ...decided.answer, dryRun };
    return decided.answer.changed && !dryRun ? decided : null;
  };
  const told: Told | null = dryRun
    ? (decide(await findPlan(tools.database, tenant, planId, null)), null)
    : await writeToPlan(tools, tenant, planId, by, decide);
  if (result === null) throw new Error('nothing was decided');
  return { ...(result as Omit<PublishedPlan, 'position'>), position: told?.position ?? null };
}

/** Enough of the document to find its stream; whatever else is wrong with it is told by the reading of it. */
function idOf(document: unknown): string {
  const verdict = parsePlan(document, 0);
  if (!verdict.ok) throw invalid(fieldProblems(verdict.problems));
  return verdict.plan.id;
}

function nextVersion(document: unknown, record: PlanRecord | null) {
  const latest = record?.plan.version ?? 0;
  const verdict = parsePlan(document, latest);
  if (!verdict.ok) throw invalid(fieldProblems(verdict.problems));
  const { plan } = verdict;
  const before = record?.plan ?? null;
  const changed = !saysTheSame(before, plan);
  if (changed && record !== null && saysNoVersion(document)) {
    // Of two imports at once the second would take the first one's place without having seen it.
    const detail = `version ${String(latest)} is in force; say that this is version ${String(latest + 1)}`;
    throw invalid([{ pointer: '/version', code: 'PLAN.INVALID', detail }]);
  }
  if (changed && plan.version !== latest + 1) {
    const known = latest === 0 ? 'there is none yet' : `version ${String(latest)} is in force`;
    const detail = `${known}; the next is ${String(latest + 1)}`;
    throw invalid([{ pointer: '/version', code: 'PLAN.INVALID', detail }]);
  }
  if (record !== null) refuseOtherMeanings(plan, record);
  const version = changed ? plan.version : latest;
  const answer = { id: plan.id, version, changed, difference: planDifference(before, plan) };
  return { answer, event: { type: 'PlanPublished' as const, data: { plan } } };
}

const saysNoVersion = (document: unknown): boolean =>
  typeof document !== 'object' || document === null || !('version' in document) || document.version == null;

/** Figures entered for a target go on being its own: what takes another kind or unit is another target. */
function refuseOtherMeanings({ targets }: Plan, { meanings }: PlanRecord): void {
  const problems = targets.flatMap(({ id, kind, unit }, index) => {
    const known = meanings.get(id);
    if (known === undefined || (known.kind === kind && known.unit === unit)) return [];
    const name = known.kind === kind ? 'unit' : 'kind';
    const was = known.kind === kind ? String(known.unit) : known.kind;
    const detail = `${id} was published as ${was}; what it takes does not change, give the new target an id of its own`;
    return [{ pointer: `/targets/${String(index)}/${name}`, code: 'PLAN.INVALID', detail }];
  });
  if (problems.length > 0) throw invalid(problems);
}

export const fieldProblems = (problems: readonly JsonProblem[]): FieldProblem[] =>
  problems.slice(0, MOST_PROBLEMS).map(({ pointer, message }) => ({ pointer, code: 'PLAN.INVALID', detail: message }));
