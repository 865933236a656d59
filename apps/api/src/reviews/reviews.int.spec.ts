import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ProjectionRunner, allProjections } from '#application';
import type { Role } from '#application';
import { ProjectionStore, compareGenerations, rebuild } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';

interface Step {
  version: number;
  state: string;
  availableCommands: string[];
  missing: string[];
}
interface Item {
  code: string;
  state: string;
  overdue: boolean;
}

describe('reviews of late cases over HTTP', () => {
  let counter: Counter;

  beforeAll(async () => {
    counter = await Counter.open();
    await counter.people('officer', ['officer-1', 'officer-2'], 'H26.12');
  });
  afterAll(() => counter.close());

  const project = () => {
    const store = new ProjectionStore(counter.database);
    return new ProjectionRunner(store, allProjections(store)).sweep();
  };
  /** Ten working days from Monday the second: due on the sixteenth, ended a week later. */
  const late = async (officer = 'officer-1') => {
    const { code } = await counter.story(
      { occurredAt: '2026-03-02T08:00:00+07:00' },
      ['officer', 'hand-over', { toUnitId: 'H26.12', toOfficerId: officer, occurredAt: '2026-03-03T08:00:00+07:00' }],
      ['officer', 'process', { occurredAt: '2026-03-23T10:00:00+07:00' }],
    );
    return code;
  };
  const step = (code: string, name: string, version: number, body: object = {}, role: Role = 'supervisor') =>
    counter.post(`/reviews/${code}/commands/${name}`, body, role).set('If-Match', `"v${String(version)}"`);
  const cause = { causeCode: 'slowHandling', responsibleUnitId: 'H26.12', responsibleOfficerId: 'officer-1' };
  const steps: [string, object][] = [
    ['open', {}],
    ['code-cause', { ...cause, note: 'Anh Nguyễn Văn A nghỉ phép' }],
    ['record-measure', { measureCode: 'remind', completeBy: '2026-12-01' }],
    ['issue-apology', { documentNumber: '12/TB-STP' }],
    ['sign-apology', {}],
    ['judge', { excused: true, groundCode: 'otherAgency' }],
    ['close', {}],
  ];
  const reviewed = async (code: string, upTo = steps.length): Promise<Step> => {
    let answer: Step = { version: 0, state: 'none', availableCommands: [], missing: [] };
    for (const [name, body] of steps.slice(0, upTo)) {
      answer = (await step(code, name, answer.version, body).expect(200)).body as Step;
      await project();
    }
    return answer;
  };
  const queue = async (query = '', role: Role = 'supervisor') =>
    (await counter.get(`/reviews${query}`, role).expect(200)).body as { items: Item[]; next: string | null };

  it('finds the late dossier, is carried through every step, and leaves every rate as it is', async () => {
    const code = await late();
    await project();
    const rates = async () =>
      (await counter.get('/indicators?from=2026-03-01&to=2026-03-31', 'inspector').expect(200)).body as {
        total: { rate: object; late: number };
      };
    const before = await rates();
    expect((await queue()).items).toEqual([
      expect.objectContaining({
        ...{ code, state: 'unreviewed', lateness: 'endedLate', overdue: true, review: null },
        agency: { id: 'H26.12', name: 'Sở Tư pháp' },
        procedure: { id: '1.000001', name: 'Ten working days' },
        holder: { unit: { id: 'H26.12', name: 'Sở Tư pháp' }, officer: { id: 'officer-1', name: 'Cán bộ officer-1' } },
        ...{ lateSince: '2026-03-16T17:00:00.000Z', reviewDueAt: '2026-03-24T01:00:00.000Z' },
      }),
    ]);
    const answer = await reviewed(code);
    expect(answer).toMatchObject({ version: 7, state: 'closed', availableCommands: ['reopen'], missing: [] });
    expect((await queue()).items).toEqual([]);
    expect((await queue('?state=closed')).items).toEqual([expect.objectContaining({ code, overdue: false })]);
    const view = (await counter.get(`/reviews/${code}`, 'inspector').expect(200)).body as Record<string, unknown>;
    expect(view).toMatchObject({
      cause: { code: 'slowHandling', vi: 'Cán bộ xử lý chậm', unit: { name: 'Sở Tư pháp' } },
      apology: { state: 'signed', documentNumber: '12/TB-STP' },
      judgement: { excused: true, changesFigures: false },
      timeSplit: { unit: 'workingMinute' },
      links: { timeline: `/api/v1/dossiers/${code}/timeline` },
    });
    expect(JSON.stringify(view)).not.toContain('Nguyễn Văn A');
    const after = await rates();
    expect([after.total.rate, after.total.late]).toEqual([before.total.rate, before.total.late]);
  });

  it('keeps free text encrypted and records who reads it', async () => {
    const code = await late();
    await reviewed(code, 2);
    await counter.get(`/reviews/${code}/texts`, 'inspector').expect(400);
    await counter.get(`/reviews/${code}/texts?reason=kiểm tra`, 'officer').expect(403);
    const { body } = await counter
      .get(`/reviews/${code}/texts?reason=${encodeURI('kiểm tra')}`, 'inspector')
      .expect(200);
    expect(body).toMatchObject({ texts: [{ type: 'CauseCoded', content: { note: 'Anh Nguyễn Văn A nghỉ phép' } }] });
    const rows = await counter.database.query('select 1 from access_record where stream_id = $1', [`review-${code}`]);
    expect(rows).toHaveLength(1);
    const [row] = await counter.database.query<{ data: object }>(
      `select data from event where stream_id = $1 and type = 'CauseCoded'`,
      [`review-${code}`],
    );
    expect(row?.data).toEqual(cause);
  });

  it('loses its texts with the person, and takes none any more', async () => {
    const code = await late();
    const { version } = await reviewed(code, 2);
    const erase = { reasonCode: 'data-subject-request' };
    await counter.post(`/dossiers/${code}/erasure`, erase, 'admin').expect(200);
    await step(code, 'code-cause', version, { ...cause, causeCode: 'legalObstacle', note: 'Bà B' }).expect(200);
    const { body } = await counter.get(`/reviews/${code}/texts?reason=test`, 'inspector').expect(200);
    expect(body).toMatchObject({ texts: [{ type: 'CauseCoded', content: null, erased: true }] });
  });

  it('flags the same cause of the same unit', async () => {
    const [first, second] = [await late(), await late()];
    await reviewed(first, 2);
    await reviewed(second, 2);
    const { body } = await counter.get(`/reviews/${second}`, 'supervisor').expect(200);
    const { repeat } = body as { repeat: { count: number; earlier: string[]; withinDays: number } };
    expect(repeat).toMatchObject({ withinDays: 90 });
    expect(repeat.earlier).toContain(first);
    expect(repeat.count).toBe(repeat.earlier.length);
  });

  it('answers a repeated request as before, and a stale or missing version with the state', async () => {
    const code = await late();
    const key = randomUUID();
    const open = () => step(code, 'open', 0).set('Idempotency-Key', key);
    const first = (await open().expect(200)).body as Step;
    expect((await open().expect(200)).body).toEqual(first);
    expect((await step(code, 'close', 1).set('Idempotency-Key', key).expect(422)).body).toMatchObject({
      code: 'IDEMPOTENCY_KEY.REUSED',
    });
    const stale = await step(code, 'code-cause', 0, cause).expect(412);
    expect(stale.body).toMatchObject({ code: 'REVIEW.VERSION_CONFLICT', current: { version: 1, state: 'open' } });
    expect(stale.headers['etag']).toBe('"v1"');
    await counter.post(`/reviews/${code}/commands/close`, {}, 'supervisor').expect(428);
    await step(code, 'dance', 1).expect(404);
  });

  it('refuses with what is allowed, what lacks, and which field is wrong', async () => {
    const code = await late();
    expect((await step(code, 'judge', 0, { excused: false }).expect(409)).body).toMatchObject({
      ...{ code: 'REVIEW.NOT_ALLOWED', allowed: ['open'] },
    });
    await step(code, 'open', 0).expect(200);
    expect((await step(code, 'close', 1).expect(409)).body).toMatchObject({
      ...{ code: 'REVIEW.INCOMPLETE', missing: ['cause', 'measure', 'apology', 'signature', 'judgement'] },
    });
    const wrong = await step(code, 'code-cause', 1, { ...cause, responsibleUnitId: 'H99', causeCode: 'x' }).expect(400);
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/causeCode' }] });
    const unknown = await step(code, 'code-cause', 1, { ...cause, responsibleUnitId: 'H99' }).expect(400);
    expect(unknown.body).toMatchObject({ errors: [{ pointer: '/responsibleUnitId', code: 'AGENCY.UNKNOWN' }] });
  });

  it('is closed by nobody whom it names responsible', async () => {
    const code = await late();
    await step(code, 'open', 0).expect(200);
    const self = { ...cause, causeCode: 'understaffed', responsibleOfficerId: 'token:supervisor' };
    await step(code, 'code-cause', 1, self).expect(200);
    await step(code, 'record-measure', 2, { measureCode: 'remind' }).expect(200);
    expect((await step(code, 'judge', 3, { excused: false }).expect(403)).body).toMatchObject({
      code: 'REVIEW.OWN_CASE',
    });
  });

  it('is of nothing that is in time', async () => {
    const { code } = await counter.story({ occurredAt: '2026-03-02T08:00:00+07:00' }, [
      'officer',
      'process',
      { occurredAt: '2026-03-05T08:00:00+07:00' },
    ]);
    expect((await step(code, 'open', 0).expect(409)).body).toMatchObject({ code: 'REVIEW.NOT_LATE' });
    await counter.get(`/reviews/${code}`, 'supervisor').expect(404);
  });

  it('shows an officer the own cases, a clerk none, and lets only a supervisor act', async () => {
    const [own, other] = [await late('token:officer'), await late('officer-2')];
    await project();
    expect((await queue('', 'officer')).items.map(({ code }) => code)).toEqual([own]);
    await counter.get(`/reviews/${own}`, 'officer').expect(200);
    await counter.get(`/reviews/${other}`, 'officer').expect(404);
    await counter.get('/reviews', 'clerk').expect(403);
    for (const role of ['officer', 'inspector', 'clerk', 'admin', 'integration'] as const) {
      await step(own, 'open', 0, {}, role).expect(403);
    }
  });

  it('counts by cause, unit and month what the list shows', async () => {
    await project();
    const summary = async (query: string) =>
      (await counter.get(`/reviews/summary?${query}`, 'inspector').expect(200)).body as {
        rows: { key: Record<string, string | null>; dossiers: number; names: Record<string, string | null> }[];
        total: Record<string, number>;
      };
    const all = (await queue('?state=unreviewed,open,examined,closed&limit=200')).items;
    for (const groupBy of ['cause', 'agency', 'responsibleUnit', 'month', 'cause,month']) {
      const { rows, total } = await summary(`groupBy=${groupBy}`);
      expect(total['dossiers']).toBe(all.length);
      expect(rows.reduce((sum, row) => sum + row.dossiers, 0)).toBe(all.length);
    }
    const { rows, total } = await summary('groupBy=cause');
    for (const { key, dossiers } of rows.filter((row) => row.key['cause'] !== null)) {
      const of = (await queue(`?state=unreviewed,open,examined,closed&cause=${String(key['cause'])}&limit=200`)).items;
      expect(of).toHaveLength(dossiers);
    }
    expect(rows.find(({ key }) => key['cause'] === 'slowHandling')?.names).toEqual({ cause: 'Cán bộ xử lý chậm' });
    expect(total['overdue']).toBe((await queue('?overdue=true&limit=200')).items.length);
  });

  it('pages through the queue without a gap', async () => {
    const all = (await queue('?limit=200')).items.map(({ code }) => code);
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await queue(`?limit=2${cursor}`);
      paged.push(...page.items.map(({ code }) => code));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
  });

  it('asked as of now says what it says now, and as of before what was so then', async () => {
    await project();
    const query = '?state=unreviewed,open,examined,closed&limit=200';
    const now = await queue(query);
    const asOf = encodeURIComponent(new Date().toISOString());
    expect((await queue(`${query}&asOf=${asOf}`)).items).toEqual(now.items);
    const [first] = await counter.database.query<{ at: Date }>(
      `select recorded_at as at from event where type = 'ReviewOpened' order by position limit 1`,
    );
    const before = new Date((first?.at.getTime() ?? 0) - 1).toISOString();
    const then = await queue(`${query}&asOf=${encodeURIComponent(before)}`);
    expect(then.items.map(({ state }) => state)).toEqual(['unreviewed']);
  });

  it('refuses unknown parameters by name', async () => {
    const { body } = await counter.get('/reviews?cause=luck&month=soon&limit=0&foo=1', 'supervisor').expect(400);
    expect((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual(
      ['?cause', '?foo', '?limit', '?month'].sort(),
    );
  });

  it('takes its rules from an admin, as an event, and goes by them from then on', async () => {
    await counter.put('/reviews/rules', { workingDays: 7 }, 'supervisor').expect(403);
    await counter.put('/reviews/rules', { workingDays: 0, from: 'soon', x: 1 }, 'admin').expect(400);
    const { body } = await counter.put('/reviews/rules', { workingDays: 7 }, 'admin').expect(200);
    expect(body).toEqual({ workingDays: 7, repeatWithinDays: 90, from: null });
    await counter.put('/reviews/rules', { workingDays: 7 }, 'admin').expect(200);
    const set = await counter.database.query(`select 1 from event where type = 'ReviewRulesSet'`);
    expect(set).toHaveLength(1);
    const [opened, not] = [await late(), await late()];
    expect((await step(opened, 'open', 0).expect(200)).body).toMatchObject({ dueAt: '2026-03-26T01:00:00.000Z' });
    await counter.put('/reviews/rules', { from: '2026-03-18' }, 'admin').expect(200);
    await project();
    const codes = (await queue('?limit=200')).items.map(({ code }) => code);
    expect([codes.includes(opened), codes.includes(not)]).toEqual([true, false]);
    expect((await counter.get('/reviews/lists', 'officer').expect(200)).body).toMatchObject({
      rules: { workingDays: 7 },
    });
  });

  it('has the same rows rebuilt as running', async () => {
    await project();
    const store = new ProjectionStore(counter.database);
    const projection = allProjections(store).find(({ name }) => name === 'late-reviews');
    if (projection === undefined) throw new Error('no projection of reviews');
    for (const batchSize of [1, 7]) {
      const running = await store.running(COUNTER_TENANT, projection.name);
      const aside = await rebuild(store, projection, COUNTER_TENANT, 'Asia/Ho_Chi_Minh', {
        batchSize,
        keepAside: true,
      });
      const pair: [number, number] = [running.generation, aside.generation];
      expect(await compareGenerations(counter.database, projection, COUNTER_TENANT, pair)).toEqual([]);
      await rebuild(store, projection, COUNTER_TENANT, 'Asia/Ho_Chi_Minh', { batchSize });
    }
  });
});
