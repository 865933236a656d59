import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { systemClock } from '#platform';
import { Receiver } from '../../../../test/support/webhook-receiver.js';
import { WebhookStage } from './testing/webhook-stage.js';

let stage: WebhookStage;

beforeAll(async () => {
  stage = await WebhookStage.open();
});
afterAll(() => stage.close());
beforeEach(() => stage.set());
afterEach(() => stage.clear());

const DAY = 86_400_000;

describe('a receiver that fails', () => {
  const status = (code: number) => (response: ServerResponse) =>
    void response.writeHead(code, { location: stage.receiver.url }).end();

  it.each<[string, () => void, object]>([
    ['answers 500', () => stage.receiver.behaviours.push(status(500)), { status: 500, error: null }],
    [
      'redirects, which is not followed',
      () => stage.receiver.behaviours.push(status(307)),
      { status: 307, error: null },
    ],
    [
      'is slow',
      () => stage.receiver.behaviours.push(() => undefined),
      { status: null, error: expect.stringContaining('no answer in 300 ms') },
    ],
    [
      'never ends its answer',
      () => stage.receiver.behaviours.push((response) => void response.writeHead(200).write('x')),
      { status: null, error: expect.stringContaining('no answer') },
    ],
    [
      'answers without end',
      () => stage.receiver.behaviours.push((response) => void response.writeHead(200).end('x'.repeat(5_000))),
      { status: null, error: expect.stringContaining('longer than 1000 bytes') },
    ],
    [
      'changes to another protocol',
      () =>
        stage.receiver.behaviours.push(
          (response) => void response.writeHead(101, { connection: 'Upgrade', upgrade: 'x' }).end(),
        ),
      { status: 101, error: null },
    ],
    [
      'hangs up',
      () => stage.receiver.behaviours.push((response) => void response.destroy()),
      { status: null, error: expect.stringMatching(/hang up|ECONNRESET/) },
    ],
  ])('because it %s is tried again with the same message, and nothing overtakes it', async (_, misbehave, expected) => {
    const { id } = await stage.subscribe();
    await stage.append('A', 'B');
    misbehave();
    await stage.deliver();
    await stage.deliver();
    expect(stage.told()).toEqual(['A', 'B']);
    const made = await stage.attempts(id);
    expect(made).toMatchObject([
      { type: 'A', attempt: 1, ...expected },
      { type: 'A', attempt: 2, status: 204 },
      { type: 'B', attempt: 1 },
    ]);
    expect(made[0]?.messageId).toBe(made[1]?.messageId);
  });

  it('waits longer and longer, and does not hold up the others', async () => {
    const { id } = await stage.subscribe();
    const other = new Receiver();
    await other.open();
    await stage.subscribe({}, other);
    await stage.append('A');
    stage.receiver.behaviours.push(...Array.from({ length: 4 }, () => status(503)));
    const waits = [];
    for (let round = 0; round < 4; round++) {
      const before = systemClock.now();
      await stage.deliver({ firstWait: 60_000, longestWait: 200_000 });
      const { nextTryAt } = await stage.webhooks.get(stage.tenant, id);
      waits.push(Math.round((Date.parse(nextTryAt ?? '') - before) / 10_000));
      await stage.deliver({ firstWait: 60_000 });
      await stage.db.database.query('update webhook set next_try_at = now() where webhook_id = $1', [id]);
    }
    expect(waits).toEqual([6, 12, 20, 20]);
    expect(await stage.attempts(id)).toHaveLength(4);
    expect(other.received).toHaveLength(1);
    await other.close();
  });

  it('or is down is told everything once it is back', async () => {
    const { id } = await stage.subscribe();
    const port = Number(new URL(stage.receiver.url).port);
    await stage.receiver.close();
    await stage.append('A', 'B');
    await stage.deliver();
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({ failures: 1, position: 0 });
    const back = new Receiver();
    back.secrets = stage.receiver.secrets;
    stage.receiver = back;
    await stage.receiver.open(port);
    await stage.deliver();
    expect(stage.told()).toEqual(['A', 'B']);
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({ failures: 0, failingSince: null, position: 2 });
  });

  it('for days is disabled with a note; a replay goes on where it stopped', async () => {
    const { id } = await stage.subscribe();
    await stage.append('A');
    stage.receiver.behaviours.push(status(500));
    await stage.deliver();
    // Its signature is from days ahead, which the library refuses: a failure like any other.
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({ state: 'active', failures: 1 });
    stage.ahead = 6 * DAY;
    await stage.deliver({ giveUpAfter: 5 * DAY });
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({
      state: 'disabled',
      note: expect.stringContaining('6 days'),
      position: 0,
    });
    await stage.deliver();
    expect(await stage.attempts(id)).toHaveLength(2);
    stage.ahead = 0;
    expect(await stage.webhooks.replay(stage.tenant, id, null)).toMatchObject({
      state: 'active',
      note: null,
      failures: 0,
    });
    await stage.deliver();
    expect(stage.told()).toEqual(['A']);
  });

  it('with 410 Gone is disabled at once', async () => {
    const { id } = await stage.subscribe();
    await stage.append('A');
    stage.receiver.behaviours.push(status(410));
    await stage.deliver();
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({
      state: 'disabled',
      note: expect.stringContaining('410'),
    });
  });
});
