import { addDays } from '#calendar';
import type { Instant } from '#calendar';
import type { CountName, Policy, Span } from '#indicators';
import { cutOf } from './figures.js';
import type { Statement } from './figures-statement.js';
import { Parameters } from './parameters.js';
import type { PolicyExpression } from './policy-expression.js';
import { cellPredicates, policyExpression } from './policy-expression.js';
import { ENDS, FACT_COLUMNS, endColumns } from './population.js';

/** The counts that the others are sums of, in the order of a cell's array. */
export const ATOMIC_COUNTS = [
  ...['received', 'carriedOver', 'early', 'onTime', 'late', 'openInTime', 'openOverdue', 'waiting'],
  ...['withdrawn', 'stopped', 'refused', 'noLimitResolved', 'noLimitOpen'],
] as const satisfies readonly CountName[];

/** The key of a cell in the finest grouping that adds up; '' or 0 where a dossier has no value. */
export interface CellCode {
  agency_id: string;
  field_code: string;
  procedure_code: string;
  /** See `levelOfCode` and `channelOfCode`. */
  level: number;
  channel: number;
}

const KEYS = ['agency_id', 'field_code', 'procedure_code', 'level', 'channel'] as const satisfies (keyof CellCode)[];

const READ_ANYWAY = ['f.received_on', 'f.waiting_since', 'f.refused_on'];

/** A question about all cells of a period, as everything known now says. */
export interface CellsQuestion extends Span {
  tenant: string;
  timezone: string;
  now: Instant;
}

/**
 * A period's atomic counts in the finest grouping, under several policies in one reading of the facts: the columns of
 * {@link CellCode} and `counts`, an array per policy of {@link ATOMIC_COUNTS}. The dossiers are grouped by key and classes first, as in `figuresStatement`.
 *
 * 2026-11-22: one statement per policy read every month three times; the classes are the smaller part of it. A dossier that
 * was not closed under one policy is looked at under all; the class is null where a policy knows it ended before.
 */
export function monthCells(question: CellsQuestion, policies: readonly Policy[]): Statement {
  const cut = cutOf(question, question, { position: 0, asked: null });
  const parameters = new Parameters();
  const tenant = parameters.use('tenant', cut.tenant, 'text');
  const position = parameters.use('position', cut.position, 'bigint');
  const before = parameters.use('before', addDays(cut.to, 1), 'date');
  const from = parameters.use('from', cut.from, 'date');
  const viewedAt = parameters.use('viewedAt', new Date(cut.viewedAt).toISOString(), 'timestamptz');
  const viewedOn = parameters.use('viewedOn', cut.viewedOn, 'date');
  const expressions = policies.map(policyExpression);
  const ends = ENDS.filter((end) => expressions.some(({ ownEnd }) => ownEnd === end));
  const classes = policies.flatMap((policy, index) => classColumns(policy, expressions[index], index));
  const ended = ends.map((end) => endColumns(end, expressions)).join(', ');
  const asked = [ended, ...KEYS.map((key) => `f.${key}`), ...classes.map(({ sql }) => sql), ...READ_ANYWAY].join(' ');
  // A column less is not taken out of ten million rows of seventy.
  const columns = FACT_COLUMNS.filter((column) => new RegExp(`\\b${column}\\b`).test(asked));
  const facts = `select ${columns.join(', ')} from facts_at(${tenant}, ${position}, ${before}) f`;
  const keys = KEYS.join(', ');
  const sql = `
  select ${keys}, array[${policies.map((policy, index) => `array[${countsOf(policy, index).join(', ')}]`).join(', ')}] as counts
  from (
    select ${keys}, n, state & 1 > 0 as is_new, state & 2 > 0 as waiting, state & 4 > 0 as refused,
      ${classes.map(({ name }, slot) => `nullif(state >> ${shift(slot)} & 15, 0) as ${name}`).join(', ')}
    from (
      select ${keys}, state, count(*)::int as n
      from (
        select coalesce(f.agency_id, '') as agency_id, coalesce(f.field_code, '') as field_code,
          coalesce(f.procedure_code, '') as procedure_code, coalesce(f.level, 0) as level, coalesce(f.channel, 0) as channel,
          (f.received_on >= q.from_on is true)::int + (f.waiting_since is not null)::int * 2
          + (f.refused_on is not null)::int * 4
          + ${classes.map(({ sql }, slot) => `(coalesce(${sql}, 0) << ${shift(slot)})`).join('\n          + ')} as state
        from (
          select f.*, ${ended}
          from (
            ${facts} where f.received_on < ${before} and f.closed_on >= ${from}
            union all
            ${facts} where f.refused_on >= ${from} and f.refused_on < ${before} and f.received_on is null
            offset 0) f
          offset 0) f
        cross join (select ${from} as from_on, ${viewedAt} as v_at, ${viewedOn} as v_on) q
        offset 0) d
      where state > 3
      group by ${keys}, state
      offset 0) g
    offset 0) g
  group by ${keys}`;
  return { sql, parameters };
}

/** Three bits of yes and no, then four for each class: all classes of a dossier are one integer to group by. */
function shift(slot: number): string {
  if (slot > 6) throw new RangeError('more policies than fit an integer');
  return String(3 + 4 * slot);
}

function classColumns(policy: Policy, expression: PolicyExpression | undefined, index: number) {
  if (expression === undefined) throw new Error(`no SQL of policy ${policy.name}`);
  const columns = [{ name: `class_${String(index)}`, sql: expression.class }];
  // Where withdrawn and stopped stand outside the balance their class says it.
  if (policy.withdrawnStopped === 'in') columns.push({ name: `closed_by_${String(index)}`, sql: expression.closedBy });
  return columns;
}

function countsOf(policy: Policy, index: number): string[] {
  const cells = cellPredicates(policy, {
    ...{ class: `class_${String(index)}`, closedBy: `closed_by_${String(index)}` },
    ...{ isNew: 'is_new', waiting: 'waiting', refused: 'refused' },
  });
  return ATOMIC_COUNTS.map((name) => `coalesce(sum(n) filter (where ${cells[name]}), 0)::int`);
}
