import type { Instant } from '#calendar';
import { dossierStream } from '#dossier';
import type { Sql } from '#event-store';
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

/** Every dossier of {@link restatedSlices} at once: for lists that somebody reads whole. Throws alike. */
export async function restatedDossiers(sql: Sql, question: RestatementQuestion): Promise<Restatement> {
  const dossiers: RestatedDossier[] = [];
  const position = await restatedSlices(sql, question, (slice) => {
    for (const dossier of slice) dossiers.push(dossier);
  });
  return { dossiers, position };
}

/** Bounds what is held: a batch of backdated events may restate a hundred thousand dossiers (455 MB at once, 2026-11-22). */
const CODES_AT_ONCE = 5_000;

/**
 * The dossiers that a period counts otherwise than when it was closed, by code, handed over slice by slice; answers the
 * last position of the log that was compared. Only dossiers with an event since that may matter are looked at. Call it
 * inside a snapshot: asked twice in one, it hands over the same.
 * @param codesAtOnce dossiers compared at once; the result does not depend on it
 * @throws FiguresError as figures do
 */
export async function restatedSlices(
  sql: Sql,
  question: RestatementQuestion,
  take: (slice: readonly RestatedDossier[]) => void | Promise<void>,
  codesAtOnce = CODES_AT_ONCE,
): Promise<number> {
  const { tenant, timezone, closedPosition } = question;
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const { endAt } = periodInstants(question, zoneOf(timezone));
  const since = [tenant, closedPosition, known.position, new Date(endAt).toISOString()];
  const changed = await sql.query<{ code: string }>(statements.changedCodes, since);
  const codes = changed.map(({ code }) => code).sort();
  for (let start = 0; start < codes.length; start += codesAtOnce) {
    const compared = await compare(sql, question, known, codes.slice(start, start + codesAtOnce));
    if (compared.length > 0) await take(await withCauses(sql, since, compared));
  }
  return known.position;
}

async function compare(
  sql: Sql,
  question: RestatementQuestion,
  known: KnownPosition,
  codes: readonly string[],
): Promise<Omit<RestatedDossier, 'events'>[]> {
  const { policies } = question;
  const found = new Map(codes.map((code) => [code, new Comparison(code)]));
  for (const policy of policies) {
    for (const row of await standingsAt(sql, question, policy, closedKnown(question, known), codes)) {
      found.get(row.code)?.before(policy, row);
    }
    for (const row of await standingsAt(sql, question, policy, known, codes)) found.get(row.code)?.after(policy, row);
  }
  return [...found.values()].flatMap((comparison) => comparison.result(policies) ?? []);
}

async function withCauses(
  sql: Sql,
  since: readonly unknown[],
  compared: readonly Omit<RestatedDossier, 'events'>[],
): Promise<RestatedDossier[]> {
  const streams = compared.map(({ code }) => dossierStream(code));
  const causes = await sql.query<Pick<RestatedDossier, 'code' | 'events'>>(statements.causesOf, [...since, streams]);
  const events = new Map(causes.map((cause) => [cause.code, cause.events]));
  return compared.map((dossier) => ({ ...dossier, events: events.get(dossier.code) ?? [] }));
}

/** Keeps dossiers of a list beside the event that vouches for it. */
export async function keepRestated(
  sql: Sql,
  { tenant, restatementId }: { tenant: string; restatementId: string },
  dossiers: readonly RestatedDossier[],
): Promise<void> {
  for (let start = 0; start < dossiers.length; start += ENTRIES_PER_STATEMENT) {
    const piece = JSON.stringify(dossiers.slice(start, start + ENTRIES_PER_STATEMENT));
    await sql.query(statements.insertRestated, [tenant, restatementId, piece]);
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
  const population = populationOf({ cut, policy, filters: {}, scope: null, withOfficer: false, codes });
  const statement = `
select d.code, d.agency_id, d.field_code, d.procedure_code, d.level, d.channel, d.is_new, d.waiting, d.refused,
  d.closed_by, d.class
from ${population.sql} d
where d.class is not null or d.refused`;
  return sql.query<StandingRow>(statement, population.parameters.values);
}

/** What is known of one dossier from both sides. */
class Comparison {
  private fromKey: StandingKey | null = null;
  private toKey: StandingKey | null = null;
  private readonly from = new Map<PolicyName, Standing>();
  private readonly to = new Map<PolicyName, Standing>();

  constructor(private readonly code: string) {}

  before(policy: PolicyName, row: StandingRow): void {
    this.fromKey = keyOf(row);
    this.from.set(policy, standingOf(row));
  }

  after(policy: PolicyName, row: StandingRow): void {
    this.toKey = keyOf(row);
    this.to.set(policy, standingOf(row));
  }

  /** null: it is counted as it was. A dossier that only moved to another row is listed under every policy. */
  result(policies: readonly PolicyName[]): Omit<RestatedDossier, 'events'> | null {
    const moved = !isSame(this.fromKey, this.toKey);
    const changed = policies
      .map((policy) => ({ policy, from: this.from.get(policy) ?? null, to: this.to.get(policy) ?? null }))
      .filter(({ from, to }) => (moved ? from !== null || to !== null : !isSame(from, to)));
    if (changed.length === 0) return null;
    const { code, fromKey: from, toKey: to } = this;
    return { code, key: { from, to }, policies: changed };
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
