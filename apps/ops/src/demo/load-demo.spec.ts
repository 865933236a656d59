import { beforeAll, describe, expect, test } from '@jest/globals';
import { toIso } from '#dossier';
import { type AppendRequest, MemoryEventStore } from '#event-store';
import { inOrder } from './generate-demo.js';
import type { GeneratedDemo } from './generate-demo.js';
import { DemoConflictError, loadDemo, type LoadDemoOptions } from './load-demo.js';
import { demoYear, SUNDAY_MORNING } from './testing/demo-year.js';

const TENANT = 'H26';
let demo: GeneratedDemo;
beforeAll(() => {
  demo = demoYear({ dossiers: 480 });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
const emptyStore = () => new MemoryEventStore(() => SUNDAY_MORNING, [TENANT]);
const numbered = () => {
  let last = 0;
  return () => `00000000-0000-7000-8000-${(last += 1).toString(16).padStart(12, '0')}`;
};
const load = (store: LoadDemoOptions['store'], rest: Partial<LoadDemoOptions> = {}) =>
  loadDemo({ store, tenant: TENANT, generated: demo, uuid: numbered(), ...rest });
const logOf = (store: MemoryEventStore) => store.readLog(TENANT, { after: 0, limit: 1_000_000 });
const total = () => demo.setUp.length + inOrder(demo).length;

describe('loading into an empty log', () => {
  test('writes catalogue, calendar and every event in the order of recording, with the recorded time kept', async () => {
    const store = emptyStore();
    expect(await load(store)).toEqual({ appended: total(), skipped: 0 });
    const log = await logOf(store);
    const all = [...demo.setUp, ...inOrder(demo)];
    expect(log.map(({ streamId, version, recordedAt }) => [streamId, version, recordedAt])).toEqual(
      all.map((entry) => [entry.streamId, entry.expectedVersion + 1, toIso(entry.recordedAt)]),
    );
    expect(log.every(({ metadata }) => metadata['origin'] === 'demo')).toBe(true);
    expect(log.slice(0, 5).map(({ type }) => type)).toEqual([
      'FieldsDefined',
      'ClockPoliciesDefined',
      'AgenciesDefined',
      'ProceduresDefined',
      'CalendarPublished',
    ]);
  });

  test('asks for at most 1,000 events at a time and tells how far it is', async () => {
    const store = emptyStore();
    const sizes: number[] = [];
    const progress: number[] = [];
    const append = (tenant: string, group: readonly AppendRequest[]) => {
      sizes.push(group.reduce((sum, { events }) => sum + events.length, 0));
      return store.append(tenant, group);
    };
    await load({ append }, { onProgress: (done, of) => progress.push(done / of) });
    expect(Math.max(...sizes)).toBe(1000);
    expect(progress).toHaveLength(sizes.length);
    expect(progress.at(-1)).toBe(1);
  });

  test('leaves personal data out when nobody encrypts them', async () => {
    const store = emptyStore();
    await load(store);
    expect((await logOf(store)).every(({ personal }) => personal === null)).toBe(true);
  });

  test('stores what the caller encrypted, bound to its event', async () => {
    const store = emptyStore();
    await load(store, {
      encrypt: (tenant, streamId, eventId, { applicant }) => ({
        personal: base64([tenant, streamId, eventId, applicant?.name].join('|')),
        wrappedKey: base64(`key of ${streamId}`),
      }),
    });
    const sealed = (await logOf(store)).filter(({ personal }) => personal !== null);
    expect(sealed.length).toBe(demo.entries.filter(({ event }) => event.personal !== null).length);
    for (const { personal, streamId, eventId } of sealed) {
      const text = Buffer.from(personal ?? '', 'base64').toString();
      expect(text).toMatch(new RegExp(`^H26\\|${streamId}\\|${eventId}\\|Người nộp \\d{5}$`));
    }
  });
});

describe('after an interruption', () => {
  test('a second run of the same demo goes on where the first stopped, and the log is the same as without it', async () => {
    const store = emptyStore();
    let left = 2;
    const failing = {
      append: (tenant: string, group: readonly AppendRequest[]) => {
        if (left === 0) return Promise.reject(new Error('connection lost'));
        left -= 1;
        return store.append(tenant, group);
      },
    };
    await expect(load(failing)).rejects.toThrow('connection lost');
    expect((await store.head(TENANT)).position).toBe(2000);

    const again = demoYear({ dossiers: 480 });
    expect(await load(store, { generated: again })).toEqual({ appended: total() - 2000, skipped: 2000 });
    const whole = emptyStore();
    await load(whole);
    const facts = async (of: MemoryEventStore) =>
      (await logOf(of)).map((e) => [e.streamId, e.version, e.recordedAt, e.data]);
    expect(await facts(store)).toEqual(await facts(whole));
  });

  test('a run after a complete one writes nothing', async () => {
    const store = emptyStore();
    await load(store);
    expect(await load(store)).toEqual({ appended: 0, skipped: total() });
  });

  test('a log that stands elsewhere is refused by name', async () => {
    const [first] = demo.entries;
    const later = { ...demo, setUp: [], entries: demo.entries.filter((e) => e.streamId === first?.streamId).slice(1) };
    const loading = load(emptyStore(), { generated: later });
    await expect(loading).rejects.toThrow(DemoConflictError);
    await expect(loading).rejects.toMatchObject({ code: 'DEMO.CONFLICT', streamId: first?.streamId, actualVersion: 0 });
  });
});
