import { Inject, Injectable } from '@nestjs/common';
import type { Database, GroupAppender } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { APPENDER, CLOCK, DATABASE, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import { isEntered, readFigure } from './enter-figure.js';
import { readStatement, statedAlike } from './enter-statement.js';
import { noSuchPlan, planOf } from './plan-book.js';
import { planStream } from './plan-events.js';
import type { PlanRecord, Told } from './plan-record.js';
import type { Entered } from './plan-requests.js';
import { publishPlan } from './publish-plan.js';
import type { PublishedPlan } from './publish-plan.js';
import type { Decided, PlanTools } from './write-to-plan.js';
import { openText } from './statement-text.js';
import { writeToPlan } from './write-to-plan.js';

/** What is decided of an entry: what it says, who told it before if somebody did, and else its event. */
interface EntryDecision {
  entry: object;
  known: Told | null;
  event: NonNullable<Decided>;
}

/** Writes to plans. What a plan asks, and what is said of it, speaks of the whole city: an administrator of all of it. */
@Injectable()
export class PlanDesk {
  private readonly tools: PlanTools;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(PERSONAL_VAULT) vault: PersonalVault,
    @Inject(APPENDER) appender: GroupAppender,
    @Inject(CLOCK) clock: Clock,
    @Inject(IDS) ids: Ids,
  ) {
    this.tools = { database, vault, clock, ids, append: (tenant, request) => appender.append(tenant, request) };
  }

  async publish(principal: Principal, document: unknown, dryRun: boolean): Promise<PublishedPlan> {
    requireManager(principal);
    return publishPlan(this.tools, principal.tenant, document, principal, dryRun);
  }

  enterFigure(principal: Principal, planId: string, body: unknown): Promise<Entered<object>> {
    return this.enter(principal, planId, (record, at) => {
      const data = readFigure(body, record, at);
      return { entry: data, known: isEntered(record, data), event: { event: { type: 'ExternalFigureEntered', data } } };
    });
  }

  /** Enters several figures, or none of them where one cannot be. Throws VALIDATION.FAILED, each pointer with its index. */
  async enterFigures(principal: Principal, planId: string, bodies: readonly unknown[]): Promise<Entered<object>[]> {
    requireManager(principal);
    const record = await planOf(this.tools.database, principal.tenant, planId, null);
    const at = { now: this.tools.clock.now(), timezone: principal.timezone };
    const problems = bodies.flatMap((body, index) =>
      problemsOf(() => readFigure(body, record, at), `/${String(index)}`),
    );
    if (problems.length > 0) throw invalid(problems);
    const entered: Entered<object>[] = [];
    for (const body of bodies) entered.push(await this.enterFigure(principal, planId, body));
    return entered;
  }

  enterStatement(principal: Principal, planId: string, body: unknown): Promise<Entered<object>> {
    return this.enter(principal, planId, async (record, at) => {
      const given = readStatement(body, record, at);
      const { data, text } = given;
      const alike = statedAlike(record, given);
      const known = alike !== null && (await this.says(principal, planId, alike, text)) ? alike : null;
      const event = { event: { type: 'StatementEntered' as const, data }, text };
      return { entry: { ...data, hasText: text !== null }, known, event };
    });
  }

  /** Compared with what the caller sent, and shown to nobody: no access that would be recorded. */
  private async says(principal: Principal, planId: string, stated: Told, text: string | null): Promise<boolean> {
    if (text === null) return true;
    const { database, vault } = this.tools;
    return (await openText(database, vault, principal.tenant, planStream(planId), stated.eventId)) === text;
  }

  private async enter(
    principal: Principal,
    planId: string,
    decide: (record: PlanRecord, at: { now: number; timezone: string }) => EntryDecision | Promise<EntryDecision>,
  ): Promise<Entered<object>> {
    requireManager(principal);
    const { tenant, timezone } = principal;
    let decided: EntryDecision | null = null;
    const told = await writeToPlan(this.tools, tenant, planId, principal, async (record) => {
      if (record === null) throw noSuchPlan();
      const decision = await decide(record, { now: this.tools.clock.now(), timezone });
      decided = decision;
      return decision.known === null ? decision.event : null;
    });
    return answerOf(decided, told);
  }
}

function problemsOf(read: () => unknown, under: string): FieldProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'VALIDATION.FAILED') throw error;
    const problems = error.extra['errors'] as FieldProblem[];
    return problems.map((problem) => ({ ...problem, pointer: `${under}${problem.pointer}` }));
  }
}

function requireManager(principal: Principal): void {
  requireOperation(principal, 'plans.manage');
  requireWholeTenant(principal, 'plans concern');
}

function answerOf(decided: EntryDecision | null, told: Told | null): Entered<object> {
  const where = told ?? decided?.known ?? null;
  if (decided === null || where === null) throw new Error('nothing was decided');
  const { position, eventId, recordedAt, actorId } = where;
  return { ...decided.entry, position, eventId, recordedAt, actorId, isNew: told !== null };
}
