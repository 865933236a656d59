import { DOSSIER_CLASSES, POLICY_NAMES } from '#indicators';
import type { CellName, DossierClass, Policy, PolicyName } from '#indicators';
import { CLASS_CODES } from '../dossier-facts/codes.js';
import { FiguresError } from './figures-error.js';

/** What SQL knows as a policy's own end, `either` the earlier of both; the columns are `end_<kind>_at` and `end_<kind>_on`. */
export type OwnEnd = 'processed' | 'returned' | 'either';

/** A policy as SQL over the columns of a fact `f` (see `facts_at`) and of a question `q` (from_on, v_at, v_on). */
export interface PolicyExpression {
  ownEnd: OwnEnd;
  /**
   * The instant by which the end is judged, and the local day on which the dossier was first closed: never before reception,
   * null while open. They are of one end unless a feed tells of several that contradict each other.
   */
  endAt: string;
  endOn: string;
  /** A class code; null where the dossier is outside the period's balance. */
  class: string;
  /** The class code of a dossier with a due that is open at V. */
  openClass: string;
  /** The class code of `withdrawn` or `stopped` where that closed the dossier, else null. */
  closedBy: string;
}

/** The policies that figures can be asked under: every one this program knows. */
export const availablePolicies = (): PolicyName[] => [...POLICY_NAMES];

/** A stop and a withdrawal end a dossier under every policy, so only the other ends tell policies apart. */
function ownEndOf(policy: Policy): OwnEnd | null {
  const own = policy.end.filter((kind) => kind === 'processed' || kind === 'returned');
  return own.length === 2 ? 'either' : (own[0] ?? null);
}

/** Columns of the waits that a policy judges open dossiers by. */
function waitColumnOf({ judgedWhenWaitingBegan: kinds }: Policy): 'waiting_since' | 'supplement_since' | null {
  if (kinds.length === 2) return 'waiting_since';
  return kinds.length === 1 && kinds[0] === 'supplement' ? 'supplement_since' : null;
}

/**
 * The second interpreter of a policy; the first is `classify` of #indicators and a property holds the two equal.
 * The output is kept in `generated/`, so that a change of the rule shows as a change of SQL.
 * @throws FiguresError `POLICY.NOT_AVAILABLE` with the names that are
 */
export function policyExpression(policy: Policy): PolicyExpression {
  const ownEnd = ownEndOf(policy);
  // The day on which a supplement wait began is not kept: only policies by the instant ask for it.
  const waitColumn = waitColumnOf(policy);
  const byInstant = policy.grain === 'instant' || (ownEnd !== 'either' && waitColumn === 'waiting_since');
  if (ownEnd === null || waitColumn === null || !byInstant) {
    const available = availablePolicies();
    const message = `figures under ${policy.name} are not available; available are ${available.join(', ')}`;
    throw new FiguresError('POLICY.NOT_AVAILABLE', message, { policy: policy.name, available });
  }
  const ends = (suffix: 'at' | 'on'): string =>
    `least(${ownColumns(ownEnd, suffix)}, f.stopped_${suffix}, f.withdrawn_${suffix})`;
  return {
    ownEnd,
    endAt: `greatest(${ownEnd === 'either' ? `coalesce(${[...OWN_ENDS, 'stopped', 'withdrawn'].map((kind) => `f.${kind}_at`).join(', ')})` : ends('at')}, f.received_at)`,
    endOn: ends('on'),
    class: classExpression(policy, ownEnd),
    openClass: openExpression(policy),
    closedBy: closedByExpression(ownEnd),
  };
}

const code = (dossierClass: DossierClass): string => `${String(CLASS_CODES[dossierClass])} /* ${dossierClass} */`;

const codes = (...classes: DossierClass[]): string => classes.map((name) => String(CLASS_CODES[name])).join(', ');

/** In the order in which `either` takes them. */
const OWN_ENDS = ['processed', 'returned'] as const;

const ownColumns = (end: OwnEnd, suffix: 'at' | 'on'): string =>
  (end === 'either' ? OWN_ENDS : [end]).map((kind) => `f.${kind}_${suffix}`).join(', ');

/**
 * The day is the earliest of the ends; whose it is, the instants say. On a tie the policy's own end, then stopped. Under
 * `either` any own end goes before a stop or withdrawal.
 */
const closedByOther = (end: OwnEnd): string =>
  end === 'either'
    ? `f.end_either_on is not null and coalesce(${ownColumns(end, 'at')}) is null`
    : `f.end_${end}_on is not null and (${ownColumns(end, 'at')} <= f.end_${end}_at) is not true`;

const otherEnd = (end: OwnEnd): string =>
  `case when ${end === 'either' ? 'f.stopped_at is not null' : `f.stopped_at <= f.end_${end}_at`} then ${code('stopped')} else ${code('withdrawn')} end`;

const closedByExpression = (end: OwnEnd): string => `case when ${closedByOther(end)} then ${otherEnd(end)} end`;

