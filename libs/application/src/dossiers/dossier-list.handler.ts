import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import { listDossiers } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import type { DossierList } from './dossier-list.js';
import { ListDossiers, encodeCursor, parseDossierListQuery } from './dossier-list.js';

@QueryHandler(ListDossiers)
export class ListDossiersHandler implements IQueryHandler<ListDossiers, DossierList> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: ListDossiers): Promise<DossierList> {
    requireOperation(principal, 'dossiers.read');
    const query = parseDossierListQuery(parameters);
    const { tenant, timezone } = principal;
    const agencies = scopeOf(principal, await this.catalogues.of(tenant));
    const scope = agencies === null ? null : [...agencies];
    const page = await listDossiers(this.database, { tenant, timezone, scope, now: this.clock.now(), ...query });
    return { items: page.items, next: page.next === null ? null : encodeCursor(page.next) };
  }
}
