import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { readAsOf } from '../indicators/indicator-query.js';
import { ParameterReader } from '../parameter-reader.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { planOf } from './plan-book.js';
import { GetPlan, GetScorecard, GetTargetDossiers, ListScorecards } from './plan-requests.js';
import type { PlanView, TargetDossiers } from './plan-requests.js';
import { parseScorecardQuery, parseTargetDossiersQuery } from './scorecard-query.js';
import type { ScorecardQuery } from './scorecard-query.js';
import type { Scorecard, ScorecardList } from './scorecard.js';
import { ScorecardTurnstile } from './scorecard-turnstile.js';
import { scorecardList, scorecardOf, targetDossiers } from './scorecards.js';
import type { ScorecardRequest } from './scorecards.js';

interface Tools {
  database: Database;
  clock: Clock;
  catalogues: Catalogues;
}

/** Figures of the log keep to what the caller may count; entered figures speak of the city. */
async function requestOf<T extends ScorecardQuery>(
  { database, clock, catalogues }: Tools,
  principal: Principal,
  parse: (now: number, timezone: string) => T,
): Promise<ScorecardRequest & { query: T }> {
  requireOperation(principal, 'plans.read');
  const { tenant, timezone } = principal;
  const now = clock.now();
  const query = parse(now, timezone);
  const scope = scopeOf(principal, await catalogues.of(tenant));
  return { database, tenant, timezone, now, query, scope: scope === null ? null : [...scope] };
}

@QueryHandler(ListScorecards)
export class ListScorecardsHandler implements IQueryHandler<ListScorecards, ScorecardList> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(ScorecardTurnstile) private readonly turnstile: ScorecardTurnstile,
  ) {}

  async execute({ principal, parameters }: ListScorecards): Promise<ScorecardList> {
    const { database, clock, catalogues } = this;
    const parse = (now: number, timezone: string) => parseScorecardQuery(parameters, now, timezone);
    const request = await requestOf({ database, clock, catalogues }, principal, parse);
    return this.turnstile.pass(() => scorecardList(request));
  }
}

@QueryHandler(GetScorecard)
export class GetScorecardHandler implements IQueryHandler<GetScorecard, Scorecard> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(ScorecardTurnstile) private readonly turnstile: ScorecardTurnstile,
  ) {}

  async execute({ principal, planId, parameters }: GetScorecard): Promise<Scorecard> {
    const { database, clock, catalogues } = this;
    const parse = (now: number, timezone: string) => parseScorecardQuery(parameters, now, timezone);
    const request = await requestOf({ database, clock, catalogues }, principal, parse);
    return this.turnstile.pass(() => scorecardOf(request, planId));
  }
}

@QueryHandler(GetTargetDossiers)
export class GetTargetDossiersHandler implements IQueryHandler<GetTargetDossiers, TargetDossiers> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(ScorecardTurnstile) private readonly turnstile: ScorecardTurnstile,
  ) {}

  async execute({ principal, planId, targetId, parameters }: GetTargetDossiers): Promise<TargetDossiers> {
    const { database, clock, catalogues } = this;
    const parse = (now: number, timezone: string) => parseTargetDossiersQuery(parameters, now, timezone);
    const request = await requestOf({ database, clock, catalogues }, principal, parse);
    return this.turnstile.pass(() => targetDossiers(request, planId, targetId));
  }
}

@QueryHandler(GetPlan)
export class GetPlanHandler implements IQueryHandler<GetPlan, PlanView> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, planId, parameters }: GetPlan): Promise<PlanView> {
    requireOperation(principal, 'plans.read');
    const reader = new ParameterReader(parameters, ['asOf']);
    const asOf = reader.result({ asOf: readAsOf(reader, this.clock.now()) }).asOf;
    const record = await planOf(this.database, principal.tenant, planId, asOf);
    const { plan, origin, versions, figures, statements } = record;
    return { ...plan, origin, versions, figures, statements };
  }
}
