import { beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalText, chainedHash, originHash } from '../canonical-event.js';
import { MemoryEventStore } from '../memory/memory-event-store.js';
import type { Head, StoredEvent } from '../stored-event.js';
import { request } from '../testing/requests.js';
import type { LogReader } from './flaw.js';
import type { SignedHead } from './signed-head.js';
import { verifyLog, type VerifyOptions } from './verify-log.js';

/** A log that somebody with all rights has laid hands on. */
class TamperedLog implements LogReader {
  readonly pages: number[] = [];
  constructor(
    public events: StoredEvent[],
    public row: Head,
  ) {}

  readLog(_tenant: string, { after, limit, upTo = Infinity }: { after: number; limit: number; upTo?: number }) {
    const found = this.events.filter((event) => event.position > after && event.position <= upTo).slice(0, limit);
    this.pages.push(found.length);
    return Promise.resolve(found);
  }

  head = () => Promise.resolve(this.row);

  streamVersions(_tenant: string, streamIds: readonly string[], upTo: number) {
    const before = this.events.filter((event) => event.position <= upTo && streamIds.includes(event.streamId));
    return Promise.resolve(new Map(before.map((event) => [event.streamId, event.version])));
  }

  change(position: number, change: Partial<StoredEvent>): void {
    this.events = this.events.map((event) => (event.position === position ? { ...event, ...change } : event));
  }

  /** Makes all hashes and the head row fit again, as a forger with the program would. */
  forgeChain(): void {
    let hash = originHash('H26');
    this.events = this.events.map((event) => ({ ...event, hash: (hash = chainedHash(hash, canonicalText(event))) }));
    this.forgeHead();
  }

  forgeHead(): void {
    const last = this.events.at(-1);
    this.row = {
      position: last?.position ?? 0,
      hash: last?.hash ?? originHash('H26'),
      recordedAt: last?.recordedAt ?? null,
    };
  }
}

const DAY = '2026-03-01T17:00:00.000Z';
let log: TamperedLog;
let headAt: (position: number) => SignedHead;
beforeEach(async () => {
  let now = Date.parse(DAY);
  const store = new MemoryEventStore(() => (now += 1000), ['H26']);
  for (let n = 0; n < 12; n++) await store.append('H26', [request(`s${String(n % 3)}`, Math.floor(n / 3))]);
  log = new TamperedLog(await store.readLog('H26', { after: 0, limit: 99 }), await store.head('H26'));
  const hashes = log.events.map((event) => event.hash);
  headAt = (position) => ({
    ...{ tenant: 'H26', position, hash: hashes[position - 1] ?? originHash('H26') },
    ...{ signedAt: DAY, keyId: 'k', signature: 'ours' },
  });
});
const verifySignature = (head: SignedHead) => head.signature === 'ours';
const verify = (options: VerifyOptions = {}) => verifyLog(log, 'H26', { pageSize: 5, verifySignature, ...options });
const bad = (firstBadPosition: number, reason: string) =>
  expect.objectContaining({ ok: false, firstBadPosition, reason });

describe('a sound log', () => {
  it('verifies page by page, with the head row and all signed heads', async () => {
    const progress: number[][] = [];
    const heads = [headAt(12), headAt(0), headAt(5), headAt(5), headAt(1)];
    const result = await verify({ heads, onProgress: (...numbers) => progress.push(numbers) });
    expect(result).toEqual({ ok: true, position: 12, hash: headAt(12).hash, checked: 12, complete: true });
    expect(progress).toEqual([
      [5, 12],
      [10, 12],
      [12, 12],
    ]);
    expect(Math.max(...log.pages)).toBe(5);
  });

  it('goes on from what was verified before, also from its very end', async () => {
    expect(await verify({ after: 7, knownHash: headAt(7).hash, heads: [headAt(3), headAt(12)] })).toMatchObject({
      ...{ ok: true, position: 12, checked: 5 },
    });
    expect(await verify({ after: 12, knownHash: headAt(12).hash })).toMatchObject({
      ok: true,
      position: 12,
      checked: 0,
    });
  });

  it('can be stopped between pages: sound so far', async () => {
    let asked = 0;
    const result = await verify({ stop: () => ++asked > 2 });
    expect(result).toMatchObject({ ok: true, position: 10, hash: headAt(10).hash, checked: 10, complete: false });
  });

  it('may be empty', async () => {
    log.events = [];
    log.forgeHead();
    expect(await verify()).toEqual({ ok: true, position: 0, hash: originHash('H26'), checked: 0, complete: true });
  });

  it('may grow while it is verified', async () => {
    const [later] = log.events.splice(11, 1);
    const grown = log.row;
    log.forgeHead();
    const growing = verify({
      onProgress: (position) => {
        if (position !== 11 || later === undefined) return;
        log.events.push(later);
        log.row = grown;
      },
    });
    expect(await growing).toMatchObject({ ok: true, position: 11 });
  });
});

