import type { Database, Sql } from '#event-store';
import { dossiersOfMeasure, inSnapshot, isListed, knownPosition } from '#read-models';
import { ProblemError } from '../problem-error.js';
import { judgeTarget } from './judge-target.js';
import type { Judging } from './judge-target.js';
import { MeasureDesk } from './measure-desk.js';
import type { MeasureContext } from './measure-desk.js';
import { allPlans, planOf } from './plan-book.js';
import type { PlanRecord } from './plan-record.js';
import type { TargetDossiers } from './plan-requests.js';
import type { ScorecardQuery, TargetDossiersQuery } from './scorecard-query.js';
import { summaryOf, withinYears } from './scorecard.js';
import type { PlanHead, Scorecard, ScorecardFrame, ScorecardList, TargetCard } from './scorecard.js';

/** Who asks, what is asked, and where the answer is. Nothing of it is decrypted, so that one connection is enough. */
export interface ScorecardRequest extends MeasureContext {
  database: Database;
  query: ScorecardQuery;
}

/** The card of one plan. Throws PLAN.NOT_FOUND, FiguresError. */
export function scorecardOf(request: ScorecardRequest, planId: string): Promise<Scorecard> {
  const { database, tenant, query } = request;
  return inSnapshot(database, async (sql) => {
    const record = await planOf(sql, tenant, planId, query.asOf);
    const frame = await frameOf(sql, request);
    const targets = await cards(judgingOf(sql, request, true), record);
    return { ...frame, plan: headOf(record, query), summary: summaryOf(targets), targets };
  });
}

/** All plans by number; a measure that several of them want is asked once. */
export function scorecardList(request: ScorecardRequest): Promise<ScorecardList> {
  const { database, tenant, query } = request;
  return inSnapshot(database, async (sql) => {
    const records = await allPlans(sql, tenant, query.asOf);
    const frame = await frameOf(sql, request);
    const judging = judgingOf(sql, request, false);
    const items: ScorecardList['items'] = [];
    for (const record of records.values()) {
      items.push({ plan: headOf(record, query), summary: summaryOf(await cards(judging, record)) });
    }
    return { ...frame, items };
  });
}

/**
 * The dossiers behind a target. Throws PLAN.NOT_FOUND, NOT_FOUND where there is no such target or its dossiers are those of
 * figures.
 */
export function targetDossiers(
  request: ScorecardRequest & { query: TargetDossiersQuery },
  planId: string,
  targetId: string,
): Promise<TargetDossiers> {
  const { database, tenant, query } = request;
  return inSnapshot(database, async (sql) => {
    const { plan } = await planOf(sql, tenant, planId, query.asOf);
    const measure = plan.targets.find(({ id }) => id === targetId)?.measure ?? null;
    if (measure === null || !isListed(measure)) {
      throw new ProblemError('NOT_FOUND', 'no target of this plan whose dossiers are listed here; see its card');
    }
    const { cursor: after, part, limit, calendar, from, to, asOf } = query;
    const { timezone, scope, now } = request;
    const question = { tenant, timezone, scope, now, calendar, from, to, asOf, after, part, limit };
    const { items, next } = await dossiersOfMeasure(sql, question, measure);
    return { ...(await frameOf(sql, request)), items, next };
  });
}

type Common = Omit<Judging, 'record'>;

function judgingOf(sql: Sql, request: ScorecardRequest, inFull: boolean): Common {
  const { tenant, timezone, scope, now, query } = request;
  const desk = new MeasureDesk(sql, { tenant, timezone, scope, now }, query);
  return { desk, query, now, inFull, partOnly: scope !== null };
}

/** One after the other: they share one connection and its snapshot. */
async function cards(judging: Common, record: PlanRecord): Promise<TargetCard[]> {
  const targets: TargetCard[] = [];
  for (const target of record.plan.targets) targets.push(await judgeTarget({ ...judging, record }, target));
  return targets;
}

async function frameOf(sql: Sql, { tenant, query, now, scope }: ScorecardRequest): Promise<ScorecardFrame> {
  const { period, calendar, from, to, asOf } = query;
  const { position } = await knownPosition(sql, tenant, asOf);
  const computedAt = new Date(now).toISOString();
  const span = { period, calendar, from, to, scope: scope?.toSorted() ?? null };
  return { ...span, asOf: new Date(asOf ?? now).toISOString(), position, computedAt };
}

function headOf({ plan, origin }: PlanRecord, { year }: ScorecardQuery): PlanHead {
  const { id, version, title, issuedBy, document, years } = plan;
  return { id, version, title, issuedBy, document, years, origin, withinYears: withinYears(plan.years, year) };
}
