import { Inject, Injectable } from '@nestjs/common';
import { calendarFor } from '#dossier';
import type { Catalogue } from '#dossier';
import type { Database } from '#event-store';
import type { DossierFilters, DossierListQuestion } from '#read-models';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { soonUntil } from './soon-until.js';

/** A question about dossiers as a principal may ask it: one way for lists and the counts beside them. */
@Injectable()
export class DeskQuestions {
  constructor(
    @Inject(DATABASE) readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  /** @param mine only what the caller holds, or whoever they act for */
  async ask(
    principal: Principal,
    filters: DossierFilters,
    mine: boolean,
  ): Promise<{ question: Omit<DossierListQuestion, 'limit' | 'after'>; catalogue: Catalogue }> {
    const { tenant, timezone, actorId, onBehalfOf } = principal;
    const catalogue = await this.catalogues.of(tenant);
    const agencies = scopeOf(principal, catalogue);
    const now = this.clock.now();
    const own = mine ? { officers: [onBehalfOf ?? actorId] } : {};
    const soon = filters.due === 'soon' ? { soonUntil: soonUntil(calendarFor(catalogue, null), now, timezone) } : {};
    const scope = agencies === null ? null : [...agencies];
    return { question: { tenant, timezone, scope, now, filters: { ...filters, ...own, ...soon } }, catalogue };
  }
}
