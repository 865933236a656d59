import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AppendOutcome, AppendRequest } from './event-store.js';
import { GroupAppender } from './group-appender.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { key, newEvent, request } from './testing/requests.js';

/** The log in memory, which notes the groups it was given and can fail like a database. */
class NotingStore extends MemoryEventStore {
  readonly groups: number[] = [];
  refuses: { streamId: string; code: string } | null = null;

  override async append(tenant: string, group: readonly AppendRequest[]): Promise<AppendOutcome[]> {
    this.groups.push(group.length);
    const refused = this.refuses;
    if (refused !== null && group.some((one) => one.streamId === refused.streamId)) {
      throw Object.assign(new Error('refused'), { driverError: { code: refused.code } });
    }
    return super.append(tenant, group);
  }
}

let store: NotingStore;
let wokenUp: string[];
let appender: GroupAppender;
beforeEach(() => {
  store = new NotingStore(() => Date.now(), ['H26', 'H27']);
  wokenUp = [];
  appender = new GroupAppender(store, (tenant) => wokenUp.push(tenant));
});
const appendAll = (...requests: AppendRequest[]) =>
  Promise.allSettled(requests.map((one) => appender.append('H26', one)));

describe('a group', () => {
  it('is what was asked for in one turn, each with its own verdict, and wakes up once', async () => {
    const results = await appendAll(request('a', 0), request('a', 0), request('b', 0), request('a', 1));
    expect(results.map((result) => result.status === 'fulfilled' && result.value.verdict)).toEqual([
      'appended',
      'conflict',
      'appended',
      'appended',
    ]);
    expect(store.groups).toEqual([4]);
    expect(wokenUp).toEqual(['H26']);
  });

  it('holds at most 500 events; a larger request goes alone', async () => {
    const events = (count: number) => ({ events: Array.from({ length: count }, () => newEvent()) });
    await appendAll(
      request('a', 0, events(300)),
      request('b', 0, events(201)),
      request('c', 0, events(800)),
      request('d', 0),
    );
    expect(store.groups).toEqual([1, 1, 1, 1]);
    expect(await store.head('H26')).toMatchObject({ position: 1302 });
  });

  it('is one tenant’s', async () => {
    await Promise.all([appender.append('H26', request('a', 0)), appender.append('H27', request('a', 0))]);
    expect(store.groups).toEqual([1, 1]);
    expect(wokenUp.toSorted()).toEqual(['H26', 'H27']);
  });

  it('that wrote nothing wakes nobody', async () => {
    await appendAll(request('a', 7));
    expect(wokenUp).toEqual([]);
  });
});

describe('an unfit request', () => {
  const unfit: [string, AppendRequest, string][] = [
    ['a NUL in its data', request('x', 0, { events: [newEvent({ data: { a: { b: 'x\0' } } })] }), '/events/0/data/a/b'],
    [
      'half a surrogate pair',
      request('x', 0, { events: [newEvent({ data: { 'a/b': '\ud83c' } })] }),
      '/events/0/data/a~1b',
    ],
    [
      'half a surrogate pair as actor',
      request('x', 0, { events: [newEvent({ actorId: '\udfdb' })] }),
      '/events/0/actorId',
    ],
    ['no number', request('x', 0, { events: [newEvent({ data: { n: Number.NaN } })] }), '/events/0/data/n'],
    ['a NUL in its key', request('x', 0, { idempotency: key('k\0') }), '/idempotency/key'],
    [
      'a NUL in its answer',
      request('x', 0, { idempotency: key('k', { answer: { a: '\0' } }) }),
      '/idempotency/answer/a',
    ],
    ['no event', request('x', 0, { events: [] }), '/events'],
  ];
  it.each(unfit)('with %s is refused alone, before anything is sent', async (_what, one, pointer) => {
    const [before, refused, after] = await appendAll(request('a', 0), one, request('b', 0));
    expect([before?.status, refused?.status, after?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(refused).toMatchObject({ reason: { code: 'EVENT.NOT_STORABLE', pointer } });
    expect(store.groups).toEqual([2]);
  });

  it('that the database refuses ends up alone by halving; the order stays', async () => {
    store.refuses = { streamId: 'x', code: '22P02' };
    const results = await appendAll(...'abcxdefg'.split('').map((name) => request(name, 0)));
    expect(results.map((result) => result.status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(store.groups).toEqual([8, 4, 2, 2, 1, 1, 4]);
    expect((await store.readLog('H26', { after: 0, limit: 9 })).map((event) => event.streamId)).toEqual(
      'abcdefg'.split(''),
    );
  });

  it('is not blamed when the connection breaks: nobody knows what was written', async () => {
    store.refuses = { streamId: 'x', code: '57P01' };
    const results = await appendAll(request('a', 0), request('x', 0));
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(store.groups).toEqual([2]);
    store.refuses = null;
    expect(await appender.append('H26', request('a', 0))).toMatchObject({ verdict: 'appended' });
  });
});

describe('a wake-up that fails', () => {
  it('hurts no answer and no later command', async () => {
    const broken = new GroupAppender(store, () => {
      throw new Error('no queue');
    });
    expect(await broken.append('H26', request('a', 0))).toMatchObject({ verdict: 'appended' });
    expect(await broken.append('H26', request('a', 1))).toMatchObject({ verdict: 'appended' });
  });
});
