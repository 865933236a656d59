import { dossierStream, messageStream } from '#dossier';
import type { Sql } from '#event-store';
import { DOSSIER_CLASSES, KNOWN_SIGNALS } from '#indicators';
import type { DossierClass } from '#indicators';
import { CLASS_CODES } from '../dossier-facts/codes.js';
import { MOST_PER_PAGE } from '../indicators/dossiers-behind.js';
import { cutOf } from '../indicators/figures.js';
import { knownPosition } from '../indicators/known-position.js';
import { askedSignal } from './question.js';
import type { SignalDossier, SignalDossiersPage, SignalDossiersQuestion, SignalEvent } from './question.js';
import { statements } from './signal-sql.js';
import { signalStatement } from './signal-statement.js';
import { rulesAt } from './signals.js';

/**
 * Exactly the dossiers that a signal names, in the order of their codes, with what made them match and the events that show
 * it. Call it inside `inSnapshot`.
 * @throws FiguresError as `figures` does
 */
export async function signalDossiers(sql: Sql, question: SignalDossiersQuestion): Promise<SignalDossiersPage> {
  const { tenant, policy, filters, scope, population, signal, from, to } = question;
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const rules = await rulesAt(sql, tenant, question.asOf == null ? null : known.position, question.values);
  const cut = cutOf(question, { from, to }, known);
  const asked = { cut, policy, filters, scope, withOfficer: true, ...(population === undefined ? {} : { population }) };
  const { sql: matches, parameters } = signalStatement(asked, [signal], rules);
  const limit = Math.min(Math.max(question.limit, 1), MOST_PER_PAGE);
  const after = parameters.use('after', question.after ?? '', 'text');
  const most = parameters.use('most', limit + 1, 'integer');
  const found = await sql.query<FoundRow>(
    `${matches}
select l.code, l.class, l.agency_id, l.officer_id, jsonb_agg(m.matched order by m.matched) as matches
from match m join looked_at l on l.code = m.code
where l.code > ${after} collate "C"
group by l.code, l.class, l.agency_id, l.officer_id
order by l.code collate "C" limit ${most}`,
    parameters.values,
  );
  const page = found.slice(0, limit);
  const codes = page.map((row) => row.code);
  const types = [...KNOWN_SIGNALS[signal].eventTypes, 'DossierCorrected'];
  const events = await eventsOf(sql, tenant, codes, types, known.position);
  return {
    signal: askedSignal(signal, KNOWN_SIGNALS[signal].version, rules),
    items: page.map((row) => toItem(row, events.get(row.code) ?? [])),
    next: found.length > limit ? (codes.at(-1) ?? null) : null,
    position: known.position,
  };
}

interface FoundRow {
  code: string;
  class: number;
  agency_id: string | null;
  officer_id: string | null;
  matches: Record<string, string | number | null>[];
}

interface EventRow {
  stream_id: string;
  position: string;
  type: string;
  occurred_at: Date;
  recorded_at: Date;
  actor_id: string | null;
}

async function eventsOf(
  sql: Sql,
  tenant: string,
  codes: readonly string[],
  types: readonly string[],
  position: number,
): Promise<Map<string, SignalEvent[]>> {
  // What its applicant was told stands beside a dossier, in a stream of its own.
  const codeOf = new Map(codes.flatMap((code) => [dossierStream(code), messageStream(code)].map((id) => [id, code])));
  const rows = await sql.query<EventRow>(statements.eventsOfDossiers, [tenant, [...codeOf.keys()], types, position]);
  const events = new Map<string, SignalEvent[]>();
  for (const row of rows) {
    const code = codeOf.get(row.stream_id) ?? '';
    const event: SignalEvent = {
      position: Number(row.position),
      type: row.type,
      occurredAt: row.occurred_at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
      actorId: row.actor_id,
    };
    events.set(code, [...(events.get(code) ?? []), event]);
  }
  return events;
}

const toItem = (row: FoundRow, events: SignalEvent[]): SignalDossier => ({
  code: row.code,
  class: classOf(row.class),
  agencyId: row.agency_id,
  officerId: row.officer_id,
  matches: row.matches.map(withInstants),
  events,
});

function classOf(code: number): DossierClass {
  const name = DOSSIER_CLASSES.find((candidate) => CLASS_CODES[candidate] === code);
  if (name === undefined) throw new Error(`a dossier without a class: ${String(code)}`);
  return name;
}

const withInstants = (matched: FoundRow['matches'][number]): FoundRow['matches'][number] =>
  Object.fromEntries(
    Object.entries(matched).map(([name, value]) => [
      name,
      name.endsWith('At') && typeof value === 'number' ? new Date(value).toISOString() : value,
    ]),
  );
