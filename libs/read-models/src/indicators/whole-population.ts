import type { Sql } from '#event-store';
import { DOSSIER_CLASSES } from '#indicators';
import type { DossierClass } from '#indicators';
import { CLASS_CODES, channelOfCode, levelOfCode } from '../dossier-facts/codes.js';
import type { Population, PopulationQuestion } from './population.js';
import { believedAt, populationOf } from './population.js';

/** A dossier that some cell of a row counts, with its class under the policy asked and the two companions. */
export interface CountedRow {
  code: string;
  /** `refused`: at intake; null: only a companion counts it. */
  class: DossierClass | 'refused' | null;
  firstPromiseClass: DossierClass | null;
  survivorshipSafeClass: DossierClass | null;
  keys: Record<'agency' | 'field' | 'procedure' | 'level' | 'channel', string | null> & { officer?: string | null };
  /** Units that held it; only where the rows are grouped by them. */
  handlingAgencies?: (string | null)[];
}

/** How a population is asked for: `overlapping` as rows of `handlingAgency` are counted. */
export interface WholePopulationQuestion extends PopulationQuestion {
  overlapping: boolean;
}

interface Row {
  code: string;
  class: number | null;
  class_first: number | null;
  class_safe: number | null;
  refused: boolean;
  agency_id: string | null;
  field_code: string | null;
  procedure_code: string | null;
  level: number | null;
  channel: number | null;
  officer_id: string | null;
  units: (string | null)[] | null;
}

const COUNTED = '(d.class is not null or d.class_first is not null or d.class_safe is not null or d.refused)';

/** How many dossiers {@link wholePopulation} would answer. */
export async function populationSize(sql: Sql, question: WholePopulationQuestion): Promise<number> {
  const population = asked(question);
  const statement = `select count(*)::int as dossiers from ${population.sql} d where ${COUNTED}`;
  const [row] = await sql.query<{ dossiers: number }>(statement, population.parameters.values);
  return row?.dossiers ?? 0;
}

/**
 * Every dossier that a cell of the figures counts, refused ones included, in the order of their codes' bytes. Read
 * through a cursor: paging by code would evaluate the whole population again for each page. Needs a transaction;
 * `name` is the cursor's, unique in it.
 */
export async function* wholePopulation(
  sql: Sql,
  name: string,
  question: WholePopulationQuestion,
  pageSize: number,
): AsyncGenerator<CountedRow[]> {
  const population = asked(question);
  const units = question.overlapping ? unitsOf(question, population) : 'null::text[]';
  const columns = 'd.agency_id, d.field_code, d.procedure_code, d.level, d.channel, d.officer_id, d.refused';
  await sql.query(
    `
declare ${name} no scroll cursor for
select d.code, d.class, d.class_first, d.class_safe, ${columns}, ${units} as units
from ${population.sql} d
where ${COUNTED}
order by d.code collate "C"`,
    population.parameters.values,
  );
  for (;;) {
    const rows = await sql.query<Row>(`fetch ${String(pageSize)} from ${name}`);
    if (rows.length > 0) yield rows.map((row) => toCounted(row, question));
    if (rows.length < pageSize) break;
  }
  await sql.query(`close ${name}`);
}

const asked = (question: WholePopulationQuestion): Population =>
  populationOf({ ...question, scopeByHolding: question.overlapping });

/** As the rows of `handlingAgency` find their holders. */
function unitsOf({ scope }: WholePopulationQuestion, { before, position, parameters }: Population): string {
  const mine = scope === null ? '' : ` and h.unit_id = any (${parameters.use('scope', scope, 'text[]')})`;
  return `(select array_agg(distinct h.unit_id collate "C") from fact_holding h
    where h.tenant_id = $1 and h.generation = d.generation and h.code = d.code and h.occurred_on < ${before}
      and ${believedAt('h', position)}${mine})`;
}

const classOf = (code: number | null): DossierClass | null =>
  DOSSIER_CLASSES.find((name) => CLASS_CODES[name] === code) ?? null;

function toCounted(row: Row, { withOfficer, overlapping }: WholePopulationQuestion): CountedRow {
  return {
    code: row.code,
    class: classOf(row.class) ?? (row.refused ? 'refused' : null),
    firstPromiseClass: classOf(row.class_first),
    survivorshipSafeClass: classOf(row.class_safe),
    keys: {
      agency: row.agency_id,
      field: row.field_code,
      procedure: row.procedure_code,
      level: levelOfCode(row.level),
      channel: channelOfCode(row.channel),
      ...(withOfficer ? { officer: row.officer_id } : {}),
    },
    ...(overlapping ? { handlingAgencies: row.units ?? [] } : {}),
  };
}
