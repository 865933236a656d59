import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { EventStore, GroupAppender } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { APPENDER, CATALOGUES, CLOCK, EVENT_STORE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import type { Catalogues } from './catalogues.js';
import { importCatalogue } from './import-catalogue.js';
import type { CatalogueImportSummary } from './import-catalogue.js';

/** Takes a catalogue document into the caller's tenant; for an administrator of all of it. Throws VALIDATION.FAILED. */
export class ImportCatalogue extends Command<CatalogueImportSummary> {
  constructor(
    readonly principal: Principal,
    readonly document: unknown,
    readonly dryRun: boolean,
  ) {
    super();
  }
}

@CommandHandler(ImportCatalogue)
export class ImportCatalogueHandler implements ICommandHandler<ImportCatalogue, CatalogueImportSummary> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APPENDER) private readonly appender: GroupAppender,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, document, dryRun }: ImportCatalogue): Promise<CatalogueImportSummary> {
    requireOperation(principal, 'catalogue.manage');
    requireWholeTenant(principal);
    const { store, clock, ids } = this;
    const { tenant, actorId } = principal;
    return importCatalogue(
      {
        store,
        clock,
        ids,
        append: (where, request) => this.appender.append(where, request),
        onChanged: (changed) => {
          this.catalogues.forget(changed);
        },
      },
      { tenant, document, dryRun, actorId },
    );
  }
}
