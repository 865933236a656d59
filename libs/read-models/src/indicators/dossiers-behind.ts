import { addDays } from '#calendar';
import type { Sql } from '#event-store';
import { DOSSIER_CLASSES } from '#indicators';
import type { DossierClass } from '#indicators';
import type { DossierStatus, FactFlag } from '#dossier';
import { CLASS_CODES, statusOfCode } from '../dossier-facts/codes.js';
import { cutOf } from './figures.js';
import { knownPosition } from './known-position.js';
import { cellPredicates } from './policy-expression.js';
import { populationOf } from './population.js';
import type { DossiersBehindQuestion } from './question.js';
import { statements } from './statements.js';

/** One dossier behind a cell, as it stood at the end of the period; instants are ISO strings, nothing personal. */
export interface DossierBehind {
  code: string;
  class: DossierClass | 'refused';
  receivedAt: string | null;
  dueAt: string | null;
  firstPromiseAt: string | null;
  processedAt: string | null;
  returnedAt: string | null;
  withdrawnAt: string | null;
  stoppedAt: string | null;
  refusedAt: string | null;
  agencyId: string | null;
  procedureCode: string | null;
  fieldCode: string | null;
  officerId: string | null;
  status: DossierStatus;
  flags: FactFlag[];
}

export interface DossiersBehindPage {
  items: DossierBehind[];
  /** The code to go on after; null on the last page. */
  next: string | null;
  position: number;
}

/** Most dossiers of one page. */
export const MOST_PER_PAGE = 200;

/**
 * Exactly the dossiers that a cell of {@link figures} counts, in the order of their codes. Call it inside
 * {@link inSnapshot}.
 * @throws FiguresError as {@link figures} does
 */
export async function dossiersBehind(sql: Sql, question: DossiersBehindQuestion): Promise<DossiersBehindPage> {
  const { tenant, policy, filters, scope, from, to, population: asked } = question;
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const cut = cutOf(question, { from, to }, known);
  const population = populationOf({ cut, policy, filters, scope, population: asked, withOfficer: true });
  const { parameters } = population;
  const limit = Math.min(Math.max(question.limit, 1), MOST_PER_PAGE);
  const after = parameters.use('after', question.after ?? '', 'text');
  const most = parameters.use('most', limit + 1, 'integer');
  const statement = `
select d.code, d.class, d.officer_id
from ${population.sql} d
where (${cellPredicates(policy)[question.class]}) and d.code > ${after} collate "C"
order by d.code collate "C" limit ${most}`;
  const found = await sql.query<ClassRow>(statement, parameters.values);
  const page = found.slice(0, limit);
  const codes = page.map((row) => row.code);
  const facts = await sql.query<FactsRow>(statements.dossiersAt, [tenant, cut.position, addDays(to, 1), codes]);
  const classes = new Map(page.map((row) => [row.code, row]));
  const items = facts.map((row) => toItem(row, classes.get(row.code)));
  return { items, next: found.length > limit ? (codes.at(-1) ?? null) : null, position: known.position };
}

interface ClassRow {
  code: string;
  class: number | null;
  officer_id: string | null;
}

interface FactsRow {
  code: string;
  received_at: Date | null;
  due_at: Date | null;
  first_promise_at: Date | null;
  processed_at: Date | null;
  returned_at: Date | null;
  withdrawn_at: Date | null;
  stopped_at: Date | null;
  refused_at: Date | null;
  agency_id: string | null;
  procedure_code: string | null;
  field_code: string | null;
  status: number;
  flags: FactFlag[];
}

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const toItem = (row: FactsRow, found: ClassRow | undefined): DossierBehind => ({
  code: row.code,
  class: DOSSIER_CLASSES.find((name) => CLASS_CODES[name] === found?.class) ?? 'refused',
  receivedAt: iso(row.received_at),
  dueAt: iso(row.due_at),
  firstPromiseAt: iso(row.first_promise_at),
  processedAt: iso(row.processed_at),
  returnedAt: iso(row.returned_at),
  withdrawnAt: iso(row.withdrawn_at),
  stoppedAt: iso(row.stopped_at),
  refusedAt: iso(row.refused_at),
  agencyId: row.agency_id,
  procedureCode: row.procedure_code,
  fieldCode: row.field_code,
  officerId: found?.officer_id ?? null,
  status: statusOfCode(row.status),
  flags: row.flags,
});
