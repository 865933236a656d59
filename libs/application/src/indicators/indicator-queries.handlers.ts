import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import { dossiersBehind, figures, inSnapshot } from '#read-models';
import type { FiguresAnswer } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { GetIndicatorDossiers, GetIndicators } from './indicator-queries.js';
import type { IndicatorDossiers } from './indicator-queries.js';
import { parseIndicatorDossiersQuery, parseIndicatorQuery } from './indicator-query.js';

/** Agencies a principal may count, as SQL takes them; null: all of the tenant's. */
async function agenciesOf(principal: Principal, catalogues: Catalogues): Promise<string[] | null> {
  const scope = scopeOf(principal, await catalogues.of(principal.tenant));
  return scope === null ? null : [...scope];
}

@QueryHandler(GetIndicators)
export class GetIndicatorsHandler implements IQueryHandler<GetIndicators, FiguresAnswer> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: GetIndicators): Promise<FiguresAnswer> {
    requireOperation(principal, 'indicators.read');
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const query = parseIndicatorQuery(parameters, now, timezone);
    const scope = await agenciesOf(principal, this.catalogues);
    return inSnapshot(this.database, (sql) => figures(sql, { tenant, timezone, scope, now, ...query }));
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
