import { describe, expect, it } from '@jest/globals';
import { describeEventStore } from '../event-store.contract.js';
import { key, request } from '../testing/requests.js';
import { MemoryEventStore } from './memory-event-store.js';

describeEventStore('the log in memory', () =>
  Promise.resolve({ store: new MemoryEventStore(() => Date.now(), ['H26']), tenant: 'H26', now: () => Date.now() }),
);

describe('the log in memory', () => {
  it('keeps an answer seven days', async () => {
    let now = Date.parse('2026-03-02T03:00:00.000Z');
    const store = new MemoryEventStore(() => now, ['H26']);
    await store.append('H26', [request('a', 0, { idempotency: key('k') })]);
    now = Date.parse('2026-03-09T23:59:00.000Z');
    expect(await store.keptAnswer('H26', 'token-1', 'k')).toMatchObject({ position: 1 });
    now = Date.parse('2026-03-10T00:00:00.000Z');
    expect(await store.keptAnswer('H26', 'token-1', 'k')).toBe(null);
  });

  it('hands out copies: a caller cannot change the log', async () => {
    const store = new MemoryEventStore(() => 0, ['H26']);
    await store.append('H26', [request('a', 0)]);
    const [event] = await store.readStream('H26', 'a');
    Object.assign(event?.data ?? {}, { number: 'changed' });
    expect((await store.readStream('H26', 'a'))[0]?.data).not.toMatchObject({ number: 'changed' });
  });
});
