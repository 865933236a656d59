import { PostgresEventStore, SignedHeads } from '#event-store';
import type { Database } from '#event-store';
import type { Clock, Ids } from '../ports.js';
import { messageOfEvent, messageOfHead, signedHeaders } from './message.js';
import type { Message } from './message.js';
import { statements } from './statements.js';
import type { WebhookCalls } from './webhook.js';
import { HEAD_SIGNED } from './webhook.js';
import type { WebhookSecrets } from './webhook-secrets.js';

export interface DeliveryOptions {
  /** First wait after a failure, doubled with each more; milliseconds. */
  firstWait?: number;
  /** Longest wait; milliseconds. */
  longestWait?: number;
  /** Failing for so long in a row disables a webhook; milliseconds. */
  giveUpAfter?: number;
  /** A turn of one webhook ends with the delivery that is under way then; milliseconds. */
  turnTime?: number;
}

export interface DeliveryTools {
  database: Database;
  calls: WebhookCalls;
  secrets: WebhookSecrets;
  clock: Clock;
  ids: Ids;
}

const DAY = 86_400_000;
const DEFAULTS: Required<DeliveryOptions> = {
  firstWait: 1_000,
  longestWait: 3_600_000,
  giveUpAfter: 5 * DAY,
  turnTime: 5_000,
};

/** Renewed with each delivery, which takes a call's time limit at most. */
const LEASE_SECONDS = 60;
/** One turn of one webhook; the next one goes on. */
const MOST_OF_A_TURN = 500;
const PAGE = 100;

/** A receiver says that it is gone for good (Standard Webhooks). */
const GONE = 410;

const SECRET_CLOSED =
  'its secret does not open under the DUNGHEN_KEY in use; POST …/secret makes a new one, then POST …/replay goes on';

interface Leased {
  tenant_id: string;
  webhook_id: string;
  url: string;
  types: string[] | null;
  secret: Buffer;
  previous_secret: Buffer | null;
  position: string;
  head_position: string;
  failures: number;
  failing_since: Date | null;
}

/** What an attempt means for a webhook. */
interface Verdict {
  state: string;
  note: string | null;
  nextTryAt: string | null;
}

/** Where a webhook stands within a turn. */
interface Standing {
  position: number;
  headPosition: number;
  failures: number;
  failingSince: string | null;
}

/**
 * Tells webhooks of events, one after the other in the order of the log, at least once. How far each is stands in PostgreSQL and
 * moves after each answer, so that any number of workers, killed at any moment, lose nothing and change no order.
 */
export class WebhookDeliveries {
  private readonly options: Required<DeliveryOptions>;
  private readonly store: PostgresEventStore;
  private readonly heads: SignedHeads;

  constructor(
    private readonly tools: DeliveryTools,
    options: DeliveryOptions = {},
  ) {
    this.options = { ...DEFAULTS, ...options };
    this.store = new PostgresEventStore(tools.database);
    this.heads = new SignedHeads(tools.database);
  }

  /**
   * Takes so many webhooks at most that have something to be told, whose last turn is longest ago first. Each answer is a turn, to be
   * run whatever `stop` says; it resolves to how many messages were delivered. `stop` is asked between deliveries.
   */
  async take(most: number, stop: () => boolean = () => false): Promise<(() => Promise<number>)[]> {
    const runner = this.tools.ids.uuid();
    const leased = await this.tools.database.query<Leased>(statements.lease, [runner, LEASE_SECONDS, most]);
    return leased.map((webhook) => () => this.turn(webhook, runner, stop));
  }

  private async turn(webhook: Leased, runner: string, stop: () => boolean): Promise<number> {
    const { tenant_id: tenant, webhook_id: id } = webhook;
    const standing: Standing = {
      position: Number(webhook.position),
      headPosition: Number(webhook.head_position),
      failures: webhook.failures,
      failingSince: webhook.failing_since?.toISOString() ?? null,
    };
    const endsAt = this.tools.clock.now() + this.options.turnTime;
    let delivered = 0;
    try {
      const secrets = this.secretsOf(webhook);
      if (secrets === null) {
        await this.keep(webhook, runner, standing, { state: 'disabled', note: SECRET_CLOSED, nextTryAt: null }, null);
        return 0;
      }
      for await (const message of this.messages(webhook, standing)) {
        if (stop()) break;
        const goesOn = await this.tell(webhook, runner, standing, message, secrets);
        if (!goesOn) return delivered;
        if (message.body !== '') delivered += 1;
        if (delivered >= MOST_OF_A_TURN || this.tools.clock.now() >= endsAt) break;
      }
      await this.tools.database.query(statements.forget, [tenant, id]);
    } finally {
      await this.tools.database.query(statements.release, [tenant, id, runner]);
    }
    return delivered;
  }

