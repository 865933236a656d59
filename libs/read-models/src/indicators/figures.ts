import { plainDateOf } from '#calendar';
import type { Sql } from '#event-store';
import { monthsOf, percent, periodInstants, scoreOf, viewpointOf } from '#indicators';
import type { CellName, Policy, Rate, Span } from '#indicators';
import { channelOfCode, levelOfCode } from '../dossier-facts/codes.js';
import { zoneOf } from '../zone-of.js';
import { GROUP_COLUMNS, figuresStatement } from './figures-statement.js';
import { type KnownPosition, knownPosition } from './known-position.js';
import { policyExpression } from './policy-expression.js';
import type { Cut } from './population.js';
import type { FigureRow, FiguresAnswer, FiguresQuestion } from './question.js';
import { statements } from './statements.js';

/**
 * The figures of a period under a policy, as of a moment (CONTRACT 7). Call it inside {@link inSnapshot}: it asks
 * several statements, one per period.
 * @throws FiguresError `POLICY.NOT_AVAILABLE`, `PROJECTION.BEHIND`, `PROJECTION.NOT_OPENED`
 */
export async function figures(sql: Sql, question: FiguresQuestion): Promise<FiguresAnswer> {
  const { tenant, policy, from, to, groupBy, scope, now } = question;
  policyExpression(policy);
  const asOf = question.asOf ?? null;
  const known = await knownPosition(sql, tenant, asOf);
  const byMonth = groupBy.includes('month');
  const overlapping = groupBy.includes('handlingAgency');
  const columns = groupBy.filter((name): name is ColumnName => name !== 'month');

  const whole = await rowsOf(sql, question, { from, to }, byMonth || overlapping ? [] : columns, known, overlapping);
  const rows: FigureRow[] = byMonth || overlapping ? [] : whole.rows;
  if (overlapping) rows.push(...(await rowsOf(sql, question, { from, to }, columns, known)).rows);
  for (const { month, ...span } of byMonth ? monthsOf({ from, to }, question.calendar) : []) {
    const answer = await rowsOf(sql, question, span, columns, known);
    rows.push(...answer.rows.map((row) => ({ ...row, key: { ...row.key, month }, span })));
  }
  if (whole.total === null) throw new Error('figures without a total');
  const [parked] = await sql.query<{ incomplete: number }>(statements.countParked, [tenant, scope]);
  return {
    rows: inOrder(rows, groupBy),
    total: whole.total,
    policy: policy.name,
    policyVersion: policy.version,
    population: question.population ?? 'handled',
    from,
    to,
    asOf: new Date(asOf ?? now).toISOString(),
    position: known.position,
    computedAt: new Date(now).toISOString(),
    incomplete: parked?.incomplete ?? 0,
    ...(overlapping ? { overlapping } : {}),
  };
}

/** The cut of the log that a span of the question is seen from. */
export function cutOf<Question extends Pick<FiguresQuestion, 'tenant' | 'timezone' | 'asOf' | 'now'>>(
  question: Question,
  span: Span,
  known: KnownPosition,
): Cut {
  const zone = zoneOf(question.timezone);
  const viewedAt = viewpointOf(periodInstants(span, zone), question.asOf ?? question.now);
  const viewedOn = plainDateOf(zone.localDay(viewedAt));
  return { tenant: question.tenant, position: known.asked, ...span, viewedAt, viewedOn };
}

type ColumnName = keyof typeof GROUP_COLUMNS;
type CountRow = Record<string, string | number | boolean | null> & Record<CellName, number> & { is_total: boolean };

async function rowsOf(
  sql: Sql,
  question: FiguresQuestion,
  span: Span,
  columns: readonly ColumnName[],
  known: KnownPosition,
  scopeByHolding = false,
): Promise<{ rows: FigureRow[]; total: FigureRow | null }> {
  const { policy, filters, scope, population } = question;
  const cut = cutOf(question, span, known);
  const asked = { cut, policy, filters, scope, population, withOfficer: false, scopeByHolding };
  const statement = figuresStatement(asked, columns);
  const found = await sql.query<CountRow>(statement.sql, statement.parameters.values);
  const total = found.find((row) => row.is_total);
  const rows = found.filter((row) => !row.is_total).map((row) => figureRow(row, columns, policy));
  const totalRow = total === undefined ? null : figureRow(total, [], policy);
  return { rows: totalRow !== null && columns.length === 0 ? [totalRow] : rows.filter(counts), total: totalRow };
}

/** Rows of dossiers that are in no cell are left out. */
const counts = (row: FigureRow): boolean =>
  row.received + row.carriedOver + row.refused + row.firstPromise.denominator + row.survivorshipSafe.denominator > 0;

function figureRow(row: CountRow, columns: readonly ColumnName[], policy: Policy): FigureRow {
  const rate = (numerator: unknown, denominator: unknown): Rate => {
    const [n, d] = [Number(numerator ?? 0), Number(denominator ?? 0)];
    return { numerator: n, denominator: d, percent: percent(n, d) };
  };
  const count = (name: CellName): number => row[name];
  const asked = rate(row.numerator, row.denominator);
  return {
    key: Object.fromEntries(columns.map((name) => [name, keyValue(name, row)])),
    received: count('received'),
    carriedOver: count('carriedOver'),
    resolved: count('resolved'),
    early: count('early'),
    onTime: count('onTime'),
    late: count('late'),
    open: count('open'),
    openInTime: count('openInTime'),
    openOverdue: count('openOverdue'),
    waiting: count('waiting'),
    withdrawn: count('withdrawn'),
    stopped: count('stopped'),
    refused: count('refused'),
    noLimit: count('noLimitResolved') + count('noLimitOpen'),
    noLimitResolved: count('noLimitResolved'),
    noLimitOpen: count('noLimitOpen'),
    rate: asked,
    ...(policy.points === null ? {} : { score: scoreOf(asked, policy) }),
    firstPromise: rate(row['first_numerator'], row['first_denominator']),
    survivorshipSafe: rate(row['safe_numerator'], row['safe_denominator']),
  };
}

function keyValue(name: ColumnName, row: CountRow): string | null {
  const value = row[GROUP_COLUMNS[name]] ?? null;
  if (name === 'level') return levelOfCode(value as number | null);
  if (name === 'channel') return channelOfCode(value as number | null);
  return value as string | null;
}

/** By key in the order of the groupings, dossiers without a value last. */
function inOrder(rows: FigureRow[], groupBy: readonly string[]): FigureRow[] {
  return rows.sort((a, b) => {
    for (const name of groupBy) {
      const [left, right] = [a.key[name] ?? null, b.key[name] ?? null];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right ? -1 : 1;
    }
    return 0;
  });
}
