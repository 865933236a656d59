import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rebuildReadModels } from '../jobs/index.js';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { Watched } from './testing/watched.js';

let db: SpecDatabase;
let office: Watched;
let count = 0;

beforeAll(async () => {
  db = await openSpecDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  office = await Watched.open(db.database, `N${String((count += 1))}`);
  // The watch begins on a Monday morning, before anything is received.
  await office.tick('2026-03-02 07:00');
});

describe('the deadline watch', () => {
  it('reminds when a fifth of the limit is left and warns after the due, each once', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-02 16:00');
    for (const time of ['14:35', '14:36', '14:40', '16:00', '16:01', '16:02']) await office.tick(`2026-03-02 ${time}`);
    await office.tick('2026-03-03 09:00');
    expect(await office.given()).toEqual([
      'a dueSoon 2026-03-02 14:36 → 2026-03-02 14:36',
      // At 16:00 exactly it is still in time.
      'a overdue 2026-03-02 16:00 → 2026-03-02 16:01',
    ]);
  });

  it('judges a limit in days by the local day, and speaks of the night in the morning', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-06 17:00', { byDate: true });
    for (const day of ['06 23:00', '07 00:01', '08 12:00', '09 07:59']) await office.tick(`2026-03-${day}`);
    expect((await office.given()).filter((line) => line.includes('overdue'))).toEqual([]);
    await office.tick('2026-03-09 08:00');
    expect(await office.given()).toContain('a overdue 2026-03-09 08:00 → 2026-03-09 08:00');
  });

  it('does so in the zone of the tenant', async () => {
    const york = await Watched.open(db.database, 'BOS', 'America/New_York');
    await york.tick('2026-03-30 07:00');
    await york.received('a', '2026-03-30 09:00', '2026-03-31 23:00', { byDate: true });
    await york.tick('2026-04-01 07:59');
    await york.tick('2026-04-01 08:00');
    expect(await york.given()).toEqual([
      'a dueSoon 2026-03-31 14:00 → 2026-04-01 07:59',
      'a overdue 2026-04-01 08:00 → 2026-04-01 08:00',
    ]);
  });

  it('D1: three days of standstill lose nothing; each is dated by its due and recorded now', async () => {
    await office.received('late', '2026-03-02 08:00', '2026-03-03 10:00');
    await office.received('ended late', '2026-03-02 08:00', '2026-03-03 10:00');
    await office.received('in time', '2026-03-02 08:00', '2026-03-03 10:00');
    await office.tick('2026-03-02 09:00');
    // Nobody watches from here on; the counter goes on working.
    await office.received('new', '2026-03-03 08:00', '2026-03-04 16:00');
    await office.processed('in time', '2026-03-03 08:30');
    await office.processed('ended late', '2026-03-04 08:00');
    await office.tick('2026-03-05 15:00', { batchSize: 2 });
    await office.tick('2026-03-05 15:05');
    expect(await office.given()).toEqual([
      'ended late dueSoon 2026-03-03 08:00 → 2026-03-05 15:00',
      'ended late overdue 2026-03-03 10:00 → 2026-03-05 15:00',
      'in time dueSoon 2026-03-03 08:00 → 2026-03-05 15:00',
      'late dueSoon 2026-03-03 08:00 → 2026-03-05 15:00',
      'late overdue 2026-03-03 10:00 → 2026-03-05 15:00',
      'new dueSoon 2026-03-04 13:00 → 2026-03-05 15:00',
      'new overdue 2026-03-04 16:00 → 2026-03-05 15:00',
    ]);
  });

  it('calls nobody late while the facts are behind the log', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-03 10:00');
    await office.tick('2026-03-02 09:00');
    await office.processed('a', '2026-03-03 09:30');
    office.setClock('2026-03-05 15:00');
    await office.watch().give(office.tenant, office.timezone);
    expect(await office.given()).toEqual(['a dueSoon 2026-03-03 08:00 → 2026-03-05 15:00']);
    await office.tick('2026-03-05 15:05');
    expect(await office.given()).toHaveLength(1);
  });

  it('D2: two workers at the same tick and a crash between leave one notice each, numbered without a hole', async () => {
    for (let n = 0; n < 40; n += 1) {
      await office.received(`d${String(n).padStart(2, '0')}`, '2026-03-02 08:00', '2026-03-02 16:00');
    }
    office.setClock('2026-03-02 15:00');
    await office.project();
    // Planned, then killed before anything is given.
    await office.watch().plan(office.tenant, office.timezone);
    expect(await office.given()).toEqual([]);
    office.setClock('2026-03-03 09:00');
    const workers = Array.from({ length: 4 }, () => office.watch({ batchSize: 7 }));
    await Promise.all(workers.map((worker) => worker.round()));
    await Promise.all(workers.map((worker) => worker.round()));
    const given = await office.given();
    expect(given).toHaveLength(80);
    expect(new Set(given.map((line) => line.split(' ').slice(0, 2).join(' '))).size).toBe(80);
    const numbers = await db.database.query<{ number: string }>(
      'select number from notice where tenant_id = $1 order by number',
      [office.tenant],
    );
    expect(numbers.map(({ number }) => Number(number))).toEqual(Array.from({ length: 80 }, (_, n) => n + 1));
  });

  it('leaves no notice half given when a batch fails', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-02 16:00');
    await office.tick('2026-03-02 09:00');
    office.setClock('2026-03-02 18:00');
    const failing = office.watch();
    const { transaction } = db.database;
    db.database.transaction = (work) =>
      transaction.call(db.database, async (sql) => {
        await work(sql);
        throw new Error('killed before the commit');
      }) as ReturnType<typeof transaction<never>>;
    await expect(failing.round()).rejects.toThrow('killed');
    db.database.transaction = transaction;
    expect(await office.given()).toEqual([]);
    await office.tick('2026-03-02 18:00');
    expect(await office.given()).toHaveLength(2);
  });
});

