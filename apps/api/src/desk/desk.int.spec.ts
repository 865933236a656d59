import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Catalogues, NoticeWatch, ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { systemClock } from '#platform';
import { Counter } from '../../../../test/dsl/counter.js';

interface Item {
  code: string;
  dueAt: string | null;
  remainingMinutes: number | null;
  officerId: string | null;
}
interface List {
  items: Item[];
  next: string | null;
  names: { agencies: Record<string, string>; procedures: Record<string, string> };
}
type Today = Record<(typeof NUMBERS)[number], { count: number; query: string }> & { position: number };
const NUMBERS = ['dueToday', 'dueSoon', 'overdue', 'waiting', 'atRisk'] as const;
interface Verdicts {
  done: number;
  refused: number;
  items: { code: string; done: boolean; problem?: { code: string; current?: object } }[];
}

describe('the desk over HTTP', () => {
  let counter: Counter;
  const me = 'token:officer';
  const DAY_MS = 24 * 3_600_000;
  const ago = (days: number) => new Date(systemClock.now() - days * DAY_MS).toISOString();

  beforeAll(async () => {
    counter = await Counter.open();
    await counter.people('officer', ['officer-2', 'officer-3']);
    // From long overdue to hardly begun, some mine and some another's, one waiting, one without a limit. None is due
    // today: fourteen days ago to the second were ten working days, and sixteen are that on a Monday.
    for (const [index, days] of [60, 45, 25, 11, 13, 12, 10, 6, 1].entries()) {
      const toOfficerId = index % 3 === 0 ? 'officer-2' : me;
      const occurredAt = ago(days - 0.01);
      await counter.story({ occurredAt: ago(days) }, [
        'officer',
        'hand-over',
        { toUnitId: 'H26.12', toOfficerId, occurredAt },
      ]);
    }
    const mine = { toUnitId: 'H26.12', toOfficerId: me };
    await counter.story({}, ['officer', 'hand-over', mine], ['officer', 'request-supplement', { items: ['Ảnh'] }]);
    await counter.story({ procedureCode: '1.000003' }, ['officer', 'hand-over', mine]);
    await settle();
  });
  afterAll(() => counter.close());

  /** What a worker does, some seconds later. */
  const settle = async () => {
    const store = new ProjectionStore(counter.database);
    await new ProjectionRunner(store, allProjections(store)).sweep();
    const later = { now: () => systemClock.now() + 10_000 };
    await new NoticeWatch(counter.database, new Catalogues(counter.database, later), later).round();
  };
  const list = async (path: string, role: 'officer' | 'supervisor' = 'supervisor') =>
    (await counter.get(path.replace('/api/v1', ''), role).expect(200)).body as List;
  const today = async (query = '') =>
    (await counter.get(`/desk/today${query}`, 'supervisor').expect(200)).body as Today;

  it.each(['', '?officerId=officer-2', '?agencyId=H26.12', '?agencyId=H26.W1'])(
    'counts exactly what the list behind each number shows %s',
    async (narrowed) => {
      const counts = await today(narrowed);
      for (const { count, query } of NUMBERS.map((name) => counts[name])) {
        const { items, next } = await list(`${query}&limit=200`);
        expect([query, items.length, next]).toEqual([query, count, null]);
      }
    },
  );

  it('has every open dossier that is in time and runs in one list at most, and overdue ones in their own', async () => {
    const counts = await today();
    expect(counts.overdue.count).toBeGreaterThan(0);
    expect(counts.waiting.count).toBe(1);
    // Ten working days are 4,800 minutes; a fifth of them is little.
    const running = (await list('/dossiers?open=true&overdue=false&state=received,inProcess&limit=200')).items;
    const risky = (await list(`${counts.atRisk.query}&limit=200`)).items;
    expect(risky.filter(({ remainingMinutes: left }) => left === null || left > 960)).toEqual([]);
    const little = running.filter(({ remainingMinutes: left, dueAt }) => dueAt !== null && (left ?? 0) < 960);
    for (const { code } of little) expect(risky.map((item) => item.code)).toContain(code);
    const codes = async (name: (typeof NUMBERS)[number]) =>
      (await list(`${counts[name].query}&limit=200`)).items.map(({ code }) => code);
    const [dueToday, dueSoon, overdue, atRisk] = await Promise.all(
      (['dueToday', 'dueSoon', 'overdue', 'atRisk'] as const).map(codes),
    );
    for (const code of [...(dueToday ?? []), ...(dueSoon ?? []), ...(atRisk ?? [])])
      expect(overdue).not.toContain(code);
    for (const code of dueToday ?? []) expect(dueSoon).not.toContain(code);
  });

  it('lists an officer’s own by time left, paged without a gap, named', async () => {
    const all = await list('/dossiers?officerId=me&sort=due&limit=200', 'officer');
    expect(all.items.length).toBe(8);
    expect(new Set(all.items.map(({ officerId }) => officerId))).toEqual(new Set([me]));
    const dues = all.items.map(({ dueAt }) => (dueAt === null ? Infinity : Date.parse(dueAt)));
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    const left = all.items.map(({ remainingMinutes }) => remainingMinutes ?? Infinity);
    expect(left).toEqual([...left].sort((a, b) => a - b));
    expect(left[0]).toBeLessThan(0);
    expect(all.names.agencies['H26.12']).toBe('Sở Tư pháp');
    expect(all.names.procedures['1.000001']).toBe('Ten working days');
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await list(`/dossiers?officerId=me&sort=due&limit=3${cursor}`, 'officer');
      paged.push(...page.items.map(({ code }) => code));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(paged).toEqual(all.items.map(({ code }) => code));
  });

  it('offers the next dossier: the first due that waits for nobody, and then the one after it', async () => {
    const next = async (not = '') =>
      (await counter.get(`/desk/next${not}`, 'officer').expect(200)).body as {
        dossier: Item | null;
        left: number;
      };
    const mine = (await list('/dossiers?officerId=me&sort=due&state=received,inProcess', 'officer')).items;
    const first = await next();
    expect([first.dossier?.code, first.left]).toEqual([mine[0]?.code, mine.length]);
    const second = await next(`?not=${encodeURIComponent(first.dossier?.code ?? '')}`);
    expect([second.dossier?.code, second.left]).toEqual([mine[1]?.code, mine.length - 1]);
    expect((await counter.get('/desk/next', 'supervisor').expect(200)).body).toMatchObject({ dossier: null, left: 0 });
  });

  it('says who holds what is overdue, unit and person, held by nobody included', async () => {
    await counter.story({ occurredAt: ago(50) });
    await counter.story({ occurredAt: ago(50) }, [
      'officer',
      'hand-over',
      { toUnitId: 'H26.W1', toOfficerId: me, occurredAt: ago(49) },
    ]);
    await settle();
    const { body } = await counter.get('/desk/holders?list=overdue', 'supervisor').expect(200);
    const { holders, position } = body as {
      holders: { unitId: string; officerId: string | null; count: number; query: string }[];
      position: number;
    };
    expect(new Set(holders.map(({ officerId }) => officerId))).toEqual(new Set([me, 'officer-2', null]));
    expect(holders.filter(({ officerId }) => officerId === me).map(({ unitId }) => unitId)).toHaveLength(2);
    for (const { count, query } of holders) expect((await list(`${query}&limit=200`)).items).toHaveLength(count);
    const counts = await today();
    expect(holders.reduce((sum, { count }) => sum + count, 0)).toBe(counts.overdue.count);
    expect([counts.position, position]).toEqual([position, counts.position]);
    expect(position).toBeGreaterThan(0);
  });

  it('hands over many, each with its own verdict and its own key', async () => {
    const { items } = await list('/dossiers?officerId=officer-2&sort=due');
    const versions = await Promise.all(
      items.map(async ({ code }) => (await counter.get(`/dossiers/${code}`).expect(200)).body as { version: number }),
    );
    const wanted = items.map(({ code }, index) => ({ code, version: versions[index]?.version ?? 0 }));
    const stale = { code: wanted[0]?.code, version: 1 };
    const body = {
      items: [stale, ...wanted.slice(1), { code: 'nobody', version: 1 }],
      toUnitId: 'H26.12',
      toOfficerId: 'officer-3',
    };
    const key = randomUUID();
    const send = async () =>
      (await counter.post('/dossiers/hand-overs', body, 'supervisor').set('Idempotency-Key', key).expect(200))
        .body as Verdicts;
    const first = await send();
    expect(first).toMatchObject({ done: wanted.length - 1, refused: 2 });
    expect(first.items[0]).toMatchObject({
      code: stale.code,
      done: false,
      problem: { code: 'DOSSIER.VERSION_CONFLICT' },
    });
    expect(first.items.at(-1)).toMatchObject({ code: 'nobody', problem: { code: 'DOSSIER.NOT_FOUND' } });
    expect(await send()).toEqual(first);
    await settle();
    expect((await list('/dossiers?officerId=officer-3&sort=due')).items).toHaveLength(wanted.length - 1);
  });

  it('refuses what no batch may be, naming where', async () => {
    const item = { code: 'A', version: 1 };
    const send = (body: object, role: 'supervisor' | 'inspector' = 'supervisor') =>
      counter.post('/dossiers/hand-overs', { toUnitId: 'H26.12', ...body }, role);
    expect((await send({ items: [item, item] }).expect(400)).body).toMatchObject({
      errors: [{ pointer: '/items/1/code' }],
    });
    await send({ items: [] }).expect(400);
    await send({
      items: Array.from({ length: 201 }, (_, index) => ({ code: `A${String(index)}`, version: 1 })),
    }).expect(400);
    await send({ items: [item] }, 'inspector').expect(403);
    await counter.get('/dossiers?due=tomorrow&sort=name', 'officer').expect(400);
  });
});