describe('one changed event', () => {
  it.each<[string, Partial<StoredEvent>]>([
    ['occurredAt', { occurredAt: '2026-03-01T03:00:00.000Z' }],
    ['recordedAt', { recordedAt: '2026-03-01T17:00:07.001Z' }],
    ['actor', { actorId: 'somebody-else' }],
    ['data', { data: {} }],
    ['ciphertext', { personal: 'AAAA' }],
    ['type', { type: 'NothingHappened' }],
    ['stream', { streamId: 's9' }],
    ['hash', { hash: '00'.repeat(32) }],
  ])('(its %s) is named', async (_what, change) => {
    log.change(7, change);
    expect(await verify()).toEqual(bad(7, 'hashMismatch'));
    expect(await verify({ after: 6, knownHash: headAt(6).hash })).toEqual(bad(7, 'hashMismatch'));
  });

  it('with a forged hash of its own is given away by the next one', async () => {
    log.change(7, { data: {} });
    const forged = log.events[6];
    log.change(7, { hash: chainedHash(headAt(6).hash, canonicalText(forged as StoredEvent)) });
    expect(await verify()).toEqual(bad(8, 'hashMismatch'));
    expect(await verify({ heads: [headAt(7)] })).toEqual(bad(7, 'headMismatch'));
  });
});

describe('a log that is consistent in itself', () => {
  it('but rewritten differs from a signed head; the stretch is named', async () => {
    log.change(7, { occurredAt: '2026-03-01T03:00:00.000Z' });
    log.forgeChain();
    expect(await verify()).toMatchObject({ ok: true });
    const heads = [headAt(4), headAt(10)];
    expect(await verify({ heads })).toEqual(bad(10, 'headMismatch'));
    expect(await verify({ heads })).toMatchObject({ detail: expect.stringContaining('from position 5 to 10') });
    expect(await verify({ heads, after: 11 })).toEqual(bad(10, 'headMismatch'));
    expect(await verify({ after: 9, knownHash: headAt(9).hash })).toEqual(bad(9, 'headMismatch'));
  });

  it('but cut ends before a signed head', async () => {
    log.events.length = 8;
    log.forgeHead();
    expect(await verify()).toMatchObject({ ok: true, position: 8 });
    expect(await verify({ heads: [headAt(8), headAt(12)] })).toEqual(bad(9, 'truncated'));
    expect(await verify({ after: 10, knownHash: headAt(10).hash })).toEqual(bad(9, 'truncated'));
    log.events = [];
    log.forgeHead();
    expect(await verify({ heads: [headAt(12)] })).toEqual(bad(1, 'truncated'));
  });

  it('but with a hole in its versions or a recorded time that falls was not written by the store', async () => {
    const sound = log.events;
    log.change(9, { version: 4 });
    log.forgeChain();
    expect(await verify()).toEqual(bad(9, 'versionGap'));
    log.events = sound;
    log.change(9, { recordedAt: '2026-03-01T17:00:02.000Z' });
    log.forgeChain();
    expect(await verify()).toEqual(bad(9, 'recordedAtFalls'));
    expect(await verify({ after: 8 })).toEqual(bad(9, 'recordedAtFalls'));
  });
});

describe('events taken out or put in', () => {
  it('leave a gap, a cut tail or a head row that does not fit', async () => {
    const { events, row } = log;
    log.events = events.filter((event) => event.position !== 6);
    expect(await verify()).toEqual(bad(6, 'gap'));
    log.events = events.slice(0, 9);
    expect(await verify()).toEqual(bad(10, 'truncated'));
    log.events = events;
    log.row = { ...row, hash: '00'.repeat(32) };
    expect(await verify()).toEqual(bad(12, 'headMismatch'));
    log.row = { ...row, position: 10, hash: headAt(10).hash };
    expect(await verify()).toEqual(bad(11, 'headMismatch'));
  });

  it('before the point where verifying goes on are noticed at the signed head there', async () => {
    log.events = log.events.filter((event) => event.position !== 6);
    expect(await verify({ after: 8, heads: [headAt(6)] })).toEqual(bad(6, 'gap'));
  });
});

describe('a head that does not carry our signature', () => {
  it('is reported in its place, not believed', async () => {
    const forged = (position: number) => ({ ...headAt(position), signature: 'theirs' });
    expect(await verify({ heads: [headAt(2), forged(6)] })).toEqual(bad(6, 'badSignature'));
    expect(await verify({ heads: [forged(6)], after: 8 })).toEqual(bad(6, 'badSignature'));
    expect(await verify({ heads: [forged(60)] })).toEqual(bad(60, 'badSignature'));
    expect(await verify({ heads: [{ ...headAt(6), tenant: 'H27' }] })).toEqual(bad(6, 'badSignature'));
    log.change(4, { data: {} });
    expect(await verify({ heads: [forged(6)] })).toEqual(bad(4, 'hashMismatch'));
  });
});

describe('memory', () => {
  it('holds one page: events are read once and in order', async () => {
    await verify({ pageSize: 4 });
    expect(log.pages).toEqual([4, 4, 4, 0]);
  });
});
