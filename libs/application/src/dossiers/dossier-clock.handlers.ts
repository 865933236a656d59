import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { requireOperation } from '../access/permissions.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK } from '../ports.js';
import type { Clock } from '../ports.js';
import { clockTermsOf, withCatalogue } from './clock-terms.js';
import type { DossierDeadline, TimeSplitView } from './dossier-clock.js';
import { GetDossierDeadline, GetTimeSplit } from './dossier-clock.js';
import { deadlineOf } from './dossier-deadline.js';
import { DossierReader } from './dossier-queries.handlers.js';
import { timeSplitOf } from './dossier-time-split.js';

@QueryHandler(GetDossierDeadline)
export class GetDossierDeadlineHandler implements IQueryHandler<
  GetDossierDeadline,
  { view: DossierDeadline; text: string | null }
> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, code, language }: GetDossierDeadline) {
    requireOperation(principal, 'dossiers.read');
    const { state, events } = await this.reader.load(principal, code);
    const { tenant, timezone, unitId } = principal;
    return withCatalogue(this.catalogues, tenant, (catalogue) => {
      const around = { catalogue, timezone, unitId, state };
      return deadlineOf(state, events, () => clockTermsOf(around), language);
    });
  }
}

@QueryHandler(GetTimeSplit)
export class GetTimeSplitHandler implements IQueryHandler<GetTimeSplit, TimeSplitView> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, code }: GetTimeSplit): Promise<TimeSplitView> {
    requireOperation(principal, 'dossiers.read');
    const { state } = await this.reader.load(principal, code);
    return withCatalogue(this.catalogues, principal.tenant, (catalogue) =>
      timeSplitOf(state, catalogue, this.clock.now()),
    );
  }
}
