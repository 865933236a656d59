import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import { DATABASE } from '../ports.js';
import { failureOf } from './message-failure.js';
import type { MessageFailure } from './message-failure.js';
import { statements } from './statements.js';

/** What an applicant was or is to be told, and what became of it; instants are ISO strings. */
export interface MessageView {
  /** Of the event that is told. */
  eventId: string;
  kind: 'receipt' | 'supplement' | 'apology' | 'resultReady';
  position: number;
  state: 'queued' | 'sent' | 'failed' | 'withdrawn';
  channel: string | null;
  attempts: number;
  lastError: string | null;
  /** What kind of failure the last error is. */
  failure: MessageFailure | null;
  createdAt: string;
  sentAt: string | null;
}

export class ListMessages extends Query<{ code: string; items: MessageView[] }> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
  ) {
    super();
  }
}

export interface MessageRow {
  event_id: string;
  kind: MessageView['kind'];
  position: string;
  state: MessageView['state'];
  channel: string | null;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

@QueryHandler(ListMessages)
export class ListMessagesHandler implements IQueryHandler<ListMessages, { code: string; items: MessageView[] }> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  async execute({ principal, code }: ListMessages) {
    requireOperation(principal, 'dossiers.read');
    await this.reader.load(principal, code);
    const rows = await this.database.query<MessageRow>(statements.messagesOf, [principal.tenant, code]);
    return { code, items: rows.map(viewOfMessage) };
  }
}

export const viewOfMessage = (row: MessageRow): MessageView => ({
  ...{ eventId: row.event_id, kind: row.kind, position: Number(row.position), state: row.state },
  ...{ channel: row.channel, attempts: row.attempts, lastError: row.last_error },
  failure: failureOf(row.last_error),
  ...{ createdAt: row.created_at.toISOString(), sentAt: row.sent_at?.toISOString() ?? null },
});
