import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Database, EventStore } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { DATABASE, EVENT_STORE } from '../ports.js';
import { invalid } from '../problem-error.js';
import { takeEvents } from './take-events.js';
import type { FactsTaken } from './take-events.js';

/** `POST /ingest/events`: a batch of CloudEvents, or one of them. */
export class IngestEvents extends Command<FactsTaken> {
  constructor(
    readonly principal: Principal,
    readonly body: unknown,
  ) {
    super();
  }
}

/** More are sent as several batches. */
export const MOST_EVENTS = 1_000;

@CommandHandler(IngestEvents)
export class IngestEventsHandler implements ICommandHandler<IngestEvents, FactsTaken> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commands: CommandBus,
  ) {}

  execute({ principal, body }: IngestEvents): Promise<FactsTaken> {
    requireOperation(principal, 'events.ingest');
    const batch: unknown[] = Array.isArray(body) ? body : [body];
    if (batch.length === 0 || batch.length > MOST_EVENTS) {
      const detail = `a list of 1 to ${String(MOST_EVENTS)} CloudEvents is expected`;
      throw invalid([{ pointer: '', code: 'LIST.EXPECTED', detail }]);
    }
    const { database, store } = this;
    return takeEvents({ database, store, execute: (command) => this.commands.execute(command) }, principal, batch);
  }
}
