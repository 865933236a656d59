import { addDays } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import { KNOWN_POLICIES } from '#indicators';
import type { Policy, Population as PopulationName } from '#indicators';
import { channelCode, levelCode } from '../dossier-facts/codes.js';
import { Parameters } from './parameters.js';
import { type OwnEnd, policyExpression } from './policy-expression.js';
import type { FigureFilters } from './question.js';

/** A period of one statement, seen from one cut of the log. */
export interface Cut {
  tenant: string;
  /** null: everything known now. */
  position: number | null;
  from: PlainDate;
  to: PlainDate;
  /** V of CONTRACT 7.1 and its local day. */
  viewedAt: Instant;
  viewedOn: PlainDate;
}

export interface PopulationQuestion {
  cut: Cut;
  policy: Policy;
  filters: FigureFilters;
  scope: readonly string[] | null;
  /** The officer costs look-ups: only where a grouping asks for it. */
  withOfficer: boolean;
  /** `received`: nothing carried over (CONTRACT 7.6); absent: handled. */
  population?: PopulationName;
  /** Figures scoped by who handled a dossier and not by who is competent for it. */
  scopeByHolding?: boolean;
  /** These dossiers alone, read by the key of the facts; absent: all. */
  codes?: readonly string[];
}

/** Always computed beside the policy asked for. */
export const COMPANIONS = {
  first: KNOWN_POLICIES['first-promise'],
  safe: KNOWN_POLICIES['survivorship-safe'],
} as const;

export interface Population {
  /** A table expression, one row per dossier looked at: generation, code, keys, is_new, waiting, refused, classes. */
  sql: string;
  parameters: Parameters;
  /** The placeholder of the local day after the period. */
  before: string;
  position: string;
}

/** The ends whose columns a statement may need. */
export const ENDS: readonly OwnEnd[] = ['processed', 'returned', 'either'];

/**
 * One row per dossier that a period looks at, with its class under the policy asked and under the two companions.
 * Three layers kept apart by `offset 0`, which stops the planner from pulling them together: an expression that later
 * layers read many times is computed once per dossier. Keys get the collation "C": if the planner groups by sorting, it
 * compares bytes (half the time of a grouped month went into comparing agency ids by locale, 2026-11-22).
 */
export function populationOf(question: PopulationQuestion): Population {
  const { cut, policy, filters, scope } = question;
  const parameters = new Parameters();
  const tenant = parameters.use('tenant', cut.tenant, 'text');
  const position = parameters.use('position', cut.position, 'bigint');
  const before = parameters.use('before', addDays(cut.to, 1), 'date');
  const from = parameters.use('from', cut.from, 'date');
  const viewedAt = parameters.use('viewedAt', new Date(cut.viewedAt).toISOString(), 'timestamptz');
  const viewedOn = parameters.use('viewedOn', cut.viewedOn, 'date');

  const asked = policyExpression(policy);
  const [first, safe] = [policyExpression(COMPANIONS.first), policyExpression(COMPANIONS.safe)];
  const ends = ENDS.filter((end) => [asked, first, safe].some((expression) => expression.ownEnd === end));
  const [endAt, endOn] = [`f.end_${asked.ownEnd}_at`, `f.end_${asked.ownEnd}_on`];
  const conditions = conditionsOf(question, parameters, { before, position });
  const columns =
    question.withOfficer || filters.officerId !== undefined ? [...FACT_COLUMNS, ...OFFICER_COLUMNS] : FACT_COLUMNS;
  const officer = columns === FACT_COLUMNS ? 'null::text' : officerAt(endAt, endOn, { tenant, position, before });
  const received = question.population === 'received' ? [`f.received_on >= ${from}`] : [];
  // For policy `returned` a dossier stays open beyond its settlement; closed_on is never before settled_on.
  // By agency that is the one index there is, so the bound that follows from the other one is written down.
  const byAgency = scope !== null || filters.agencyId != null;
  const bounds = asked.ownEnd === 'returned' ? ['closed_on'] : byAgency ? ['settled_on', 'closed_on'] : ['settled_on'];
  const facts = `facts_at(${tenant}, ${position}, ${before}) f`;
  const where = (...more: string[]): string => [...more, ...conditions].join(' and ');

  const sql = `(
  select f.generation, f.code, f.agency_id collate "C" as agency_id, f.field_code collate "C" as field_code,
    f.procedure_code collate "C" as procedure_code, f.level, f.channel, (${officer}) collate "C" as officer_id,
    f.received_on >= q.from_on as is_new, f.waiting_since is not null as waiting, f.refused_on is not null as refused,
    ${asked.closedBy} as closed_by,
    ${asked.class} as class,
    ${first.class} as class_first,
    ${safe.class} as class_safe
  from (
    select f.*, ${ends.map((end) => endColumns(end, [asked, first])).join(', ')}
    from (
      select ${columns.join(', ')} from ${facts}
      where ${where(`f.received_on < ${before}`, ...bounds.map((bound) => `f.${bound} >= ${from}`), ...received)}
      union all
      select ${columns.join(', ')} from ${facts}
      where ${where(`f.refused_on >= ${from}`, `f.refused_on < ${before}`, 'f.received_on is null')}
      offset 0) f
    offset 0) f
  cross join (select ${from} as from_on, ${viewedAt} as v_at, ${viewedOn} as v_on) q
  offset 0)`;
  const byOfficer =
    filters.officerId === undefined
      ? ''
      : ` where ${isValue('d.officer_id', 'officer', filters.officerId, parameters)}`;
  return { sql: byOfficer === '' ? sql : `(select d.* from ${sql} d${byOfficer})`, parameters, before, position };
}

