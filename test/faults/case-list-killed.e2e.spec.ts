import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { ImportFiles, Jobs, StartCaseListImport, StartCaseListImportHandler } from '#application';
import type { Principal } from '#application';
import { openWakeUps, uuidV7 } from '#platform';
import { eventually } from './support/eventually.js';
import { createTenant } from './support/log-writer.js';
import { openSpecDatabase, type SpecDatabase } from './support/spec-database.js';
import { WORKER_KEY, WorkerProcess } from './support/worker-process.js';

const ROWS = 12_000;
const TENANT = 'K1';
const ADMIN: Principal = {
  ...{ tenant: TENANT, timezone: 'Asia/Ho_Chi_Minh', tokenId: uuidV7() },
  ...{ role: 'admin', actorId: 'spec', unitId: null },
};

/** Every hundredth row has no day of reception. */
const rejected = (n: number) => n % 100 === 99;
const row = (n: number) =>
  `K-${String(n)},${rejected(n) ? 'hôm qua' : '02/03/2026 08:00'},09/03/2026 17:00,04/03/2026 09:00,Sở Thử,Thủ tục thử`;
const list = [
  'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày xử lý xong,Cơ quan,Thủ tục',
  ...Array.from({ length: ROWS }, (_, n) => row(n)),
].join('\n');

describe('a list handed in by the page', () => {
  let db: SpecDatabase;
  let worker: WorkerProcess | undefined;

  beforeAll(async () => {
    db = await openSpecDatabase();
  });
  afterAll(() => db.close());
  beforeEach(() => createTenant(db.database, TENANT));
  afterEach(() => worker?.kill());

  const start = async () => (worker = await WorkerProcess.start({ databaseUrl: db.appUrl }));
  const jobs = () => new Jobs(db.database, { uuid: uuidV7 });
  /** Received dossiers by how often each was. */
  const received = () =>
    db.database.query<{ times: number; dossiers: number }>(
      `select times, count(*)::int as dossiers from (
         select count(*)::int as times from event
         where tenant_id = $1 and type = 'DossierReceived' group by stream_id) each_dossier
       group by times`,
      [TENANT],
    );

  it('whose worker is killed with -9, twice, is taken in once, and every row has its verdict once', async () => {
    const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: undefined });
    const files = new ImportFiles(db.database, WORKER_KEY);
    const handler = new StartCaseListImportHandler(db.database, jobs(), files, wakeUps);
    let running = await start();
    const { jobId } = await handler.execute(
      new StartCaseListImport(ADMIN, {
        ...{ fileName: 'thang-3.csv', content: Buffer.from(list), mapping: null, sheet: null, dryRun: false },
      }),
    );
    for (const least of [1, ROWS / 2]) {
      await eventually(received, ([some]) => (some?.dossiers ?? 0) >= least, 60_000);
      await running.kill();
      expect(await jobs().get(TENANT, jobId)).toMatchObject({ state: 'running' });
      running = await start();
    }
    const job = await eventually(
      () => jobs().get(TENANT, jobId),
      ({ state }) => state !== 'running' && state !== 'queued',
      120_000,
    );
    await wakeUps.close();
    const bad = ROWS / 100;
    expect(job).toMatchObject({
      state: 'done',
      error: null,
      result: { rows: ROWS, rejected: bad, resumed: true },
    });
    // Rows that were taken in before a kill are duplicates to whoever reads the list anew.
    const { accepted, duplicate } = job.result as { accepted: number; duplicate: number };
    expect(accepted + duplicate).toBe(ROWS - bad);
    expect(await received()).toEqual([{ times: 1, dossiers: ROWS - bad }]);
    const parts = await db.database.query<{ lines: Buffer }>(
      'select lines from case_import_result where tenant_id = $1 and job_id = $2 order by part',
      [TENANT, jobId],
    );
    const told = parts.flatMap(({ lines }) => gunzipSync(lines).toString().trim().split('\n'));
    const rows = told.filter((line) => /^\d/.test(line)).map((line) => Number(line.split(',')[0]));
    expect(rows).toEqual(Array.from({ length: ROWS }, (_, n) => n + 2));
    expect(told.filter((line) => line.includes('TIME.UNREADABLE'))).toHaveLength(bad);
    expect(await running.stop()).toBe(0);
  }, 300_000);
});