describe('a dossier that waits for its applicant', () => {
  it('is neither reminded nor overdue, and goes on under its new promise', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-02 16:00');
    await office.supplementRequested('a', '2026-03-02 10:00');
    for (const day of ['02 15:00', '02 17:30', '03 09:00', '05 09:00']) await office.tick(`2026-03-${day}`);
    expect(await office.given()).toEqual([]);
    await office.supplementReceived('a', '2026-03-06 10:00', '2026-03-06 16:00');
    await office.tick('2026-03-06 14:36');
    await office.tick('2026-03-06 16:05');
    expect(await office.given()).toEqual([
      'a dueSoon 2026-03-06 14:36 → 2026-03-06 14:36',
      'a overdue 2026-03-06 16:00 → 2026-03-06 16:05',
    ]);
    expect(await office.rows()).toHaveLength(2);
  });

  it('is overdue where the wait began after the due', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-02 16:00');
    await office.tick('2026-03-02 09:00');
    await office.supplementRequested('a', '2026-03-02 16:30');
    await office.tick('2026-03-03 09:00');
    expect(await office.given()).toHaveLength(2);
  });

  it('is told nothing when it was withdrawn out of the wait, however late the worker comes', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-02 16:00');
    await office.tick('2026-03-02 08:30');
    await office.supplementRequested('a', '2026-03-02 10:00');
    await office.log('a', {
      type: 'DossierWithdrawn',
      at: '2026-03-04 10:00',
      data: { legalBasisCode: null, flags: [] },
    });
    await office.tick('2026-03-05 09:00');
    expect(await office.rows()).toEqual([]);
  });

  it('leaves nothing behind when it is stopped after its due, whether somebody looked meanwhile or not', async () => {
    for (const code of ['a', 'b']) {
      await office.received(code, '2026-03-02 08:00', '2026-03-02 16:00');
      await office.supplementRequested(code, '2026-03-02 10:00');
      if (code === 'a') await office.tick('2026-03-03 09:00');
    }
    expect(await office.rows()).toHaveLength(2);
    for (const code of ['a', 'b']) {
      await office.log(code, {
        type: 'ProcessingStopped',
        at: '2026-03-04 10:00',
        data: { legalBasisCode: 'L1', flags: [] },
      });
    }
    await office.tick('2026-03-05 09:00');
    expect(await office.rows()).toEqual([]);
  });

  it('counts what was withdrawn after its due as overdue until then', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-02 16:00');
    const data = { legalBasisCode: null, flags: [] };
    await office.log('a', { type: 'DossierWithdrawn', at: '2026-03-04 10:00', data });
    await office.tick('2026-03-05 09:00');
    expect((await office.given()).map((line) => line.split(' ')[1])).toEqual(['dueSoon', 'overdue']);
  });

  it('is told what it missed when the wait ends without moving the due', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-02 16:00');
    await office.supplementRequested('a', '2026-03-02 15:00');
    await office.tick('2026-03-02 17:30');
    expect((await office.given()).map((line) => line.split(' ')[1])).toEqual(['dueSoon']);
    await office.supplementReceived('a', '2026-03-03 09:00', '2026-03-02 16:00');
    await office.tick('2026-03-03 09:30');
    expect((await office.given()).map((line) => line.split(' ')[1])).toEqual(['dueSoon', 'overdue']);
  });
});

