import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { calendarFor, calendarVersion, subtreeOf } from '#dossier';
import type { Database } from '#event-store';
import { dossiersBehind, figures, inSnapshot, timeSplitFigures } from '#read-models';
import type { TimeSplitQuestion } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { closingMarkOf } from '../closing/closing-mark-of.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { GetIndicatorDossiers, GetIndicators, GetTimeSplitFigures } from './indicator-queries.js';
import type { IndicatorDossiers, IndicatorFigures, TimeSplitFigures } from './indicator-queries.js';
import { parseIndicatorDossiersQuery, parseIndicatorQuery, parseTimeSplitQuery } from './indicator-query.js';

/** Agencies a principal may count, as SQL takes them; null: all of the tenant's. */
async function agenciesOf(principal: Principal, catalogues: Catalogues): Promise<string[] | null> {
  const scope = scopeOf(principal, await catalogues.of(principal.tenant));
  return scope === null ? null : [...scope];
}

@QueryHandler(GetIndicators)
export class GetIndicatorsHandler implements IQueryHandler<GetIndicators, IndicatorFigures> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: GetIndicators): Promise<IndicatorFigures> {
    requireOperation(principal, 'indicators.read');
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const query = parseIndicatorQuery(parameters, now, timezone);
    const scope = await agenciesOf(principal, this.catalogues);
    const question = { tenant, timezone, scope, now, ...query };
    return inSnapshot(this.database, async (sql) => {
      const closing = await closingMarkOf(sql, question);
      return { ...(await figures(sql, question)), closing };
    });
  }
}

@QueryHandler(GetIndicatorDossiers)
export class GetIndicatorDossiersHandler implements IQueryHandler<GetIndicatorDossiers, IndicatorDossiers> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: GetIndicatorDossiers): Promise<IndicatorDossiers> {
    requireOperation(principal, 'indicators.read');
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const { cursor: after, ...query } = parseIndicatorDossiersQuery(parameters, now, timezone);
    const scope = await agenciesOf(principal, this.catalogues);
    const question = { tenant, timezone, scope, now, after, ...query };
    const page = await inSnapshot(this.database, (sql) => dossiersBehind(sql, question));
    const { name: policy, version: policyVersion } = query.policy;
    return { ...page, policy, policyVersion, asOf: new Date(query.asOf ?? now).toISOString() };
  }
}

@QueryHandler(GetTimeSplitFigures)
export class GetTimeSplitFiguresHandler implements IQueryHandler<GetTimeSplitFigures, TimeSplitFigures> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: GetTimeSplitFigures): Promise<TimeSplitFigures> {
    requireOperation(principal, 'indicators.read');
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const query = parseTimeSplitQuery(parameters, now, timezone);
    const catalogue = await this.catalogues.of(tenant);
    const scope = await agenciesOf(principal, this.catalogues);
    const competent = new Map<string | null, ReadonlySet<string> | null>();
    const isOwn = (agencyId: string | null, unitId: string): boolean => {
      if (!competent.has(agencyId)) competent.set(agencyId, subtreeOf(catalogue, agencyId));
      return competent.get(agencyId)?.has(unitId) ?? true;
    };
    const calendarOf: TimeSplitQuestion['calendarOf'] = (pinned, agencyId) =>
      (pinned === null ? null : calendarVersion(catalogue, pinned.id, pinned.version)) ??
      calendarFor(catalogue, agencyId);
    const question = { tenant, timezone, scope, now, ...query, calendarOf, isOwn };
    const answer = await inSnapshot(this.database, (sql) => timeSplitFigures(sql, question));
    const { from, to } = query;
    const { name: policy, version: policyVersion } = query.policy;
    return { ...answer, policy, policyVersion, from, to, asOf: new Date(query.asOf ?? now).toISOString() };
  }
}
