import { dossierStream, replay } from '#dossier';
import type { Applicant, FoldableEvent } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { AppendOutcome, AppendRequest, Database } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';
import { readApplicants } from '../personal/read-applicants.js';
import type { Clock, Ids } from '../ports.js';
import type { ReceiptSecrets } from '../receipts/receipt-secrets.js';
import { Receipts } from '../receipts/receipts.js';
import { signedHeaders } from '../webhooks/message.js';
import type { WebhookCalls } from '../webhooks/webhook.js';
import type { GatewaySecrets } from './gateway-secrets.js';
import { NO_CONTACT, SECRET_CLOSED, answeredBadly } from './message-failure.js';
import { messageText } from './message-text.js';
import type { MessageView } from './messages.js';
import { statements } from './statements.js';
import { Tellings } from './tellings.js';

/** Taken at once: each may cost the time limit of a call, within the minute for which it is taken. */
const AT_ONCE = 5;
/** Tries before a message is failed, and somebody has to look. */
const MOST_TRIES = 8;
/** Milliseconds; doubled with each more: about two hours in all. */
const FIRST_WAIT = 30_000;

/** Who the gateway is in the log and in the record of readings. */
const GATEWAY_ACTOR = 'system:message-gateway';

export interface MessageDeliveryTools {
  database: Database;
  calls: WebhookCalls;
  vault: PersonalVault;
  receipts: ReceiptSecrets;
  secrets: GatewaySecrets;
  clock: Clock;
  ids: Ids;
  /** Where citizens look a dossier up, without a slash at the end; null: messages hold no link. */
  site: string | null;
}

interface Claimed {
  tenant_id: string;
  code: string;
  kind: MessageView['kind'];
  position: string;
  event_id: string;
  attempts: number;
  created_at: Date;
  url: string;
  secret: Buffer;
  timezone: string;
}

/** What follows from an attempt; `again`: milliseconds until the next one. */
interface Outcome {
  state: 'sent' | 'failed' | 'queued';
  error: string | null;
  again?: number;
}

/**
 * Gives messages to the gateway of their tenant, each under the id of its event, at least once. A number or an address is read
 * from the sealed data at that moment, the reading is recorded, and nothing of it stays here.
 */
export class MessageDeliveries {
  private readonly store: PostgresEventStore;
  private readonly tellings: Tellings;

  constructor(private readonly tools: MessageDeliveryTools) {
    const store = new PostgresEventStore(tools.database);
    const append = async (tenant: string, request: AppendRequest): Promise<AppendOutcome> => {
      const [outcome] = await store.append(tenant, [request]);
      if (outcome === undefined) throw new Error(`${request.streamId}: an append without a verdict`);
      return outcome;
    };
    this.store = store;
    this.tellings = new Tellings({ store, append, clock: tools.clock, ids: tools.ids });
  }

  /** Sends what is due; `stop` is asked between batches. Answers how many were tried. */
  async round(stop: () => boolean = () => false): Promise<number> {
    let tried = 0;
    while (!stop()) {
      const claimed = await this.tools.database.query<Claimed>(statements.claim, [AT_ONCE]);
      await Promise.all(claimed.map((message) => this.deliver(message)));
      tried += claimed.length;
      if (claimed.length < AT_ONCE) break;
    }
    return tried;
  }

  private async deliver(message: Claimed): Promise<void> {
    const outcome = await this.attempt(message).catch((error: unknown): Outcome => laterOr(message, wordsOf(error)));
    const { tenant_id: tenant, event_id: eventId, attempts } = message;
    const nextTryAt =
      outcome.again === undefined ? null : new Date(this.tools.clock.now() + outcome.again).toISOString();
    const parameters = [tenant, eventId, attempts, outcome.state, outcome.error, nextTryAt];
    await this.tools.database.query(statements.settle, parameters);
  }

  private async attempt(message: Claimed): Promise<Outcome> {
    const { database, secrets, calls, clock } = this.tools;
    const { tenant_id: tenant, secret, url, event_id: id, kind } = message;
    const opened = secrets.open(tenant, secret);
    if (opened === null) {
      await database.query(statements.disableGateway, [tenant, SECRET_CLOSED]);
      return { state: 'queued', error: SECRET_CLOSED };
    }
    const applicant = await this.applicantOf(message);
    const to = { phone: applicant?.phone ?? null, email: applicant?.email ?? null };
    if (to.phone === null && to.email === null) {
      return { state: 'failed', error: NO_CONTACT };
    }
    const body = JSON.stringify(await this.cloudEvent(message, applicant ?? {}, to));
    const headers = signedHeaders({ id, type: kind, position: Number(message.position), body }, [opened], clock.now());
    const status = await calls.post(url, { headers, body });
    if (status < 200 || status >= 300) return laterOr(message, answeredBadly(status));
    await this.recordTelling(message);
    return { state: 'sent', error: null };
  }

  /** Before it stands as sent: whoever dies in between sends it once more, and writes it once. */
  private async recordTelling({ tenant_id: tenant, code, kind, event_id: extensionEventId }: Claimed): Promise<void> {
    if (kind !== 'apology') return;
    const teller = { actorId: GATEWAY_ACTOR, unitId: null };
    await this.tellings.tellApology({ tenant, code, extensionEventId, channel: 'gateway' }, teller);
  }

  /** The reading is recorded before anything is opened. */
  private async applicantOf({ tenant_id: tenant, code, kind }: Claimed): Promise<Applicant | undefined> {
    const { database, vault, ids } = this.tools;
    const stream = dossierStream(code);
    await database.query(statements.recordReading, [tenant, ids.uuid(), stream, `message: ${kind}`]);
    return (await readApplicants(database, vault, tenant, [stream])).get(stream);
  }

  private async cloudEvent(message: Claimed, applicant: Applicant, to: object): Promise<object> {
    const { database, receipts, site } = this.tools;
    const { tenant_id: tenant, code, kind, position, event_id: id, timezone } = message;
    const events = await this.store.readStream(tenant, dossierStream(code));
    const told = events.filter((event) => event.position <= Number(position));
    const token = site === null ? null : await new Receipts(database, receipts).make(tenant, code, applicant);
    const link = site === null || token === null ? null : `${site}/tra-cuu/bien-nhan/${token}`;
    const state = replay(code, told as unknown as FoldableEvent[]);
    const text = messageText(kind, { code, dueAt: state.received ? state.dueAt : null }, timezone, link);
    return {
      ...{ specversion: '1.0', id, source: `/${tenant}`, type: 'vn.dunghen.Message.v1', subject: code },
      ...{ time: message.created_at.toISOString(), datacontenttype: 'application/json' },
      data: { kind, to, text, link },
    };
  }
}

/** The next try, or the end of trying. */
function laterOr({ attempts }: Claimed, error: string): Outcome {
  if (attempts >= MOST_TRIES) return { state: 'failed', error };
  return { state: 'queued', error, again: FIRST_WAIT * 2 ** (attempts - 1) };
}

/** Why a call had no answer; never what was sent. */
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