/** What figures read of a fact `f`. */
export const FACT_COLUMNS: readonly string[] = [
  ...[
    'generation',
    'code',
    'agency_id',
    'field_code',
    'procedure_code',
    'level',
    'channel',
    'received_at',
    'received_on',
  ],
  ...['by_date', 'due_at', 'due_on', 'promise_due_at', 'promise_due_on', 'processed_at', 'processed_on', 'returned_at'],
  ...['returned_on', 'withdrawn_at', 'withdrawn_on', 'stopped_at', 'stopped_on', 'refused_on', 'waiting_since'],
  ...['waiting_since_on', 'index_due_at', 'supplement_since', 'supplement_requests'],
].map((name) => `f.${name}`);
const OFFICER_COLUMNS = ['f.held_at', 'f.officer_id'];

/** The end columns of one own end, for the expressions of policies to read. */
export function endColumns(
  end: OwnEnd,
  expressions: readonly { ownEnd: OwnEnd; endAt: string; endOn: string }[],
): string {
  const expression = expressions.find((candidate) => candidate.ownEnd === end);
  return expression === undefined ? '' : `${expression.endAt} as end_${end}_at, ${expression.endOn} as end_${end}_on`;
}

/** Whether a row of a series was believed at a position; null: now (see migration 0005). */
export const believedAt = (alias: string, position: string): string => {
  const at = `coalesce(${position}, 9007199254740990)`;
  return `${alias}.known_from <= ${at} and ${alias}.to_position > ${at}`;
};

interface Placeholders {
  tenant: string;
  position: string;
  before: string;
}

/** `f.officer_id` holds at V; at the end somebody else may have held it if there was a hand-over since. */
const officerAt = (endAt: string, endOn: string, { tenant, position, before }: Placeholders): string =>
  `case when ${endOn} is null or f.held_at <= ${endAt} then f.officer_id else (
      select h.officer_id from fact_holding h
      where h.tenant_id = ${tenant} and h.generation = f.generation and h.code = f.code
        and h.occurred_at <= ${endAt} and h.occurred_on < ${before}
        and ${believedAt('h', position)}
      order by h.position desc limit 1) end`;

/** Whether a unit of `units` held the dossier `alias` before the end of the period. */
export const heldBy = (alias: string, units: string, { position, before }: Omit<Placeholders, 'tenant'>): string =>
  `exists (
      select from fact_holding h
      where h.tenant_id = $1 and h.generation = ${alias}.generation and h.code = ${alias}.code and h.occurred_on < ${before}
        and ${believedAt('h', position)} and h.unit_id ${units})`;

function conditionsOf(
  { filters, scope, scopeByHolding, codes }: PopulationQuestion,
  parameters: Parameters,
  placeholders: Omit<Placeholders, 'tenant'>,
): string[] {
  const conditions: string[] = [];
  // In here and not around the population: nothing is pushed down through `offset 0`.
  if (codes !== undefined) conditions.push(`f.code = any (${parameters.use('codes', codes, 'text[]')} collate "C")`);
  const filter = (column: string, value: string | number | null | undefined): void => {
    if (value !== undefined) conditions.push(isValue(`f.${column}`, column, value, parameters));
  };
  filter('agency_id', filters.agencyId);
  filter('field_code', filters.fieldCode);
  filter('procedure_code', filters.procedureCode);
  filter('level', filters.level === undefined ? undefined : levelCode(filters.level));
  filter('channel', filters.channel === undefined ? undefined : channelCode(filters.channel));
  if (filters.handlingAgencyId !== undefined) {
    const unit = parameters.use('handling_agency_id', filters.handlingAgencyId, 'text');
    conditions.push(heldBy('f', `= ${unit}`, placeholders));
  }
  if (scope !== null) {
    const agencies = `any (${parameters.use('scope', scope, 'text[]')})`;
    const competent = `f.agency_id = ${agencies}`;
    const held = `(f.received_on is null and ${competent} or ${heldBy('f', `= ${agencies}`, placeholders)})`;
    conditions.push(scopeByHolding === true || filters.handlingAgencyId !== undefined ? held : competent);
  }
  return conditions;
}

function isValue(column: string, name: string, value: string | number | null, parameters: Parameters): string {
  if (value === null) return `${column} is null`;
  return `${column} = ${parameters.use(name, value, typeof value === 'number' ? 'smallint' : 'text')}`;
}
