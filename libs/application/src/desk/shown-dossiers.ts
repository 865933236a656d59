import { countedMinutes } from '#calendar';
import type { Instant } from '#calendar';
import { calendarFor } from '#dossier';
import type { Catalogue } from '#dossier';
import type { Sql } from '#event-store';
import type { ListedDossier } from '#read-models';
import type { DossierList, ListNames } from '../dossiers/dossier-list.js';

const OFFICERS = 'select actor_id, display_name from account where tenant_id = $1 and actor_id = any ($2)';

type Ids = Partial<
  Pick<ListedDossier, 'agencyId' | 'receivingAgencyId' | 'holderUnitId' | 'procedureCode' | 'officerId'>
>;

/** What the ids of some rows are called. */
export async function namesOf(
  sql: Sql,
  tenant: string,
  rows: readonly Ids[],
  catalogue: Catalogue,
): Promise<ListNames> {
  const names: ListNames = { agencies: {}, procedures: {}, officers: {} };
  for (const { agencyId, receivingAgencyId, holderUnitId, procedureCode } of rows) {
    for (const id of [agencyId, receivingAgencyId, holderUnitId]) {
      const name = catalogue.agencies.get(id ?? '')?.name;
      if (id != null && name !== undefined) names.agencies[id] = name;
    }
    const procedure = catalogue.procedures.get(procedureCode ?? '')?.at(-1)?.name;
    if (procedureCode != null && procedure !== undefined) names.procedures[procedureCode] = procedure;
  }
  const officers = [...new Set(rows.map(({ officerId }) => officerId).filter((id) => id != null))];
  type Row = { actor_id: string; display_name: string };
  const found = officers.length === 0 ? [] : await sql.query<Row>(OFFICERS, [tenant, officers]);
  for (const { actor_id: id, display_name: name } of found) names.officers[id] = name;
  return names;
}

/** A page of dossiers with the time that is left of each and what its ids are called. */
export async function shownDossiers(
  sql: Sql,
  tenant: string,
  items: readonly ListedDossier[],
  catalogue: Catalogue,
  now: Instant,
): Promise<Omit<DossierList, 'next'>> {
  const names = await namesOf(sql, tenant, items, catalogue);
  return { items: items.map((item) => ({ ...item, remainingMinutes: remaining(item, catalogue, now) })), names };
}

const OPEN: ReadonlySet<ListedDossier['state']> = new Set([
  'received',
  'inProcess',
  'waitingSupplement',
  'waitingPayment',
]);

function remaining({ state, agencyId, dueAt }: ListedDossier, catalogue: Catalogue, now: Instant): number | null {
  const calendar = calendarFor(catalogue, agencyId);
  if (dueAt === null || calendar === null || !OPEN.has(state)) return null;
  const due = Date.parse(dueAt);
  const minutes = due >= now ? countedMinutes(calendar, now, due) : -countedMinutes(calendar, due, now);
  return Math.round(minutes) + 0;
}
