import type { Database } from '#event-store';
import type { Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { statements } from './statements.js';
import type { DeliveryView, WebhookView } from './webhook.js';
import type { WebhookSecrets } from './webhook-secrets.js';

interface WebhookRow {
  webhook_id: string;
  url: string;
  types: string[] | null;
  state: WebhookView['state'];
  note: string | null;
  created_by: string;
  created_at: Date;
  position: string;
  failures: number;
  failing_since: Date | null;
  next_try_at: Date | null;
}

interface DeliveryRow {
  delivery_id: string;
  message_id: string;
  type: string;
  position: string;
  attempt: number;
  attempted_at: Date;
  took_ms: number;
  status: number | null;
  error: string | null;
}

/** What is asked for when a webhook is made. */
export interface WebhookRequest {
  url: string;
  types: string[] | null;
  /** Begin behind this position; null: with what comes from now on. */
  after: number | null;
  createdBy: string;
}

/** Each costs a page of the log at every append. */
const MOST_PER_TENANT = 50;

/** How long the secret before a rotation goes on signing beside the new one. */
const ROTATION_HOURS = 24;

/** The webhooks of a tenant as its administrators see them. */
export class Webhooks {
  constructor(
    private readonly database: Database,
    private readonly secrets: WebhookSecrets,
    private readonly ids: Ids,
  ) {}

  /** Makes one and answers its secret, which is never shown again. Throws WEBHOOK.TOO_MANY. */
  async create(
    tenant: string,
    { url, types, after, createdBy }: WebhookRequest,
  ): Promise<WebhookView & { secret: string }> {
    const id = this.ids.uuid();
    const { secret, sealed } = this.secrets.make(tenant, id);
    const parameters = [tenant, id, url, types, sealed, createdBy, after, MOST_PER_TENANT];
    const made = await this.database.query(statements.insert, parameters);
    if (made.length === 0) {
      throw new ProblemError(
        'WEBHOOK.TOO_MANY',
        `a tenant has ${String(MOST_PER_TENANT)} webhooks at most; delete one first`,
      );
    }
    return { ...(await this.get(tenant, id)), secret };
  }

  async list(tenant: string): Promise<WebhookView[]> {
    return (await this.database.query<WebhookRow>(statements.list, [tenant, null])).map(viewOf);
  }

  /** Throws WEBHOOK.NOT_FOUND, as everything below does. */
  async get(tenant: string, id: string): Promise<WebhookView> {
    const [row] = await this.database.query<WebhookRow>(statements.list, [tenant, id]);
    if (row === undefined) throw notFound(id);
    return viewOf(row);
  }

  async delete(tenant: string, id: string): Promise<void> {
    await this.change(statements.remove, [tenant, id]);
  }

  /** Delivers again from behind a position, or goes on where it stopped; a disabled one is active again. */
  async replay(tenant: string, id: string, after: number | null): Promise<WebhookView> {
    await this.change(statements.replay, [tenant, id, after]);
    return this.get(tenant, id);
  }

  /** A new secret; the old one signs beside it for a day. */
  async rotate(tenant: string, id: string): Promise<{ secret: string; oldSignsForHours: number }> {
    const { secret, sealed } = this.secrets.make(tenant, id);
    await this.change(statements.rotate, [tenant, id, sealed, ROTATION_HOURS]);
    return { secret, oldSignsForHours: ROTATION_HOURS };
  }

  /** Attempts of the last month, newest first; `before` is the last delivery of the page before. */
  async deliveries(tenant: string, id: string, before: number, limit: number): Promise<DeliveryView[]> {
    await this.get(tenant, id);
    const rows = await this.database.query<DeliveryRow>(statements.deliveries, [tenant, id, before, limit]);
    return rows.map((row) => ({
      deliveryId: Number(row.delivery_id),
      messageId: row.message_id,
      type: row.type,
      position: Number(row.position),
      attempt: row.attempt,
      attemptedAt: row.attempted_at.toISOString(),
      tookMs: row.took_ms,
      status: row.status,
      error: row.error,
    }));
  }

  private async change(statement: string, parameters: unknown[]): Promise<void> {
    const changed = await this.database.query(statement, parameters);
    if (changed.length === 0) throw notFound(String(parameters[1]));
  }
}

const notFound = (id: string): ProblemError => new ProblemError('WEBHOOK.NOT_FOUND', `no webhook ${id}`);

const viewOf = (row: WebhookRow): WebhookView => ({
  id: row.webhook_id,
  url: row.url,
  types: row.types,
  state: row.state,
  note: row.note,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  position: Number(row.position),
  failures: row.failures,
  failingSince: row.failing_since?.toISOString() ?? null,
  nextTryAt: row.next_try_at?.toISOString() ?? null,
});
