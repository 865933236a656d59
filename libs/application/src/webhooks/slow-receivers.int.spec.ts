import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '#event-store';
import { uuidV7 } from '#platform';
import { eventually } from '../../../../test/faults/support/eventually.js';
import { Receiver } from '../../../../test/support/webhook-receiver.js';
import { WebhookStage } from './testing/webhook-stage.js';
import { WebhookTurns } from './webhook-turns.js';

let stage: WebhookStage;

beforeAll(async () => {
  stage = await WebhookStage.open();
});
afterAll(() => stage.close());
beforeEach(() => stage.set());
afterEach(() => stage.clear());

describe('a slow receiver', () => {
  const told = new Set<string>();
  const post = (url: string) => {
    told.add(url);
    stage.ahead += 3_000;
    return Promise.resolve(204);
  };
  const calls = { refusalOf: () => null, post };
  const slowRound = () => stage.round(stage.deliveries({}, calls));

  it('has a turn of five seconds, and goes on in the next one', async () => {
    const { id } = await stage.subscribe();
    await stage.append('A', 'B', 'C');
    expect(await slowRound()).toBe(2);
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({ position: 2, state: 'active' });
    expect(await slowRound()).toBe(1);
  });

  it('comes after those who have waited longer', async () => {
    told.clear();
    const urls = Array.from({ length: 11 }, (_, n) => `https://example.com/${String(n)}`);
    for (const url of urls)
      await stage.webhooks.create(stage.tenant, { url, types: null, after: 0, createdBy: 'admin' });
    await stage.append('A', 'B', 'C', 'D');
    await slowRound();
    expect(told.size).toBe(10);
    await slowRound();
    expect([...told].toSorted()).toEqual(urls.toSorted());
  });
});

describe('beside a receiver that does not answer', () => {
  let others: Receiver[] = [];
  let turns: WebhookTurns;

  /** Long enough that no call runs out of its time while the spec looks on. */
  const HOUR = 3_600_000;

  beforeEach(async () => {
    await stage.clear();
    await stage.set(HOUR);
    others = [new Receiver(), new Receiver(), new Receiver()];
    for (const receiver of others) await receiver.open();
  });
  afterEach(() => Promise.all(others.map((receiver) => receiver.close())));

  const places = (count: number) => {
    const trouble: unknown[] = [];
    turns = new WebhookTurns(stage.deliveries({ turnTime: HOUR }), {
      places: count,
      onTrouble: (error) => trouble.push(error),
    });
    return trouble;
  };
  /** Lets the receiver hold its next message until the answer is called. */
  const held = (receiver: Receiver): (() => void) => {
    let answer: (() => void) | undefined;
    receiver.behaviours.push((response) => {
      answer = () => {
        if (!response.writableEnded) response.writeHead(503).end();
      };
    });
    return () => answer?.();
  };
  const toldTo = (receiver: Receiver) => receiver.received.map(({ event }) => event.data['n']);
  const hears = (receiver: Receiver, ...types: string[]) =>
    eventually(
      () => Promise.resolve(toldTo(receiver)),
      (told) => told.length >= types.length,
    ).then((told) => {
      expect(told).toEqual(types);
    });
  const busy = (...receivers: Receiver[]) => receivers.reduce((sum, receiver) => sum + receiver.busy, 0);

  it('the others are told what there is and what comes, in order, in the places that are left', async () => {
    for (const receiver of [stage.receiver, ...others]) await stage.subscribe({}, receiver);
    await stage.append('A', 'B');
    const answer = held(stage.receiver);
    const trouble = places(2);
    turns.wake();
    for (const receiver of others) await hears(receiver, 'A', 'B');
    await stage.append('C');
    turns.wake();
    for (const receiver of others) await hears(receiver, 'A', 'B', 'C');
    expect(stage.receiver).toMatchObject({ received: [], busy: 1, mostBusy: 1 });
    answer();
    await hears(stage.receiver, 'A', 'B', 'C');
    await turns.idle();
    expect(stage.receiver).toMatchObject({ mostBusy: 1, refused: [] });
    expect(trouble).toEqual([]);
  });

  it('no more are served at once than there are places, and a place is given on when it gets free', async () => {
    const all = [stage.receiver, ...others];
    for (const receiver of all) await stage.subscribe({}, receiver);
    await stage.append('A');
    const answers = all.map(held);
    places(3);
    turns.wake();
    await eventually(
      () => Promise.resolve(busy(...all)),
      (count) => count === 3,
    );
    turns.wake();
    const waiting = all.filter((receiver) => receiver.busy === 0);
    expect(waiting).toHaveLength(1);
    const [first = stage.receiver] = all.filter((receiver) => receiver.busy === 1);
    answers[all.indexOf(first)]?.();
    await eventually(
      () => Promise.resolve(waiting.map((receiver) => receiver.busy)),
      ([count]) => count === 1,
    );
    expect(busy(...all)).toBeLessThanOrEqual(3);
    for (const answer of answers) answer();
    for (const receiver of all) await hears(receiver, 'A');
    await turns.idle();
  });

  it('an end that was asked for waits for the call under way and begins no other', async () => {
    await stage.subscribe();
    await stage.append('A', 'B');
    let stopping = false;
    let ended = false;
    turns = new WebhookTurns(stage.deliveries(), { stop: () => stopping });
    const answer = held(stage.receiver);
    turns.wake();
    await eventually(
      () => Promise.resolve(stage.receiver.busy),
      (count) => count === 1,
    );
    stopping = true;
    const idle = turns.idle().then(() => (ended = true));
    turns.wake();
    expect(ended).toBe(false);
    answer();
    await idle;
    expect(stage.told()).toEqual([]);
    expect(stage.receiver.busy).toBe(0);
  });
});

it('many workers at once tell each event once and in order', async () => {
  await stage.subscribe();
  await stage.append(...Array.from({ length: 40 }, (_, n) => `E${'x'.repeat(n)}`));
  const log = await new PostgresEventStore(stage.db.database).readLog(stage.tenant, { after: 0, limit: 100 });
  await Promise.all(Array.from({ length: 6 }, () => stage.deliver()));
  await stage.deliver();
  expect(stage.receiver.received.map(({ id }) => id)).toEqual(log.map(({ eventId }) => eventId));
  expect(stage.receiver.mostBusy).toBe(1);
});

it('a worker that was killed is followed by another one when its lease has run out', async () => {
  const { id } = await stage.subscribe();
  await stage.append('A');
  await stage.db.database.query(
    `update webhook set runner = $2, leased_until = now() + interval '1 hour' where webhook_id = $1`,
    [id, uuidV7()],
  );
  await stage.deliver();
  expect(stage.told()).toEqual([]);
  await stage.db.database.query(`update webhook set leased_until = now() - interval '1 second' where webhook_id = $1`, [
    id,
  ]);
  await stage.deliver();
  expect(stage.told()).toEqual(['A']);
});
