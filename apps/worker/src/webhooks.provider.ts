import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DATABASE, IDS, WebhookDeliveries, WebhookSecrets, WebhookTurns } from '#application';
import type { Ids } from '#application';
import type { Database } from '#event-store';
import { HttpOut, RareWarning } from '#platform';
import { Stopping } from './stopping.js';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

/** Webhooks of this worker. */
@Injectable()
export class WebhookRounds implements BeforeApplicationShutdown {
  private readonly http: HttpOut;
  private readonly turns: WebhookTurns;

  constructor(
    @Inject(SETTINGS) { masterKey, clock, webhooks = {} }: WorkerSettings,
    @Inject(DATABASE) database: Database,
    @Inject(IDS) ids: Ids,
    @Inject(Stopping) stopping: Stopping,
    @Inject(RareWarning) warning: RareWarning,
  ) {
    const { allowedHosts = [], timeLimit, ...options } = webhooks;
    this.http = new HttpOut({ allowedHosts, ...(timeLimit === undefined ? {} : { timeLimit }) });
    const tools = { database, calls: this.http, secrets: new WebhookSecrets(masterKey), clock, ids };
    this.turns = new WebhookTurns(new WebhookDeliveries(tools, options), {
      stop: () => stopping.requested,
      onTrouble: (error) => {
        warning.warn('webhooks', error);
      },
    });
  }

  /** Begins to deliver what there is, and waits for nobody: a receiver that is slow holds up neither the others nor us. */
  wake(): void {
    this.turns.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.idle();
    this.http.close();
  }
}
