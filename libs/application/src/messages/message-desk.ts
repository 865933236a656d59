import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Operation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import { CATALOGUES, DATABASE } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import type { WebhookCalls } from '../webhooks/webhook.js';
import { WEBHOOK_CALLS } from '../webhooks/webhook-requests.js';
import { GatewaySecrets } from './gateway-secrets.js';
import { NO_CONTACT } from './message-failure.js';
import type { MessageRow, MessageView } from './messages.js';
import { viewOfMessage } from './messages.js';
import { statements } from './statements.js';

/** Where a tenant's messages go besides paper. */
export interface MessageGateway {
  url: string;
  /** Kinds it is given; null: all. */
  kinds: MessageView['kind'][] | null;
  /** Minutes that the counter has to print the paper first. */
  delayMinutes: number;
  /** What was to be told before is not sent. */
  since: string;
  setBy: string;
  state: 'active' | 'disabled';
  note: string | null;
}

export interface MessagePage {
  items: (MessageView & { code: string })[];
  /** Of the next page; null at the end. */
  before: number | null;
}

interface GatewayRow {
  url: string;
  kinds: MessageView['kind'][] | null;
  delay_minutes: number;
  since: Date;
  set_by: string;
  state: MessageGateway['state'];
  note: string | null;
}

/** What may be asked about messages and their gateway, and by whom. */
@Injectable()
export class MessageDesk {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(GatewaySecrets) private readonly secrets: GatewaySecrets,
    @Inject(WEBHOOK_CALLS) private readonly calls: WebhookCalls,
  ) {}

  /** Messages in a state, within the caller's units, the newest first; `limit` 1 to 200. */
  async list(
    principal: Principal,
    { state, before, limit }: { state: MessageView['state']; before: number | null; limit: number },
  ): Promise<MessagePage> {
    requireOperation(principal, 'dossiers.read');
    const asked = [principal.tenant, state, await this.unitsOf(principal), before, limit + 1];
    const rows = await this.database.query<MessageRow & { code: string }>(statements.openMessages, asked);
    const items = rows.slice(0, limit).map((row) => ({ code: row.code, ...viewOfMessage(row) }));
    return { items, before: rows.length > limit ? (items.at(-1)?.position ?? null) : null };
  }

  /** A failed message is tried again; 404 for one that is not failed or not the caller's. */
  async retry(principal: Principal, code: string, eventId: string): Promise<void> {
    requireOperation(principal, 'messages.retry');
    await this.reader.load(principal, code);
    const known = UUID.test(eventId);
    const again = known ? await this.database.query(statements.retry, [principal.tenant, code, eventId]) : [];
    if (again.length === 0) throw new ProblemError('NOT_FOUND', `no failed message ${eventId} of ${code}`);
  }

  /**
   * Every failed message within the caller's units is tried again, as after an outage of the gateway; not those that have
   * nothing to be sent to. Answers how many.
   */
  async retryAll(principal: Principal): Promise<number> {
    requireOperation(principal, 'messages.retry');
    const asked = [principal.tenant, await this.unitsOf(principal), NO_CONTACT];
    return (await this.database.query(statements.retryAll, asked)).length;
  }

  async gateway(principal: Principal): Promise<MessageGateway | null> {
    this.allow(principal, 'webhooks.read');
    const [row] = await this.database.query<GatewayRow>(statements.gateway, [principal.tenant]);
    if (row === undefined) return null;
    const { url, kinds, state, note } = row;
    return {
      url,
      kinds,
      delayMinutes: row.delay_minutes,
      since: row.since.toISOString(),
      setBy: row.set_by,
      state,
      note,
    };
  }

  /** Sets it and answers its signing secret, which is never shown again. */
  async setGateway(
    principal: Principal,
    { url, kinds, delayMinutes }: { url: string; kinds?: MessageView['kind'][]; delayMinutes?: number },
  ): Promise<MessageGateway & { secret: string }> {
    this.allow(principal, 'webhooks.manage');
    const refusal = this.calls.refusalOf(url);
    if (refusal !== null) throw invalid([{ pointer: '/url', code: 'URL.NOT_ALLOWED', detail: refusal }]);
    const { tenant, actorId } = principal;
    const { secret, sealed } = this.secrets.make(tenant);
    const parameters = [tenant, url, kinds ?? null, delayMinutes ?? DELAY_MINUTES, sealed, actorId];
    await this.database.query(statements.setGateway, parameters);
    const gateway = await this.gateway(principal);
    if (gateway === null) throw new ProblemError('NOT_FOUND', 'the gateway was removed meanwhile');
    return { ...gateway, secret };
  }

  async removeGateway(principal: Principal): Promise<void> {
    this.allow(principal, 'webhooks.manage');
    const removed = await this.database.query(statements.removeGateway, [principal.tenant]);
    if (removed.length === 0) throw new ProblemError('NOT_FOUND', 'no gateway is set');
  }

  private async unitsOf(principal: Principal): Promise<string[] | null> {
    const agencies = scopeOf(principal, await this.catalogues.of(principal.tenant));
    return agencies === null ? null : [...agencies];
  }

  /** Everybody's numbers go there: only whose scope is the whole tenant. */
  private allow(principal: Principal, operation: Operation): void {
    requireOperation(principal, operation);
    if (principal.unitId === null) return;
    throw new ProblemError('AUTH.FORBIDDEN', 'the gateway is the whole tenant’s: it needs a scope that is');
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A paper is mostly printed while its applicant stands at the counter. */
const DELAY_MINUTES = 10;
