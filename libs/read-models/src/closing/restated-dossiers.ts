import type { Instant } from '#calendar';
import type { Database, Sql } from '#event-store';
import { DOSSIER_CLASSES, KNOWN_POLICIES, periodInstants } from '#indicators';
import type { DossierClass, PolicyName, Span } from '#indicators';
import { CLASS_CODES, channelOfCode, levelOfCode } from '../dossier-facts/codes.js';
import { cutOf } from '../indicators/figures.js';
import { type KnownPosition, knownPosition } from '../indicators/known-position.js';
import { populationOf } from '../indicators/population.js';
import { zoneOf } from '../zone-of.js';
import { statements } from './statements.js';

/** Where a dossier stands in a period under a policy: everything that decides in which cells it is counted. */
export interface Standing {
  class: DossierClass | 'refused';
  /** Received in the period; false: carried over (or refused). */
  received: boolean;
  waiting: boolean;
  /** `withdrawn` or `stopped` where that closed it, whatever class the policy makes of it. */
  closedBy: 'withdrawn' | 'stopped' | null;
}

/** The row of the figures that a dossier is counted in. */
export interface StandingKey {
  agency: string | null;
  field: string | null;
  procedure: string | null;
  level: string | null;
  channel: string | null;
}

/** A dossier that a closed period no longer counts as it did. `from`: as closed, `to`: as known since; null: not in the period. */
export interface RestatedDossier {
  code: string;
  key: { from: StandingKey | null; to: StandingKey | null };
  /** The policies under which it changed. */
  policies: { policy: PolicyName; from: Standing | null; to: Standing | null }[];
  /** What was recorded since the closing and caused it, in the order of the log. */
  events: { position: number; eventId: string; type: string }[];
}

export interface RestatementQuestion extends Span {
  tenant: string;
  timezone: string;
  /** The instant and position that the closed figures stand on. */
  closedAsOf: Instant;
  closedPosition: number;
  policies: readonly PolicyName[];
  /** As known at this instant; absent or null: everything known now. */
  asOf?: Instant | null;
  now: Instant;
}

export interface Restatement {
  dossiers: RestatedDossier[];
  /** The last position of the log that was compared. */
  position: number;
}

/**
 * The dossiers that a period counts otherwise than when it was closed, by code. Only dossiers with an event since that may
 * matter are looked at. Call it inside a snapshot.
 * @throws FiguresError as figures do
 */
export async function restatedDossiers(sql: Sql, question: RestatementQuestion): Promise<Restatement> {
  const { tenant, timezone, closedPosition, policies } = question;
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const { position } = known;
  const { endAt } = periodInstants(question, zoneOf(timezone));
  const parameters = [tenant, closedPosition, position, new Date(endAt).toISOString()];
  const changed = await sql.query<Changed>(statements.changedSince, parameters);
  if (changed.length === 0) return { dossiers: [], position };
  const found = new Map(changed.map(({ code, events }) => [code, new Comparison(code, events)]));
  const codes = [...found.keys()];
  for (const policy of policies) {
    for (const row of await standingsAt(sql, question, policy, closedKnown(question, known), codes)) {
      found.get(row.code)?.before(policy, row);
    }
    for (const row of await standingsAt(sql, question, policy, known, codes)) found.get(row.code)?.after(policy, row);
  }
  const dossiers = [...found.values()].flatMap((comparison) => comparison.result(policies) ?? []);
  return { dossiers: dossiers.sort((a, b) => (a.code < b.code ? -1 : 1)), position };
}

/** Keeps a list beside the event that vouches for it. */
export async function keepRestated(
  database: Database,
  { tenant, restatementId }: { tenant: string; restatementId: string },
  dossiers: readonly RestatedDossier[],
): Promise<void> {
  for (let start = 0; start < dossiers.length; start += ENTRIES_PER_STATEMENT) {
    const piece = JSON.stringify(dossiers.slice(start, start + ENTRIES_PER_STATEMENT));
    await database.query(statements.insertRestated, [tenant, restatementId, piece]);
  }
}

/** The entries of a recorded list that were counted for some agencies or are now, by code. */
export async function restatedWithin(
  sql: Sql,
  { tenant, restatementId }: { tenant: string; restatementId: string },
  agencies: readonly string[],
): Promise<RestatedDossier[]> {
  const parameters = [tenant, restatementId, agencies];
  const rows = await sql.query<{ entry: RestatedDossier }>(statements.restatedWithin, parameters);
  return rows.map(({ entry }) => entry);
}

