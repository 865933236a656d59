import { randomBytes } from 'node:crypto';
import { PostgresEventStore } from '#event-store';
import { HttpOut, systemClock, uuidV7 } from '#platform';
import { newEvent } from '../../../../../test/dsl/open-dossiers.js';
import { openSpecDatabase } from '../../../../../test/faults/support/spec-database.js';
import type { SpecDatabase } from '../../../../../test/faults/support/spec-database.js';
import { Receiver } from '../../../../../test/support/webhook-receiver.js';
import { WebhookDeliveries } from '../deliver-webhooks.js';
import type { DeliveryOptions } from '../deliver-webhooks.js';
import type { WebhookCalls } from '../webhook.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { Webhooks } from '../webhooks.js';

const ids = { uuid: uuidV7 };

/** A log, a receiver and webhooks between them; each spec has a tenant and a receiver of its own. */
export class WebhookStage {
  readonly secrets = new WebhookSecrets(randomBytes(32));
  readonly webhooks: Webhooks;
  receiver = new Receiver();
  tenant = '';
  /** How far our clock is ahead of the receiver's; milliseconds. */
  ahead = 0;
  readonly clock = { now: () => systemClock.now() + this.ahead };
  private http = new HttpOut({ allowedHosts: [] });
  private count = 0;

  private constructor(readonly db: SpecDatabase) {
    this.webhooks = new Webhooks(db.database, this.secrets, ids);
  }

  static async open(): Promise<WebhookStage> {
    return new WebhookStage(await openSpecDatabase());
  }

  close(): Promise<void> {
    return this.db.close();
  }

  async set(timeLimit = 300): Promise<void> {
    this.tenant = `H${String((this.count += 1))}`;
    this.ahead = 0;
    const tenant = 'insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)';
    await this.db.database.query(tenant, [this.tenant, 'UTC']);
    this.receiver = new Receiver();
    this.http = new HttpOut({ allowedHosts: ['127.0.0.1'], timeLimit, mostBytes: 1_000 });
    await this.receiver.open();
  }

  async clear(): Promise<void> {
    await this.db.database.query('delete from webhook where tenant_id = $1', [this.tenant]);
    this.http.close();
    await this.receiver.close();
  }

  async append(...types: string[]): Promise<void> {
    const store = new PostgresEventStore(this.db.database);
    const at = (await store.readStream(this.tenant, 'dossier-1')).length;
    const events = types.map((type) => newEvent(type, '2026-03-02T03:00:00.000Z', { n: type }));
    await store.append(this.tenant, [{ streamId: 'dossier-1', expectedVersion: at, events }]);
  }

  /** A webhook whose receiver verifies with its secret alone. */
  async subscribe(more: { types?: string[]; after?: number | null } = {}, receiver = this.receiver) {
    const { types = null, after = 0 } = more;
    const made = await this.webhooks.create(this.tenant, { url: receiver.url, types, after, createdBy: 'admin' });
    receiver.secrets = [made.secret];
    return made;
  }

  deliveries(options: DeliveryOptions = {}, calls: WebhookCalls = this.http): WebhookDeliveries {
    const tools = { database: this.db.database, calls, secrets: this.secrets, clock: this.clock, ids };
    return new WebhookDeliveries(tools, { firstWait: 0, ...options });
  }

  /** A turn of each that has something to be told, ten at most. */
  async round(deliveries = this.deliveries()): Promise<number> {
    const turns = await deliveries.take(10);
    const delivered = await Promise.all(turns.map((turn) => turn()));
    return delivered.reduce((sum, some) => sum + some, 0);
  }

  /** Rounds until there is nothing to be told; whoever waits for a next try is not waited for. */
  async deliver(options: DeliveryOptions = {}): Promise<void> {
    while ((await this.round(this.deliveries(options))) > 0);
  }

  told = (): unknown[] => this.receiver.received.map(({ event }) => event.data['n']);

  /** Attempts of a webhook, oldest first. */
  async attempts(id: string) {
    return (await this.webhooks.deliveries(this.tenant, id, Number.MAX_SAFE_INTEGER, 50)).toReversed();
  }
}
