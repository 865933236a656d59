import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DATABASE, IDS, WebhookDeliveries, WebhookSecrets } from '#application';
import type { Ids } from '#application';
import type { Database } from '#event-store';
import { HttpOut, RareWarning } from '#platform';
import { Stopping } from './stopping.js';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

/** While one waits for a slow receiver, the others take the webhooks that nobody has. */
const MOST_ROUNDS = 4;

/** Webhooks of this worker. */
@Injectable()
export class WebhookRounds implements BeforeApplicationShutdown {
  private readonly http: HttpOut;
  private readonly deliveries: WebhookDeliveries;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(SETTINGS) { masterKey, clock, webhooks = {} }: WorkerSettings,
    @Inject(DATABASE) database: Database,
    @Inject(IDS) ids: Ids,
    @Inject(Stopping) private readonly stopping: Stopping,
    @Inject(RareWarning) private readonly warning: RareWarning,
  ) {
    const { allowedHosts = [], timeLimit, ...options } = webhooks;
    this.http = new HttpOut({ allowedHosts, ...(timeLimit === undefined ? {} : { timeLimit }) });
    const tools = { database, calls: this.http, secrets: new WebhookSecrets(masterKey), clock, ids };
    this.deliveries = new WebhookDeliveries(tools, options);
  }

  /** Begins to deliver what there is, and waits for nobody: a receiver that is slow holds up neither the others nor us. */
  wake(): void {
    if (this.underWay.size >= MOST_ROUNDS || this.stopping.requested) return;
    const round = this.round().catch((error: unknown) => {
      this.warning.warn('webhooks', error);
    });
    this.underWay.add(round);
    void round.finally(() => this.underWay.delete(round));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
    this.http.close();
  }

  private async round(): Promise<void> {
    while (!this.stopping.requested && (await this.deliveries.round(() => this.stopping.requested)) > 0);
  }
}