const ENTRIES_PER_STATEMENT = 1_000;

interface Changed {
  code: string;
  events: RestatedDossier['events'];
}

interface StandingRow {
  code: string;
  agency_id: string | null;
  field_code: string | null;
  procedure_code: string | null;
  level: number | null;
  channel: number | null;
  is_new: boolean | null;
  waiting: boolean;
  refused: boolean;
  closed_by: number | null;
  class: number | null;
}

/** facts_at must be asked by the closed position, even where it is all there is: nothing changed then. */
const closedKnown = ({ closedPosition }: RestatementQuestion, known: KnownPosition): KnownPosition => ({
  ...known,
  position: closedPosition,
  asked: closedPosition,
});

async function standingsAt(
  sql: Sql,
  question: RestatementQuestion,
  policyName: PolicyName,
  known: KnownPosition,
  codes: readonly string[],
): Promise<StandingRow[]> {
  const policy = KNOWN_POLICIES[policyName];
  const { from, to } = question;
  const cut = cutOf({ ...question, policy, filters: {}, scope: null, asOf: question.closedAsOf }, { from, to }, known);
  const population = populationOf({ cut, policy, filters: {}, scope: null, withOfficer: false });
  const these = population.parameters.use('codes', codes, 'text[]');
  const statement = `
select d.code, d.agency_id, d.field_code, d.procedure_code, d.level, d.channel, d.is_new, d.waiting, d.refused,
  d.closed_by, d.class
from ${population.sql} d
where d.code = any (${these} collate "C") and (d.class is not null or d.refused)`;
  return sql.query<StandingRow>(statement, population.parameters.values);
}

/** What is known of one dossier from both sides. */
class Comparison {
  private fromKey: StandingKey | null = null;
  private toKey: StandingKey | null = null;
  private readonly from = new Map<PolicyName, Standing>();
  private readonly to = new Map<PolicyName, Standing>();

  constructor(
    private readonly code: string,
    private readonly events: RestatedDossier['events'],
  ) {}

  before(policy: PolicyName, row: StandingRow): void {
    this.fromKey = keyOf(row);
    this.from.set(policy, standingOf(row));
  }

  after(policy: PolicyName, row: StandingRow): void {
    this.toKey = keyOf(row);
    this.to.set(policy, standingOf(row));
  }

  /** null: it is counted as it was. A dossier that only moved to another row is listed under every policy. */
  result(policies: readonly PolicyName[]): RestatedDossier | null {
    const moved = !isSame(this.fromKey, this.toKey);
    const changed = policies
      .map((policy) => ({ policy, from: this.from.get(policy) ?? null, to: this.to.get(policy) ?? null }))
      .filter(({ from, to }) => (moved ? from !== null || to !== null : !isSame(from, to)));
    if (changed.length === 0) return null;
    const { code, events, fromKey: from, toKey: to } = this;
    return { code, key: { from, to }, policies: changed, events };
  }
}

/** Both are made here, member by member in one order. */
const isSame = (a: object | null, b: object | null): boolean => JSON.stringify(a) === JSON.stringify(b);

const classOf = (code: number | null): DossierClass | 'refused' =>
  DOSSIER_CLASSES.find((name) => CLASS_CODES[name] === code) ?? 'refused';

function standingOf(row: StandingRow): Standing {
  const closedBy = classOf(row.closed_by);
  return {
    class: classOf(row.class),
    received: row.class !== null && row.is_new === true,
    waiting: row.waiting && OPEN.has(classOf(row.class)),
    closedBy: closedBy === 'withdrawn' || closedBy === 'stopped' ? closedBy : null,
  };
}

/** An ended dossier may have ended while it waited; that is no count. */
const OPEN: ReadonlySet<DossierClass | 'refused'> = new Set(['openInTime', 'openOverdue', 'noLimitOpen']);

const keyOf = (row: StandingRow): StandingKey => ({
  agency: row.agency_id,
  field: row.field_code,
  procedure: row.procedure_code,
  level: levelOfCode(row.level),
  channel: channelOfCode(row.channel),
});
