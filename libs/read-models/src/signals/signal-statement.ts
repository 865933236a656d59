import { KNOWN_SIGNALS } from '#indicators';
import type { SignalName, SignalRules } from '#indicators';
import { cellPredicates, policyExpression } from '../indicators/policy-expression.js';
import { type PopulationQuestion, populationOf } from '../indicators/population.js';
import type { Parameters } from '../indicators/parameters.js';
import { SIGNAL_SQL, bound } from './signal-sql.js';

/** The largest position that a row of a series can be asked about; one less than "nothing has superseded it". */
const EVERYTHING_KNOWN = Number.MAX_SAFE_INTEGER - 1;

/** The beginning of a statement about signals. */
export interface SignalStatement {
  /** `with …`: `looked_at`, one row per dossier of the figures, and `match`, one row (signal, code, matched) a match. */
  sql: string;
  parameters: Parameters;
}

/**
 * Finds the matches of some signals among the dossiers of a question, each signal by its own statement over the same facts
 * at the same cut. The population is that of figures and decides who is resolved or received; facts are joined to it by
 * code, since it carries classes and not the instants that signals compare.
 */
export function signalStatement(
  question: PopulationQuestion,
  names: readonly SignalName[],
  rules: SignalRules,
): SignalStatement {
  const { cut, policy } = question;
  const population = populationOf(question);
  const { parameters } = population;
  const cells = cellPredicates(policy);
  const bounds = policyExpression(policy).ownEnd === 'returned' ? 'closed_on' : 'settled_on';
  const from = parameters.use('from', cut.from, 'date');
  const tenant = parameters.use('tenant', cut.tenant, 'text');
  const { position, before } = population;
  // Only what a statement names is sent: PostgreSQL refuses a parameter that nobody uses.
  const common: Readonly<Record<string, () => string>> = {
    tenant: () => tenant,
    position: () => position,
    before: () => before,
    seen: () => parameters.use('seen', cut.position ?? EVERYTHING_KNOWN, 'bigint'),
  };
  const placeholder = (signal: SignalName) => (name: string) => {
    const rule = rules[signal][name];
    if (rule !== undefined) return parameters.use(`${signal}.${name}`, rule.value, 'integer');
    const known = common[name]?.();
    if (known === undefined) throw new Error(`signal ${signal}: no parameter ${name}`);
    return known;
  };
  const matches = names.map(
    (name) => `
  select '${name}' as signal, m.code, m.matched from (${bound(SIGNAL_SQL[name], placeholder(name))}) m`,
  );
  const sql = `
with looked_at as materialized (
  select d.*, (${cells.resolved}) is true as is_resolved, (${cells.received}) is true as is_received,
    (${cells.numerator}) is true as in_numerator, (${cells.denominator}) is true as in_denominator
  from ${population.sql} d
), fact as materialized (
  select f.generation, f.code, f.by_date, f.limit_value, f.due_at, f.due_on, f.received_at, f.entered_at, f.origin,
    f.processed_at, f.processed_on, f.processed_by, f.supplement_requests, l.is_resolved, l.is_received
  from facts_at(${tenant}, ${position}, ${before}) f
  join looked_at l on l.code = f.code
  where f.received_on < ${before} and f.${bounds} >= ${from} and (l.is_resolved or l.is_received)
), resolved as (
  select * from fact where is_resolved
), received as (
  select * from fact where is_received
), match as materialized (${matches.join('\n  union all')}
)`;
  return { sql, parameters };
}

/** Signals in the order of the catalogue. */
export const allSignals = Object.keys(KNOWN_SIGNALS) as SignalName[];
