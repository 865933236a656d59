import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DATABASE, GatewaySecrets, IDS, MessageDeliveries, PERSONAL_VAULT, ReceiptSecrets } from '#application';
import type { Ids, PersonalVault } from '#application';
import type { Database } from '#event-store';
import { HttpOut } from '#platform';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

/** Gives applicants' messages to the gateways of this installation. */
@Injectable()
export class MessageRounds implements BeforeApplicationShutdown {
  private readonly http: HttpOut;
  private readonly deliveries: MessageDeliveries;

  constructor(
    @Inject(SETTINGS) { masterKey, clock, site, webhooks = {} }: WorkerSettings,
    @Inject(DATABASE) database: Database,
    @Inject(IDS) ids: Ids,
    @Inject(PERSONAL_VAULT) vault: PersonalVault,
    @Inject(ReceiptSecrets) receipts: ReceiptSecrets,
  ) {
    const { allowedHosts = [], timeLimit } = webhooks;
    this.http = new HttpOut({ allowedHosts, ...(timeLimit === undefined ? {} : { timeLimit }) });
    const tools = { database, vault, receipts, secrets: new GatewaySecrets(masterKey), clock, ids, site: site ?? null };
    this.deliveries = new MessageDeliveries({ ...tools, calls: this.http });
  }

  round(stop: () => boolean): Promise<number> {
    return this.deliveries.round(stop);
  }

  beforeApplicationShutdown(): void {
    this.http.close();
  }
}
