import type { Sql } from '#event-store';
import { KNOWN_SIGNALS, configuredValues, percent, rulesInForce } from '#indicators';
import type { Rate, SignalConfigured, SignalName, SignalRules, SignalValues } from '#indicators';
import { cutOf } from '../indicators/figures.js';
import { GROUP_COLUMNS } from '../indicators/figures-statement.js';
import { knownPosition } from '../indicators/known-position.js';
import { statements as ofFigures } from '../indicators/statements.js';
import { channelOfCode, levelOfCode } from '../dossier-facts/codes.js';
import { askedSignal } from './question.js';
import type { SignalGroupName, SignalTally, SignalsAnswer, SignalsQuestion, SignalsRow } from './question.js';
import { statements } from './signal-sql.js';
import { allSignals, signalStatement } from './signal-statement.js';

/**
 * What the signals say of a period, row by row, and what the headline rate is without the dossiers they name. Call it inside
 * `inSnapshot`.
 * @throws FiguresError as `figures` does
 */
export async function signals(sql: Sql, question: SignalsQuestion): Promise<SignalsAnswer> {
  const { tenant, policy, filters, scope, population, groupBy, from, to } = question;
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const rules = await rulesAt(sql, tenant, question.asOf == null ? null : known.position, question.values);
  const cut = cutOf(question, { from, to }, known);
  const withOfficer = groupBy.includes('officer');
  const asked = { cut, policy, filters, scope, withOfficer, ...(population === undefined ? {} : { population }) };
  const statement = signalStatement(asked, allSignals, rules);
  const keys = groupBy.map((name) => GROUP_COLUMNS[name]);
  const found = await sql.query<CountRow>(`${statement.sql}${tallies(keys)}`, statement.parameters.values);
  const whole = rowsOf(
    found.filter((row) => row.is_total),
    [],
  );
  const rows = rowsOf(
    found.filter((row) => !row.is_total),
    groupBy,
  );
  const total = whole[0] ?? emptyRow({});
  const [parked] = await sql.query<{ incomplete: number }>(ofFigures.countParked, [tenant, scope]);
  return {
    signals: allSignals.map((name) => askedSignal(name, KNOWN_SIGNALS[name].version, rules)),
    rows: groupBy.length === 0 ? [total] : rows,
    total,
    position: known.position,
    incomplete: parked?.incomplete ?? 0,
  };
}

/** The values in force at a position of the log; null: now. */
export async function rulesAt(
  sql: Sql,
  tenant: string,
  position: number | null,
  values: SignalValues = {},
): Promise<SignalRules> {
  const set = await sql.query<{ data: SignalConfigured['data'] }>(statements.rulesAt, [tenant, position]);
  return rulesInForce(configuredValues(set.map(({ data }) => data)), values);
}

interface CountRow extends Record<string, string | number | boolean | null> {
  /** A signal, `any` of them, or null: the row itself. */
  signal: string | null;
  is_total: boolean;
  received: number;
  resolved: number;
  dossiers: number;
  numerator: number;
  denominator: number;
}

/** One row per key and signal, one per key, and the same of everything. */
function tallies(keys: readonly string[]): string {
  const key = keys.map((name) => `l.${name}, `).join('');
  const total = keys.length === 0 ? 'true' : `grouping(${keys.map((name) => `l.${name}`).join(', ')}) > 0`;
  const sets = keys.length === 0 ? '(t.signal)' : `(${key}t.signal), (t.signal)`;
  return `, tally as (
  select distinct signal, code from match
  union all select distinct 'any', code from match
  union all select null, code from looked_at
)
select ${key}t.signal, ${total} as is_total, count(*) filter (where l.is_received)::int as received,
  count(*) filter (where l.is_resolved)::int as resolved, count(*)::int as dossiers,
  count(*) filter (where l.in_numerator)::int as numerator, count(*) filter (where l.in_denominator)::int as denominator
from tally t join looked_at l on l.code = t.code
group by grouping sets (${sets})`;
}

const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  percent: percent(numerator, denominator),
});

function rowsOf(found: readonly CountRow[], groupBy: readonly SignalGroupName[]): SignalsRow[] {
  const rows = new Map<string, SignalsRow>();
  const keyOf = (row: CountRow) => Object.fromEntries(groupBy.map((name) => [name, valueOf(name, row)]));
  for (const row of found) {
    if (row.signal !== null) continue;
    const { received, resolved, numerator, denominator } = row;
    if (received + resolved + denominator === 0) continue;
    const key = keyOf(row);
    const empty = emptyRow(key, rate(numerator, denominator));
    rows.set(JSON.stringify(key), { ...empty, received, resolved });
  }
  for (const found_ of found) {
    const row = rows.get(JSON.stringify(keyOf(found_)));
    if (row === undefined || found_.signal === null) continue;
    const { numerator, denominator } = row.rate;
    const tally: SignalTally = {
      dossiers: found_.dossiers,
      without: rate(numerator - found_.numerator, denominator - found_.denominator),
    };
    if (found_.signal === 'any') row.any = tally;
    else row.signals[found_.signal as SignalName] = tally;
  }
  return [...rows.values()].sort((a, b) => byKey(a.key, b.key, groupBy));
}

function emptyRow(key: SignalsRow['key'], headline: Rate = rate(0, 0)): SignalsRow {
  const nothing = (): SignalTally => ({ dossiers: 0, without: headline });
  const each = Object.fromEntries(allSignals.map((name) => [name, nothing()])) as SignalsRow['signals'];
  return { key, received: 0, resolved: 0, rate: headline, signals: each, any: nothing() };
}

function valueOf(name: SignalGroupName, row: CountRow): string | null {
  const value = row[GROUP_COLUMNS[name]] ?? null;
  if (name === 'level') return levelOfCode(value as number | null);
  if (name === 'channel') return channelOfCode(value as number | null);
  return value as string | null;
}

/** Dossiers without a value last, as in figures. */
function byKey(a: SignalsRow['key'], b: SignalsRow['key'], groupBy: readonly SignalGroupName[]): number {
  for (const name of groupBy) {
    const [left, right] = [a[name] ?? null, b[name] ?? null];
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
