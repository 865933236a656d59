import { Inject } from '@nestjs/common';
import { Command, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { SyncFileError, readSyncMessage } from '#exchange';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { INGEST } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import { ingestSyncMessage, retryQuarantined } from './ingest-sync.js';
import type { IngestCaller, IngestDependencies, ItemOutcome } from './ingest-sync.types.js';
import { IngestError } from './ingest-sync.types.js';
import { Quarantine } from './quarantine.js';
import type { QuarantinePage, QuarantineQuestion } from './quarantine.js';
import { syncAnswer } from './sync-answer.js';
import type { SyncAnswer } from './sync-answer.js';

/** Most items of one message; a larger sync comes as a file or in several messages. */
const MOST_ITEMS = 20_000;

/** A message of the national portal's sync, parsed. Throws VALIDATION.FAILED for what is no such message at all. */
export class IngestSync extends Command<SyncAnswer> {
  constructor(
    readonly principal: Principal,
    readonly message: unknown,
  ) {
    super();
  }
}

/** What waits in the caller's quarantine. */
export class ListQuarantine extends Query<QuarantinePage> {
  constructor(
    readonly principal: Principal,
    readonly question: QuarantineQuestion,
  ) {
    super();
  }
}

/** Tries one item again; throws NOT_FOUND where it does not wait. */
export class RetryQuarantined extends Command<ItemOutcome> {
  constructor(
    readonly principal: Principal,
    readonly itemId: string,
  ) {
    super();
  }
}

@CommandHandler(IngestSync)
export class IngestSyncHandler implements ICommandHandler<IngestSync, SyncAnswer> {
  constructor(@Inject(INGEST) private readonly dependencies: IngestDependencies) {}

  async execute({ principal, message }: IngestSync): Promise<SyncAnswer> {
    requireOperation(principal, 'ingest');
    requireWholeTenant(principal, 'a sync concerns');
    try {
      const batch = readSyncMessage(message, { items: MOST_ITEMS });
      const { outcomes, counts } = await ingestSyncMessage(this.dependencies, callerOf(principal), batch);
      return syncAnswer(outcomes, counts);
    } catch (error) {
      throw problemOf(error);
    }
  }
}

@QueryHandler(ListQuarantine)
export class ListQuarantineHandler implements IQueryHandler<ListQuarantine, QuarantinePage> {
  constructor(@Inject(INGEST) private readonly dependencies: IngestDependencies) {}

  execute({ principal, question }: ListQuarantine): Promise<QuarantinePage> {
    requireOperation(principal, 'quarantine.read');
    requireWholeTenant(principal, 'the quarantine concerns');
    const { database, vault } = this.dependencies;
    return new Quarantine(database, vault).list(principal.tenant, question);
  }
}

@CommandHandler(RetryQuarantined)
export class RetryQuarantinedHandler implements ICommandHandler<RetryQuarantined, ItemOutcome> {
  constructor(@Inject(INGEST) private readonly dependencies: IngestDependencies) {}

  async execute({ principal, itemId }: RetryQuarantined): Promise<ItemOutcome> {
    requireOperation(principal, 'ingest');
    requireWholeTenant(principal, 'the quarantine concerns');
    try {
      const { outcomes } = await retryQuarantined(this.dependencies, callerOf(principal), [itemId]);
      const [outcome] = outcomes;
      if (outcome === undefined) throw new ProblemError('NOT_FOUND', `no item ${itemId} waits in the quarantine`);
      return outcome;
    } catch (error) {
      throw problemOf(error);
    }
  }
}

const callerOf = ({ tenant, timezone, actorId, unitId }: Principal): IngestCaller => ({
  tenant,
  timezone,
  actorId,
  unitId,
});

function problemOf(error: unknown): unknown {
  if (error instanceof SyncFileError) return invalid([{ pointer: '', code: error.code, detail: error.message }]);
  if (error instanceof IngestError) return new ProblemError('INGEST.BUSY', error.message);
  return error;
}
