import { describe, expect, it as example } from '@jest/globals';
import { canonicalText, chainedHash, originHash } from './canonical-event.js';
import type { AppendRequest, EventStore } from './event-store.js';
import type { NewEvent } from './stored-event.js';
import { key, newEvent, request } from './testing/requests.js';

/** A store with one tenant that has no event yet. */
export interface OpenStore {
  store: EventStore;
  tenant: string;
  /** The clock of the specs, milliseconds. */
  now(): number;
}

/** What every {@link EventStore} does; `open` is called for each example. */
export function describeEventStore(name: string, open: () => Promise<OpenStore>): void {
  const it = (sentence: string, check: (opened: OpenStore) => Promise<void>) => {
    example(sentence, async () => check(await open()));
  };
  const log = ({ store, tenant }: OpenStore) => store.readLog(tenant, { after: 0, limit: 1000 });
  const append = ({ store, tenant }: OpenStore, ...group: AppendRequest[]) => store.append(tenant, group);

  describe(`${name}: appending`, () => {
    it('numbers versions per stream and positions per tenant, without a hole', async (opened) => {
      await append(opened, request('a', 0, { events: [newEvent(), newEvent()] }), request('b', 0));
      const [third] = await append(opened, request('a', 2));
      expect(third).toMatchObject({ verdict: 'appended', firstPosition: 4, lastPosition: 4, version: 3 });
      const numbers = (await log(opened)).map((e) => [e.position, e.streamId, e.version]);
      expect(numbers).toEqual([
        [1, 'a', 1],
        [2, 'a', 2],
        [3, 'b', 1],
        [4, 'a', 3],
      ]);
    });

    it('answers another version with the actual one and writes nothing', async (opened) => {
      await append(opened, request('a', 0));
      expect(await append(opened, request('a', 0), request('b', 3), request('a', 5))).toEqual([
        { verdict: 'conflict', actualVersion: 1 },
        { verdict: 'conflict', actualVersion: 0 },
        { verdict: 'conflict', actualVersion: 1 },
      ]);
      expect((await log(opened)).length).toBe(1);
    });

    it('lets later requests of a group see the earlier ones', async (opened) => {
      const verdicts = await append(opened, request('a', 0), request('a', 1), request('a', 1), request('a', 2));
      expect(verdicts.map((outcome) => outcome.verdict)).toEqual(['appended', 'appended', 'conflict', 'appended']);
      expect(verdicts[2]).toEqual({ verdict: 'conflict', actualVersion: 2 });
    });

    it('does not let a conflict hurt its neighbours', async (opened) => {
      const verdicts = await append(opened, request('a', 0), request('b', 9), request('c', 0));
      expect(verdicts.map((outcome) => outcome.verdict)).toEqual(['appended', 'conflict', 'appended']);
      expect((await log(opened)).map((e) => e.position)).toEqual([1, 2]);
    });

    it('takes a wrapped key once per stream', async (opened) => {
      const wrappedKey = 'a2V5';
      const verdicts = await append(
        opened,
        request('a', 0, { wrappedKey }),
        request('a', 1, { wrappedKey }),
        request('b', 0, { wrappedKey }),
      );
      expect(verdicts.map((outcome) => outcome.verdict)).toEqual(['appended', 'conflict', 'appended']);
      expect(await append(opened, request('a', 1, { wrappedKey }))).toEqual([
        { verdict: 'conflict', actualVersion: 1 },
      ]);
      expect((await append(opened, request('a', 1)))[0]).toMatchObject({ verdict: 'appended', version: 2 });
    });

    it('refuses a tenant nobody has created', async ({ store }) => {
      await expect(store.append('NOBODY', [request('a', 0)])).rejects.toMatchObject({ code: 'TENANT.UNKNOWN' });
      await expect(store.head('NOBODY')).rejects.toMatchObject({ code: 'TENANT.UNKNOWN' });
      expect(await store.readLog('NOBODY', { after: 0, limit: 10 })).toEqual([]);
    });

    it('refuses what would not read back as it was hashed', async ({ store, tenant }) => {
      const unfit: [Partial<NewEvent>, string][] = [
        [{ occurredAt: '2026-03-02T10:00:00+07:00' }, '/events/0/occurredAt'],
        [{ occurredAt: '2026-03-02' }, '/events/0/occurredAt'],
        [{ eventId: '01900000-0000-7000-8000-00000000000A' }, '/events/0/eventId'],
        [{ personal: 'YQ' }, '/events/0/personal'],
        [{ data: { a: ['\0'] } }, '/events/0/data/a/0'],
      ];
      for (const [given, pointer] of unfit) {
        const group = [request('a', 0, { events: [newEvent(given)] })];
        await expect(store.append(tenant, group)).rejects.toMatchObject({ code: 'EVENT.NOT_STORABLE', pointer });
      }
      const none = [request('a', 0, { events: [] })];
      await expect(store.append(tenant, none)).rejects.toMatchObject({ pointer: '/events', reason: 'empty' });
    });
  });

  describe(`${name}: idempotency`, () => {
    it('answers a known key as before, whatever the version is now', async (opened) => {
      await append(opened, request('a', 0, { events: [newEvent(), newEvent()], idempotency: key('k') }));
      const kept = { requestHash: 'ab'.repeat(32), position: 2, answer: { code: 'k' } };
      const again = request('a', 0, { idempotency: key('k', { requestHash: 'cd'.repeat(32) }) });
      expect(await append(opened, again)).toEqual([{ verdict: 'duplicate', kept }]);
      expect(await opened.store.keptAnswer(opened.tenant, 'token-1', 'k')).toEqual(kept);
      expect(await opened.store.keptAnswer(opened.tenant, 'token-2', 'k')).toBe(null);
      expect((await log(opened)).length).toBe(2);
    });

    it('notices the same key within one group', async (opened) => {
      const twice = () => request('a', 0, { idempotency: key('k') });
      const [first, second] = await append(opened, twice(), twice());
      expect(first).toMatchObject({ verdict: 'appended', version: 1 });
      expect(second).toMatchObject({ verdict: 'duplicate', kept: { position: 1, answer: { code: 'k' } } });
    });

    it('keeps no answer for a request that wrote nothing', async (opened) => {
      const verdicts = await append(
        opened,
        request('a', 4, { idempotency: key('k') }),
        request('a', 0, { idempotency: key('k') }),
      );
      expect(verdicts.map((outcome) => outcome.verdict)).toEqual(['conflict', 'appended']);
    });

    it('tells owners and keys apart even where their texts run together', async (opened) => {
      const one = request('a', 0, { idempotency: key('b c', { owner: 'a' }) });
      const other = request('b', 0, { idempotency: key('c', { owner: 'a b' }) });
      const verdicts = await append(opened, one, other);
      expect(verdicts.map((outcome) => outcome.verdict)).toEqual(['appended', 'appended']);
    });
  });

  describe(`${name}: reading`, () => {
    it('reads the log in pages, up to a position', async (opened) => {
      await append(opened, ...['a', 'b', 'c', 'd', 'e'].map((stream) => request(stream, 0)));
      const read = async (range: { after: number; limit: number; upTo?: number }) =>
        (await opened.store.readLog(opened.tenant, range)).map((e) => e.position);
      expect(await read({ after: 0, limit: 2 })).toEqual([1, 2]);
      expect(await read({ after: 2, limit: 2 })).toEqual([3, 4]);
      expect(await read({ after: 1, limit: 9, upTo: 3 })).toEqual([2, 3]);
      expect(await read({ after: 5, limit: 9 })).toEqual([]);
    });

    it('reads streams, from a version on or several at once', async (opened) => {
      const { store, tenant } = opened;
      await append(opened, request('a', 0), request('b', 0), request('a', 1), request('a', 2));
      expect((await store.readStream(tenant, 'a')).map((e) => [e.version, e.position])).toEqual([
        [1, 1],
        [2, 3],
        [3, 4],
      ]);
      expect((await store.readStream(tenant, 'a', 3)).map((e) => e.version)).toEqual([3]);
      expect(await store.readStream(tenant, 'none')).toEqual([]);
      const streams = await store.readStreams(tenant, ['b', 'a', 'none']);
      expect([...streams.keys()].toSorted()).toEqual(['a', 'b']);
      expect(streams.get('a')).toEqual(await store.readStream(tenant, 'a'));
      expect(await store.readStreams(tenant, [])).toEqual(new Map());
      expect(await store.streamVersions(tenant, ['a', 'b', 'none'], 3)).toEqual(
        new Map([
          ['a', 2],
          ['b', 1],
        ]),
      );
    });

    it('gives back everything that was handed in', async (opened) => {
      const event = newEvent({
        ...{ actorId: null, unitId: null, correlationId: 'c-1', causationId: 'c-2', schemaVersion: 3 },
        ...{ personal: Buffer.alloc(200, 7).toString('base64'), metadata: { origin: 'demo' } },
      });
      await append(opened, request('a', 0, { events: [event] }));
      const [stored] = await log(opened);
      expect(stored).toMatchObject({ ...event, tenant: opened.tenant, streamId: 'a', version: 1, position: 1 });
    });
  });

  describe(`${name}: recorded time`, () => {
    it('is the clock at the append', async (opened) => {
      const before = opened.now();
      const [outcome] = await append(opened, request('a', 0));
      const [stored] = await log(opened);
      expect(Date.parse(stored?.recordedAt ?? '')).toBeGreaterThanOrEqual(before);
      expect(Date.parse(stored?.recordedAt ?? '')).toBeLessThanOrEqual(opened.now());
      expect(outcome).toMatchObject({ recordedAt: stored?.recordedAt });
    });

    it('may be given, never earlier than before and never later than the clock', async (opened) => {
      const at = (recordedAt: string) => newEvent({ recordedAt });
      const start = opened.now();
      await append(
        opened,
        request('a', 0, { events: [at('2020-05-01T00:00:00.000Z'), at('2019-01-01T00:00:00.000Z')] }),
      );
      await append(
        opened,
        request('a', 2, { events: [at('2020-05-01T00:00:01.500Z'), at('2999-01-01T00:00:00.000Z')] }),
      );
      const recorded = (await log(opened)).map((event) => event.recordedAt);
      expect(recorded.slice(0, 3)).toEqual([
        '2020-05-01T00:00:00.000Z',
        '2020-05-01T00:00:00.000Z',
        '2020-05-01T00:00:01.500Z',
      ]);
      expect(Date.parse(recorded[3] ?? '')).toBeGreaterThanOrEqual(start);
      expect(Date.parse(recorded[3] ?? '')).toBeLessThanOrEqual(opened.now());
      expect(await opened.store.head(opened.tenant)).toMatchObject({ recordedAt: recorded[3] });
    });
  });

  describe(`${name}: the chain`, () => {
    it('begins with SHA-256 of the tenant id', async ({ store, tenant }) => {
      expect(await store.head(tenant)).toEqual({ position: 0, hash: originHash(tenant), recordedAt: null });
    });

    it('is what anybody computes from what is read', async (opened) => {
      const nested = {
        z: 1,
        a: { ž: [], 'b/~': { y: null, x: [true, { n: 'é', m: -1.5e-9 }] } },
        '': '',
        '10': 1,
        '9': 2,
      };
      const vietnamese = 'Nguyễn Thị Ngọc Hà — «đúng hẹn» 🏛️ \u2028"\\/\n\t\u007f';
      const events = [
        newEvent({ data: { text: vietnamese, [vietnamese]: 'khóa' } }),
        newEvent({
          data: {
            numbers: [1e21, 0.1, 1e-7, 123456789012345680000, -0, 5e-324, 1.7976931348623157e308, 0.30000000000000004],
          },
        }),
        newEvent({ data: nested, metadata: { origin: 'demo' } }),
        newEvent({ data: {}, personal: '' }),
        newEvent({
          data: { left: undefined, kept: [undefined, 1] },
          personal: Buffer.from(vietnamese).toString('base64'),
        }),
      ];
      await append(opened, request(`hồ sơ ${vietnamese}`, 0, { events }), request('b', 0));
      await append(opened, request('b', 1));
      let hash = originHash(opened.tenant);
      for (const event of await log(opened)) {
        hash = chainedHash(hash, canonicalText(event));
        expect([event.position, event.hash]).toEqual([event.position, hash]);
      }
      expect(await opened.store.head(opened.tenant)).toMatchObject({ position: 7, hash });
    });
  });
}
