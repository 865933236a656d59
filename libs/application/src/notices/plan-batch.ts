import type { Instant } from '#calendar';
import { codeOfStream } from '#dossier';
import type { Catalogue, DossierEventType } from '#dossier';
import type { Sql } from '#event-store';
import type { FactOfPromise } from './plan-dossier.js';
import { planDossier } from './plan-dossier.js';
import { statements } from './statements.js';

/** Whatever gives a due, moves it, or takes a wait away or an end back: after one of these a dossier is planned anew. */
const TELLING: readonly DossierEventType[] = [
  'DossierReceived',
  'SupplementReceived',
  'SupplementExpired',
  'PaymentReceived',
  'DeadlineExtended',
  'DeadlineRecalculated',
  'DossierCorrected',
];

/** The ends that a dossier may come to while its applicant is awaited. */
const ENDING_WAITS: readonly DossierEventType[] = ['DossierWithdrawn', 'ProcessingStopped'];

export interface PlanQuestion {
  tenant: string;
  timezone: string;
  catalogue: Catalogue;
  dueSoonShare: number;
  now: Instant;
  /** Positions of the log, or open dossiers, per batch. */
  batchSize: number;
}

/** How far the running facts are. */
export interface FactsStanding {
  generation: number;
  position: string;
  /** When the first event was recorded that they have not seen; null: they have seen all. */
  unseen_from: Date | null;
  parked: string[];
}

interface WatchRow {
  since: Date;
  generation: number;
  position: string;
  looked_due: string | null;
  looked_code: string | null;
  parked: string[];
}

/** Where the watch is. */
interface Standing {
  position: number;
  /** The last open dossier looked at; null: the look is done. */
  looked: { due: string; code: string } | null;
}

/**
 * Plans one batch in the transaction of `sql`: a page of the look at all open dossiers, or a stretch of the log. Answers
 * whether there is more; `false` also where another worker is at it.
 */
export async function planBatch(sql: Sql, question: PlanQuestion): Promise<boolean> {
  const { tenant, now } = question;
  const [watch] = await sql.query<WatchRow>(statements.lockWatch, [tenant]);
  if (watch === undefined) return false;
  const [facts] = await sql.query<FactsStanding>(statements.factsStanding, [tenant]);
  if (facts === undefined) return false;
  const told = new Map<string, Instant>();
  const next = await readBatch(sql, question, standingOf(watch, facts), facts, told);
  for (const freed of watch.parked) if (!facts.parked.includes(freed)) told.set(codeOfStream(freed) ?? freed, now);
  await writePlan(sql, question, facts.generation, watch.since.getTime(), told);
  const looked = [next.looked?.due ?? null, next.looked?.code ?? null];
  await sql.query(statements.moveWatch, [tenant, facts.generation, next.position, ...looked, facts.parked]);
  return next.looked !== null || next.position < Number(facts.position);
}

/** Facts of another generation were folded by another program: every open dossier is looked at again. */
function standingOf(watch: WatchRow, facts: FactsStanding): Standing {
  const position = Number(watch.position);
  if (watch.generation !== facts.generation) return { position, looked: { due: '-infinity', code: '' } };
  const looked = watch.looked_due === null ? null : { due: watch.looked_due, code: watch.looked_code ?? '' };
  return { position, looked };
}

/** Puts the dossiers of the next batch into `told`, with when we were told; answers where the watch is then. */
async function readBatch(
  sql: Sql,
  { tenant, now, batchSize }: PlanQuestion,
  { position, looked }: Standing,
  facts: FactsStanding,
  told: Map<string, Instant>,
): Promise<Standing> {
  if (looked !== null) {
    const asked = [tenant, facts.generation, looked.due, looked.code, batchSize];
    const page = await sql.query<{ code: string; due_at: string }>(statements.promisesOpen, asked);
    for (const { code } of page) told.set(code, now);
    const last = page.length < batchSize ? undefined : page.at(-1);
    return { position, looked: last === undefined ? null : { due: last.due_at, code: last.code } };
  }
  const upTo = Math.min(Number(facts.position), position + batchSize);
  const asked = [tenant, position, upTo, TELLING, ENDING_WAITS];
  for (const row of await sql.query<{ stream_id: string; told_at: Date | null }>(statements.promisesTold, asked)) {
    const code = codeOfStream(row.stream_id);
    // Not told anything new: no notice is planned that was not before.
    if (code !== null) told.set(code, row.told_at?.getTime() ?? Infinity);
  }
  return { position: Math.max(upTo, position), looked };
}

async function writePlan(
  sql: Sql,
  { tenant, timezone, catalogue, dueSoonShare, now }: PlanQuestion,
  generation: number,
  since: Instant,
  told: ReadonlyMap<string, Instant>,
): Promise<void> {
  if (told.size === 0) return;
  const facts = await sql.query<FactOfPromise>(statements.promisesInForce, [tenant, generation, [...told.keys()]]);
  const context = { timezone, catalogue, dueSoonShare, since };
  const plans = facts.map((fact) => planDossier(fact, told.get(fact.code) ?? now, context));
  await sql.query(statements.writePlan, [tenant, JSON.stringify(plans), new Date(now)]);
}