  /** The secret, and the one before it as long as that signs too; null if the secret does not open. */
  private secretsOf({ tenant_id, webhook_id, secret, previous_secret }: Leased): string[] | null {
    const opened = [secret, ...(previous_secret === null ? [] : [previous_secret])].map((sealed) => {
      try {
        return this.tools.secrets.open(tenant_id, webhook_id, sealed);
      } catch {
        return null;
      }
    });
    return opened[0] === null ? null : opened.filter((one) => one !== null);
  }

  /** What follows, in order; a message without a body only moves the position past what is of no interest. */
  private async *messages(webhook: Leased, standing: Standing): AsyncGenerator<Message> {
    const tenant = webhook.tenant_id;
    const wanted = (type: string) => webhook.types === null || webhook.types.includes(type);
    for (;;) {
      const page = await this.store.readLog(tenant, { after: standing.position, limit: PAGE });
      const last = page.at(-1);
      if (last === undefined) break;
      for (const event of page) if (wanted(event.type)) yield messageOfEvent(event);
      if (standing.position < last.position) yield { id: '', type: last.type, position: last.position, body: '' };
    }
    const heads = (await this.heads.read(tenant)).filter((head) => head.position <= standing.position);
    for (const head of heads) {
      if (head.position <= standing.headPosition) continue;
      yield wanted(HEAD_SIGNED) ? messageOfHead(head) : { ...messageOfHead(head), body: '' };
    }
  }

  /** One attempt, written down with what follows from it; false where the turn ends. */
  private async tell(
    webhook: Leased,
    runner: string,
    standing: Standing,
    message: Message,
    secrets: readonly string[],
  ): Promise<boolean> {
    const isHead = message.type === HEAD_SIGNED && message.id !== '';
    const attempt = message.body === '' ? null : await this.attempt(webhook.url, standing, message, secrets);
    const succeeded = attempt === null || (attempt.status !== null && attempt.status >= 200 && attempt.status < 300);
    if (succeeded) {
      if (isHead) standing.headPosition = message.position;
      else standing.position = message.position;
      Object.assign(standing, { failures: 0, failingSince: null });
    } else {
      standing.failures += 1;
      standing.failingSince ??= attempt.attemptedAt;
    }
    const verdict = succeeded
      ? { state: 'active', note: null, nextTryAt: null }
      : this.afterFailure(standing, attempt.status);
    const kept = await this.keep(webhook, runner, standing, verdict, attempt);
    return succeeded && kept;
  }

  /** False where the lease is no longer ours. */
  private async keep(
    webhook: Leased,
    runner: string,
    standing: Standing,
    verdict: Verdict,
    attempt: object | null,
  ): Promise<boolean> {
    const kept = await this.tools.database.query(statements.keepAttempt, [
      ...[webhook.tenant_id, webhook.webhook_id, runner, standing.position, standing.headPosition, standing.failures],
      ...[standing.failingSince, verdict.nextTryAt, verdict.state, verdict.note, LEASE_SECONDS],
      attempt === null ? null : JSON.stringify(attempt),
    ]);
    return kept.length > 0;
  }

  private async attempt(url: string, standing: Standing, message: Message, secrets: readonly string[]) {
    const startedAt = this.tools.clock.now();
    const { id: messageId, type, position, body } = message;
    const made = {
      messageId,
      type,
      position,
      attempt: standing.failures + 1,
      attemptedAt: new Date(startedAt).toISOString(),
    };
    const outcome = await this.tools.calls
      .post(url, { headers: signedHeaders(message, secrets, startedAt), body })
      .then(
        (status) => ({ status, error: null }),
        (error: unknown) => ({
          status: null,
          error: (error instanceof Error ? error.message : String(error)).slice(0, 300),
        }),
      );
    return { ...made, tookMs: Math.max(0, this.tools.clock.now() - startedAt), ...outcome };
  }

  private afterFailure({ failures, failingSince }: Standing, status: number | null): Verdict {
    const now = this.tools.clock.now();
    const { firstWait, longestWait, giveUpAfter } = this.options;
    const wait = Math.min(longestWait, firstWait * 2 ** Math.min(failures - 1, 30));
    const failingFor = failingSince === null ? 0 : now - Date.parse(failingSince);
    const nextTryAt = new Date(now + wait).toISOString();
    if (status === GONE) return { state: 'disabled', note: 'the receiver answered 410 Gone', nextTryAt: null };
    if (failingFor < giveUpAfter) return { state: 'active', note: null, nextTryAt };
    const days = String(Math.floor(failingFor / DAY));
    const note = `every attempt has failed for ${days} days; POST …/replay goes on where it stopped`;
    return { state: 'disabled', note, nextTryAt: null };
  }
}