describe('a promise that moves', () => {
  it('takes its given notices back and its planned ones away', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-03 16:00');
    await office.tick('2026-03-03 15:00');
    await office.dueMoved('a', '2026-03-03 15:10', '2026-03-10 16:00');
    await office.tick('2026-03-03 15:15');
    expect(await office.rows()).toMatchObject([
      { kind: 'dueSoon', promise: '2026-03-03 16:00', withdrawn: '2026-03-03 15:15' },
      { kind: 'dueSoon', promise: '2026-03-10 16:00', recorded: null },
      { kind: 'overdue', promise: '2026-03-10 16:00', recorded: null },
    ]);
  });

  it('gives them back where it returns, and tells nobody twice', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-03 16:00');
    await office.tick('2026-03-04 09:00');
    await office.dueMoved('a', '2026-03-04 10:00', '2026-03-10 16:00');
    await office.tick('2026-03-04 10:05');
    await office.dueMoved('a', '2026-03-04 11:00', '2026-03-03 16:00');
    await office.tick('2026-03-04 11:05');
    expect(await office.given()).toEqual([
      'a dueSoon 2026-03-03 13:00 → 2026-03-04 09:00',
      'a overdue 2026-03-03 16:00 → 2026-03-04 09:00',
    ]);
    expect(await office.rows()).toHaveLength(2);
  });
});

describe('old lists', () => {
  it('bring one warning for each open overdue dossier and nothing for what has ended', async () => {
    const told = '2026-03-02 10:00';
    for (const code of ['open', 'open 2']) {
      await office.received(code, '2025-03-03 08:00', '2025-03-10 17:00', { byDate: true, told });
    }
    await office.received('ended', '2025-03-03 08:00', '2025-03-10 17:00', { byDate: true, told });
    await office.processed('ended', '2025-03-20 10:00', told);
    await office.received('not yet due', '2026-02-27 08:00', '2026-03-02 16:00', { told });
    await office.tick('2026-03-02 14:00');
    expect(await office.given()).toEqual([
      'not yet due dueSoon 2026-03-02 13:00 → 2026-03-02 14:00',
      'open overdue 2025-03-11 08:00 → 2026-03-02 14:00',
      'open 2 overdue 2025-03-11 08:00 → 2026-03-02 14:00',
    ]);
    expect((await office.rows()).map(({ code }) => code)).not.toContain('ended');
  });

  it('that stood in the log before the watch began are looked at once, the open ones only', async () => {
    const old = await Watched.open(db.database, `OLD`);
    await old.received('ended late', '2026-03-02 08:00', '2026-03-03 16:00');
    await old.processed('ended late', '2026-03-05 08:00');
    for (let n = 0; n < 5; n += 1) await old.received(`open ${String(n)}`, '2026-03-05 08:00', '2026-03-06 16:00');
    await old.tick('2026-03-09 09:00', { batchSize: 2 });
    expect((await old.given()).map((line) => line.slice(0, 14))).toEqual(
      [0, 1, 2, 3, 4].map((n) => `open ${String(n)} overdue`),
    );
  });
});

