import { addDays } from '#calendar';
import type { Instant } from '#calendar';
import type { Policy, Span } from '#indicators';
import { cutOf } from './figures.js';
import type { Statement } from './figures-statement.js';
import { Parameters } from './parameters.js';
import { policyExpression } from './policy-expression.js';
import { ENDS, FACT_COLUMNS, endColumns } from './population.js';
import { LEAST_COUNTED, standingExpression } from './standings.js';

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

/** A question about all cells of a period, as everything known now says. */
export interface CellsQuestion extends Span {
  tenant: string;
  timezone: string;
  now: Instant;
}

/**
 * How the dossiers of a period stand in the finest grouping, under several policies in one reading of the facts: the
 * columns of {@link CellCode}, `standings` (ascending) and `dossiers`, how many stand so. `countsOfStandings` adds them up.
 *
 * 2026-11-22: one statement per policy read every month three times. A dossier that was not closed under one policy is
 * looked at under all; its class is 0 where a policy knows it ended before. Sixty-five counts a cell took as long as
 * finding the classes, and two thirds of the storing: most cells hold two standings. Keys are sorted by their bytes, in the
 * order of the stored table's key.
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
  const ended = ends.map((end) => endColumns(end, expressions)).join(', ');
  const standing = standingExpression(policies, policyExpression);
  const asked = [ended, standing, ...KEYS.map((key) => `f.${key}`), 'f.refused_on'].join(' ');
  // A column less is not taken out of ten million rows of seventy.
  const columns = FACT_COLUMNS.filter((column) => new RegExp(`\\b${column}\\b`).test(asked));
  const facts = `select ${columns.join(', ')} from facts_at(${tenant}, ${position}, ${before}) f`;
  const keys = KEYS.join(', ');
  const sql = `
  select ${keys}, array_agg(standing order by standing) as standings, array_agg(n order by standing) as dossiers
  from (
    select ${keys}, standing, count(*)::int as n
    from (
      select ${KEYS.map(keyColumn).join(', ')}, ${standing} as standing
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
    where standing >= ${String(LEAST_COUNTED)}
    group by ${keys}, standing
    order by ${keys}, standing
    offset 0) g
  group by ${keys}`;
  return { sql, parameters };
}

const keyColumn = (key: keyof CellCode): string =>
  key === 'level' || key === 'channel'
    ? `coalesce(f.${key}, 0::smallint) as ${key}`
    : `coalesce(f.${key}, '') collate "C" as ${key}`;
