import { DOSSIER_CLASSES, KNOWN_POLICIES, POLICY_NAMES } from '#indicators';
import type { CellName, DossierClass, Policy, PolicyName } from '#indicators';
import { CLASS_CODES } from '../dossier-facts/codes.js';
import { FiguresError } from './figures-error.js';

/** The ends that SQL knows as a policy's own; their columns are `end_<kind>_at` and `end_<kind>_on`. */
export type OwnEnd = 'processed' | 'returned';

/** A policy as SQL over the columns of a fact `f` (see `facts_at`) and of a question `q` (from_on, v_at, v_on). */
export interface PolicyExpression {
  ownEnd: OwnEnd;
  /** The instant and the local day that closed the dossier, never before reception; the day is null while open. */
  endAt: string;
  endOn: string;
  /** A class code; null where the dossier is outside the period's balance. */
  class: string;
  /** The class code of a dossier with a due that is open at V. */
  openClass: string;
  /** The class code of `withdrawn` or `stopped` where that closed the dossier, else null. */
  closedBy: string;
}

/** The policies that figures can be asked under. */
export const availablePolicies = (): PolicyName[] => POLICY_NAMES.filter((name) => isAvailable(KNOWN_POLICIES[name]));

/** `qd766` needs the index's own due and first waits; they come with the interruptions. */
const isAvailable = (policy: Policy): boolean =>
  ownEndOf(policy) !== null &&
  policy.comparedWith !== 'indexDue' &&
  policy.lateFromSupplementRequest === null &&
  policy.grain !== 'instant' &&
  policy.judgedWhenWaitingBegan.length === 2;

function ownEndOf(policy: Policy): OwnEnd | null {
  const [kind, ...others] = policy.end;
  return others.length === 0 && (kind === 'processed' || kind === 'returned') ? kind : null;
}

/**
 * The second interpreter of a policy; the first is `classify` of #indicators and a property holds the two equal.
 * The output is kept in `generated/`, so that a change of the rule shows as a change of SQL.
 * @throws FiguresError `POLICY.NOT_AVAILABLE` with the names that are
 */
export function policyExpression(policy: Policy): PolicyExpression {
  const ownEnd = ownEndOf(policy);
  if (ownEnd === null || !isAvailable(policy)) {
    const available = availablePolicies();
    const message = `figures under ${policy.name} are not available; available are ${available.join(', ')}`;
    throw new FiguresError('POLICY.NOT_AVAILABLE', message, { policy: policy.name, available });
  }
  const ends = (suffix: string): string => `least(f.${ownEnd}_${suffix}, f.stopped_${suffix}, f.withdrawn_${suffix})`;
  return {
    ownEnd,
    endAt: `greatest(${ends('at')}, f.received_at)`,
    endOn: ends('on'),
    class: classExpression(policy, ownEnd),
    openClass: openExpression(policy),
    closedBy: closedByExpression(ownEnd),
  };
}

const code = (dossierClass: DossierClass): string => `${String(CLASS_CODES[dossierClass])} /* ${dossierClass} */`;

const codes = (...classes: DossierClass[]): string => classes.map((name) => String(CLASS_CODES[name])).join(', ');

/** The day is the earliest of the ends; whose it is, the instants say. On a tie the policy's own end, then stopped. */
const closedByOther = (end: OwnEnd): string =>
  `f.end_${end}_on is not null and (f.${end}_at <= f.end_${end}_at) is not true`;

const otherEnd = (end: OwnEnd): string =>
  `case when f.stopped_at <= f.end_${end}_at then ${code('stopped')} else ${code('withdrawn')} end`;

const closedByExpression = (end: OwnEnd): string => `case when ${closedByOther(end)} then ${otherEnd(end)} end`;

function classExpression(policy: Policy, end: OwnEnd): string {
  const due = dueColumn(policy);
  const [at, on] = [`f.end_${end}_at`, `f.end_${end}_on`];
  const [resolvedWithout, openWithout] =
    policy.noDue === 'in' ? (['onTime', 'openInTime'] as const) : (['noLimitResolved', 'noLimitOpen'] as const);
  const ended = grained(policy, verdict(on, `f.${due}_on`), verdict(at, `f.${due}_at`));
  return `case
  when f.received_on is null or ${on} < q.from_on then null
  ${policy.withdrawnStopped === 'in' ? '-- withdrawn and stopped are judged by their own instant' : `when ${closedByOther(end)} then ${otherEnd(end)}`}
  when f.${due}_on is null then case when ${on} is null then ${code(openWithout)} else ${code(resolvedWithout)} end
  when ${on} is null then ${openExpression(policy)}
  else ${ended}
end`;
}

const dueColumn = (policy: Policy): string => (policy.comparedWith === 'promise' ? 'promise_due' : 'due');

const grained = (policy: Policy, byDate: string, byInstant: string): string =>
  policy.grain === 'limit' ? `case when f.by_date then ${byDate} else ${byInstant} end` : byDate;

function openExpression(policy: Policy): string {
  const due = dueColumn(policy);
  return grained(
    policy,
    standing('coalesce(f.waiting_since_on, greatest(q.v_on, f.received_on))', `f.${due}_on`),
    standing('coalesce(f.waiting_since, greatest(q.v_at, f.received_at))', `f.${due}_at`),
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