describe('rebuilt facts', () => {
  it('change nothing that was given', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-03 16:00');
    await office.received('b', '2026-03-02 08:00', '2026-03-12 16:00');
    await office.tick('2026-03-04 09:00');
    const before = await office.rows();
    await rebuildReadModels(office.runner['store'], office.runner.projections, { tenant: office.tenant });
    await office.tick('2026-03-04 10:00');
    expect(await office.rows()).toEqual(before);
  });

  it('and a stream that was parked meanwhile is planned when it goes on', async () => {
    await office.received('a', '2026-03-02 08:00', '2026-03-03 16:00');
    await office.project();
    const park = `insert into parked_stream (tenant_id, projection, generation, stream_id, position, error)
      select tenant_id, name, generation, 'dossier-a', 3, 'spec' from projection where tenant_id = $1 and running`;
    await db.database.query(park, [office.tenant]);
    // As if the facts had not got it.
    await db.database.query('update fact_current set due_at = null where tenant_id = $1', [office.tenant]);
    await office.tick('2026-03-03 09:00');
    expect(await office.rows()).toEqual([]);
    await db.database.query('delete from parked_stream where tenant_id = $1', [office.tenant]);
    await db.database.query(`update fact_current set due_at = '2026-03-03T16:00:00+07:00' where tenant_id = $1`, [
      office.tenant,
    ]);
    await office.tick('2026-03-03 17:00');
    expect((await office.given()).map((line) => line.slice(0, 9))).toEqual(['a overdue']);
  });
});

const STORY: [told: string, tell: (of: Watched) => Promise<void>][] = [
  ['03-02 08:01', (of) => of.received('a', '2026-03-02 08:00', '2026-03-04 16:00')],
  ['03-02 08:31', (of) => of.received('b', '2026-03-02 08:30', '2026-03-05 17:00', { byDate: true })],
  ['03-02 09:01', (of) => of.received('c', '2026-03-02 09:00', '2026-03-03 10:00')],
  ['03-02 09:11', (of) => of.received('d', '2026-03-02 09:10', '2026-03-03 10:00')],
  ['03-02 10:01', (of) => of.supplementRequested('a', '2026-03-02 10:00')],
  ['03-03 09:56', (of) => of.processed('c', '2026-03-03 09:55')],
  ['03-03 10:56', (of) => of.processed('d', '2026-03-03 10:55')],
  ['03-03 11:01', (of) => of.supplementReceived('a', '2026-03-03 11:00', '2026-03-05 17:00')],
  ['03-05 16:01', (of) => of.supplementRequested('b', '2026-03-05 16:00')],
  ['03-05 16:11', (of) => of.received('e', '2026-03-05 16:10', '2026-03-06 09:00')],
];
const TICKS = [
  '02 09:05',
  '02 11:00',
  '03 09:58',
  '03 10:30',
  '03 10:58',
  '03 15:00',
  '04 09:00',
  '05 16:05',
  '05 17:05',
];

describe('the notices', () => {
  /** The story with a look at some of the moments, and one at its end. */
  const outcome = async (ticks: readonly string[]) => {
    const of = await Watched.open(db.database, `S${String((count += 1))}`);
    await of.tick('2026-03-02 07:00');
    let next = 0;
    for (const tick of [...ticks.map((time) => `03-${time}`), '03-06 09:30']) {
      for (; next < STORY.length && (STORY[next]?.[0] ?? '') < tick; next += 1) await STORY[next]?.[1](of);
      await of.tick(`2026-${tick}`, { batchSize: 3 });
    }
    return (await of.rows()).map((row) => ({ ...row, recorded: row.recorded !== null }));
  };

  it('do not depend on how often and when a worker looked', async () => {
    const once = await outcome([]);
    expect(once.filter(({ recorded }) => recorded)).toHaveLength(8);
    await fc.assert(
      fc.asyncProperty(fc.subarray(TICKS), async (ticks) => {
        expect(await outcome(ticks)).toEqual(once);
      }),
      { numRuns: 10 },
    );
  });
});