function classExpression(policy: Policy, end: OwnEnd): string {
  const due = dueOf(policy);
  const [at, on] = [`f.end_${end}_at`, `f.end_${end}_on`];
  const [resolvedWithout, openWithout] =
    policy.noDue === 'in' ? (['onTime', 'openInTime'] as const) : (['noLimitResolved', 'noLimitOpen'] as const);
  const ended = grained(policy, verdict(on, due.on), verdict(at, due.at));
  return `case
  when f.received_on is null or ${on} < q.from_on then null
  ${policy.withdrawnStopped === 'in' ? '-- withdrawn and stopped are judged by their own instant' : `when ${closedByOther(end)} then ${otherEnd(end)}`}
  when ${due.at} is null then case when ${on} is null then ${code(openWithout)} else ${code(resolvedWithout)} end
  ${lateByRequests(policy, on)}when ${on} is null then ${openExpression(policy)}
  else ${ended}
end`;
}

function lateByRequests({ lateFromSupplementRequest: from }: Policy, on: string): string {
  if (from === null) return '';
  const verdictThen = `case when ${on} is null then ${code('openOverdue')} else ${code('late')} end`;
  return `when f.supplement_requests >= ${String(from)} then ${verdictThen}\n  `;
}

/** The due that a policy compares with; only policies by the instant know the index's own. */
function dueOf({ comparedWith }: Policy): { at: string; on: string } {
  if (comparedWith === 'indexDue') return { at: 'coalesce(f.index_due_at, f.due_at)', on: 'null::date' };
  const column = comparedWith === 'promise' ? 'promise_due' : 'due';
  return { at: `f.${column}_at`, on: `f.${column}_on` };
}

function grained(policy: Policy, byDate: string, byInstant: string): string {
  if (policy.grain === 'instant') return byInstant;
  return policy.grain === 'limit' ? `case when f.by_date then ${byDate} else ${byInstant} end` : byDate;
}

function openExpression(policy: Policy): string {
  const due = dueOf(policy);
  const began = waitColumnOf(policy) ?? 'waiting_since';
  return grained(
    policy,
    standing('coalesce(f.waiting_since_on, greatest(q.v_on, f.received_on))', due.on),
    standing(`coalesce(f.${began}, greatest(q.v_at, f.received_at))`, due.at),
  );
}

const verdict = (ended: string, due: string): string =>
  `case when ${ended} < ${due} then ${code('early')} when ${ended} = ${due} then ${code('onTime')} else ${code('late')} end`;

const standing = (judged: string, due: string): string =>
  `case when ${judged} > ${due} then ${code('openOverdue')} else ${code('openInTime')} end`;

/** Names of the columns that the cell predicates read. */
export interface CellColumns {
  class: string;
  closedBy: string;
  isNew: string;
  waiting: string;
  refused: string;
}

export const CELL_COLUMNS: CellColumns = {
  class: 'class',
  closedBy: 'closed_by',
  isNew: 'is_new',
  waiting: 'waiting',
  refused: 'refused',
};

/** Which dossiers a cell counts (CONTRACT 7.3, 7.5, 7.8), as SQL conditions; figures and drill-down share them. */
export function cellPredicates(policy: Policy, columns: CellColumns = CELL_COLUMNS): Record<CellName, string> {
  const { class: c, closedBy, isNew, waiting, refused } = columns;
  const isIn = (...classes: DossierClass[]): string => `${c} in (${codes(...classes)})`;
  const is = (name: DossierClass): string => `${c} = ${code(name)}`;
  const inTimeInRate: DossierClass[] = policy.openInTimeInRate ? ['openInTime'] : [];
  const overdueInRate: DossierClass[] = policy.openOverdueInDenominator ? ['openOverdue'] : [];
  const closed = (name: 'withdrawn' | 'stopped'): string =>
    policy.withdrawnStopped === 'out' ? is(name) : `${c} is not null and ${closedBy} = ${code(name)}`;
  return {
    received: `${c} is not null and ${isNew}`,
    carriedOver: `${c} is not null and not ${isNew}`,
    resolved: isIn('early', 'onTime', 'late', 'noLimitResolved'),
    early: is('early'),
    onTime: is('onTime'),
    late: is('late'),
    open: isIn('openInTime', 'openOverdue', 'noLimitOpen'),
    openInTime: is('openInTime'),
    openOverdue: is('openOverdue'),
    waiting: `${isIn('openInTime', 'openOverdue', 'noLimitOpen')} and ${waiting}`,
    withdrawn: closed('withdrawn'),
    stopped: closed('stopped'),
    refused,
    noLimitResolved: is('noLimitResolved'),
    noLimitOpen: is('noLimitOpen'),
    noLimit: isIn('noLimitResolved', 'noLimitOpen'),
    numerator: isIn('early', 'onTime', ...inTimeInRate),
    denominator: isIn('early', 'onTime', 'late', ...inTimeInRate, ...overdueInRate),
  };
}

/** The text of `generated/<policy>.sql`. */
export function policySql(policy: Policy): string {
  const expression = policyExpression(policy);
  const { ownEnd } = expression;
  const cells = Object.entries(cellPredicates(policy)).map(([name, predicate]) => `-- cell ${name}\n${predicate};\n`);
  return [
    `-- Generated by policy-expression.ts from policy ${policy.name}, version ${String(policy.version)}. Not run from here.`,
    `-- Classes: ${DOSSIER_CLASSES.map(code).join(', ')}`,
    `\n-- end_${ownEnd}_at\n${expression.endAt};`,
    `\n-- end_${ownEnd}_on\n${expression.endOn};`,
    `\n-- class\n${expression.class};`,
    `\n-- closed_by\n${expression.closedBy};\n`,
    ...cells,
  ].join('\n');
}
