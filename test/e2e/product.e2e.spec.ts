import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RunningProgram } from '../support/running-program.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import type { TemporaryFolder } from '../support/temporary-folder.js';

// The first start makes a database and loads a year of demo data.
jest.setTimeout(300_000);

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const start = file('dist/apps/ops/src/start.js');
const dh = file('dist/apps/ops/src/dh.js');
const boston = file('../shared/data/boston311/boston311_2015_2024_sample.csv.gz');
const mapping = file('libs/exchange/mappings/boston311.json');

type Role = 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin' | 'integration';
interface Total {
  received: number;
  resolved: number;
  carriedOver: number;
  withdrawn: number;
  stopped: number;
  open: number;
  early: number;
  onTime: number;
  late: number;
  noLimit: number;
  rate: { percent: string | null };
}
interface Figures {
  total: Total;
  rows: (Total & { key: Record<string, string> })[];
  position: number;
}

let folder: TemporaryFolder;
let env: Record<string, string>;
let product: RunningProgram;
let url: string;
let tokens: Record<Role, string>;

beforeAll(async () => {
  folder = temporaryFolder();
  env = { PORT: '0', DUNGHEN_DATA_DIR: join(folder.path, 'data') };
  product = new RunningProgram([start], env);
  url = await product.printed(/^Đúng Hẹn is ready: (.+)$/m, 240);
  tokens = demoFile().tokens;
});
afterAll(async () => {
  await product.end();
  folder.remove();
});

const demoPath = () => join(folder.path, 'data', 'demo.json');
const demoFile = () => JSON.parse(readFileSync(demoPath(), 'utf8')) as { url: string; tokens: Record<Role, string> };

async function call(token: string, method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as never };
}
const post = (role: Role, path: string, body: object, headers: Record<string, string> = {}) =>
  call(tokens[role], 'POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
const figures = async (query: string, token = tokens.inspector): Promise<Figures> =>
  (await call(token, 'GET', `/api/v1/indicators?${query}`)).body;

/** Runs an operators' command beside the product and answers its JSON. */
async function operate(...args: string[]): Promise<Record<string, unknown>> {
  const command = new RunningProgram([dh, ...args, '--json'], env);
  const code = await command.exitCode();
  const line = command.output.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`dh ${args.join(' ')} ended with ${String(code)}: ${command.output}`);
  return JSON.parse(line) as Record<string, unknown>;
}

/** The local date of now, some days on, in the demo's zone. */
const day = (offset: number) => new Date(Date.now() + (7 + offset * 24) * 3_600_000).toISOString().slice(0, 10);
const year = () => `from=${day(-365)}&to=${day(0)}`;

describe('a first start', () => {
  it('leaves the address and six tokens in demo.json, for the owner only', () => {
    expect(demoFile().url).toBe(url);
    expect(Object.keys(tokens).toSorted()).toEqual([
      'admin',
      'clerk',
      'inspector',
      'integration',
      'officer',
      'supervisor',
    ]);
    expect(statSync(demoPath()).mode & 0o777).toBe(0o600);
  });

  it('is ready in every part, and describes itself', async () => {
    const ready = await fetch(`${url}/health/ready`);
    expect(await ready.json()).toMatchObject({ status: 'ready' });
    const api = (await (await fetch(`${url}/api/openapi.json`)).json()) as { openapi: string; paths: object };
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toEqual(expect.arrayContaining(['/api/v1/dossiers', '/api/v1/indicators']));
    expect(await (await fetch(`${url}/`)).text()).toContain('Đúng Hẹn');
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
    const metrics = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${tokens.admin}` } });
    expect(await metrics.text()).toContain('dunghen_projection_lag_events');
  });

  it('shows the API to people on a page that runs and styles nothing inline but what its policy knows', async () => {
    const page = await fetch(`${url}/api/docs`);
    const text = await page.text();
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(page.status).toBe(200);
    expect(policy).not.toContain('unsafe-inline');
    expect(text.match(/<script(?![^>]* src=)/g)).toBeNull();
    const styles = [/<style>([\s\S]*?)<\/style>/g, / style="([^"]*)"/g].flatMap((form) => [...text.matchAll(form)]);
    expect(styles.length).toBeGreaterThan(1);
    for (const [, style = ''] of styles) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    }
  });

  it('shows a believable year: about 20,000 dossiers, about 99 % on time, every grouping adding up', async () => {
    const { total } = await figures(year());
    expect(total.received).toBeGreaterThan(15_000);
    expect(Number(total.rate.percent)).toBeGreaterThan(98);
    expect(Number(total.rate.percent)).toBeLessThan(99.9);
    expect(total.carriedOver + total.received).toBe(total.resolved + total.withdrawn + total.stopped + total.open);
    for (const group of ['agency', 'field', 'procedure', 'level', 'channel', 'officer', 'agency,channel']) {
      const { rows } = await figures(`${year()}&groupBy=${group}`);
      for (const count of [
        'received',
        'resolved',
        'early',
        'onTime',
        'late',
        'open',
        'withdrawn',
        'noLimit',
      ] as const) {
        expect([group, count, rows.reduce((sum, row) => sum + row[count], 0)]).toEqual([group, count, total[count]]);
      }
    }
    const months = await figures(`${year()}&groupBy=month`);
    expect(months.rows.reduce((sum, row) => sum + row.received, 0)).toBe(total.received);
  });
});

describe('a clerk’s dossier', () => {
  it('counts within two seconds of its return, and the drill-down shows it', async () => {
    const body = {
      procedureCode: '1.001193',
      agencyId: 'H26.00004',
      channel: 'counter',
      applicant: { name: 'Người Thử' },
    };
    const today = `from=${day(0)}&to=${day(0)}`;
    const before = (await figures(today)).total;
    const received = await post('clerk', '/api/v1/dossiers', body);
    expect(received.status).toBe(201);
    const { code } = received.body as { code: string };
    const command = (role: Role, name: string, version: number) =>
      post(role, `/api/v1/dossiers/${code}/commands/${name}`, {}, { 'if-match': `"v${String(version)}"` });
    expect((await command('officer', 'process', 1)).status).toBe(200);
    expect((await command('clerk', 'return-result', 2)).body).toMatchObject({ state: 'returned', version: 3 });
    expect((await command('clerk', 'return-result', 2)).status).toBe(412);
    await sleep(2_000);
    const after = (await figures(today)).total;
    expect([after.received - before.received, after.resolved - before.resolved]).toEqual([1, 1]);
    const behind = (
      await call(tokens.inspector, 'GET', `/api/v1/indicators/dossiers?${today}&class=resolved&limit=200`)
    ).body as {
      items: { code: string }[];
    };
    expect(behind.items.map((item) => item.code)).toContain(code);
    const list = (await call(tokens.clerk, 'GET', `/api/v1/dossiers?q=${code}`)).body as { items: { code: string }[] };
    expect(list.items.map((item) => item.code)).toEqual([code]);
  });

  it('is heard on the stream, from a position on', async () => {
    const { position } = await figures(year());
    const stop = new AbortController();
    const stream = await fetch(`${url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${tokens.clerk}`, 'last-event-id': String(position - 1) },
      signal: stop.signal,
    });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    let heard = '';
    while (!heard.includes(`id: ${String(position)}`)) heard += new TextDecoder().decode((await reader.read()).value);
    expect(heard).toContain('event: ResultReturned');
    stop.abort();
  });

  it('pages through lists without a gap or a repetition', async () => {
    const seen = new Set<string>();
    let path: string | null = '/api/v1/dossiers?limit=200&state=inProcess,received,waitingSupplement,waitingPayment';
    for (let pages = 0; path !== null && pages < 20; pages++) {
      const page: { headers: Headers; body: { items: { code: string }[] } } = await call(tokens.officer, 'GET', path);
      for (const { code } of page.body.items) {
        expect(seen.has(code)).toBe(false);
        seen.add(code);
      }
      path = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(seen.size).toBe((await figures(year())).total.open);
  });
});

describe('a calendar that changes while the product runs', () => {
  it('moves what the preview said, by the worker, and tells why; undone it gives the old days back', async () => {
    const received = await post('clerk', '/api/v1/dossiers', {
      ...{ procedureCode: '1.004873', agencyId: 'H26.00004', channel: 'counter' },
    });
    expect(received.status).toBe(201);
    const { code, dueAt } = received.body as { code: string; dueAt: string };
    const published = (await call(tokens.admin, 'GET', '/api/v1/catalogue/calendars')).body as {
      items: { id: string; version: number; daysOff: { date: string; name: string }[] }[];
    };
    const [before] = published.items.filter(({ id }) => id === 'vn-civil-service').slice(-1);
    if (before === undefined) throw new Error('no calendar');
    const dueOn = new Date(Date.parse(dueAt) + 7 * 3_600_000).toISOString().slice(0, 10);
    const storm = {
      ...before,
      version: before.version + 1,
      daysOff: [...before.daysOff, { date: dueOn, name: 'Bão' }],
    };
    expect((await call(tokens.admin, 'POST', '/api/v1/calendars', storm)).status).toBe(201);
    const preview = await ended(await call(tokens.admin, 'POST', `/api/v1/calendars/${before.id}/preview`, storm));
    const moved = await ended(await call(tokens.admin, 'POST', `/api/v1/calendars/${before.id}/publish`, {}));
    expect(moved).toMatchObject({ moved: preview['moved'], later: preview['later'] });
    expect(Number(moved['moved'])).toBeGreaterThan(0);

    const deadline = (await call(tokens.inspector, 'GET', `/api/v1/dossiers/${code}/deadline`)).body as {
      dueAt: string;
      firstPromiseAt: string;
      dueChanges: { type: string; because: { cause: object } }[];
    };
    expect(deadline.firstPromiseAt).toBe(dueAt);
    expect(Date.parse(deadline.dueAt)).toBeGreaterThan(Date.parse(dueAt));
    expect(deadline.dueChanges).toMatchObject([
      {
        type: 'DeadlineRecalculated',
        because: { cause: { kind: 'calendar', fromVersion: before.version, toVersion: storm.version } },
      },
    ]);
    const calm = join(folder.path, 'calm.json');
    writeFileSync(calm, JSON.stringify({ ...before, version: storm.version + 1 }));
    expect(await operate('calendar', 'publish', calm)).toMatchObject({ state: 'done', moved: moved['moved'] });
    const after = (await call(tokens.inspector, 'GET', `/api/v1/dossiers/${code}/deadline`)).body as { dueAt: string };
    expect(after.dueAt).toBe(dueAt);
  });

  it('has notices for what is overdue, each dossier once', async () => {
    const seen = new Map<string, number>();
    let path: string | null = '/api/v1/notices?kind=overdue&limit=200';
    for (let pages = 0; path !== null && pages < 20; pages++) {
      const page: { headers: Headers; body: { items: { code: string; promiseAt: string }[] } } = await call(
        tokens.supervisor,
        'GET',
        path,
      );
      for (const { code, promiseAt } of page.body.items) {
        seen.set(`${code} ${promiseAt}`, (seen.get(`${code} ${promiseAt}`) ?? 0) + 1);
      }
      path = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(seen.size).toBeGreaterThan(0);
    expect([...seen.values()].filter((times) => times > 1)).toEqual([]);
  });

  /** The result of the job that an answer points to. */
  async function ended(started: { status: number; headers: Headers }): Promise<Record<string, unknown>> {
    expect(started.status).toBe(202);
    const location = started.headers.get('location') ?? '';
    for (let waited = 0; waited < 240; waited++) {
      const job = (await call(tokens.admin, 'GET', location)).body as {
        state: string;
        result: Record<string, unknown>;
      };
      if (job.state === 'done') return job.result;
      expect(['queued', 'running']).toContain(job.state);
      await sleep(500);
    }
    throw new Error('it did not end');
  }
});

describe('recomputation', () => {
  it('is not a clerk’s to start; a supervisor’s runs to its end without a drift', async () => {
    expect((await post('clerk', '/api/v1/recomputations', {})).status).toBe(403);
    const started = await post('supervisor', '/api/v1/recomputations', { full: true });
    expect(started.status).toBe(202);
    const location = started.headers.get('location') ?? '';
    for (let waited = 0; waited < 120; waited++) {
      const job = (await call(tokens.supervisor, 'GET', location)).body as { state: string; result: object };
      if (job.state === 'done') {
        expect(job.result).toMatchObject({ drifts: 0 });
        return;
      }
      expect(['queued', 'running']).toContain(job.state);
      await sleep(1_000);
    }
    throw new Error('it did not end');
  });
});

describe('the command line beside the running product', () => {
  it('verifies the log', async () => {
    expect(await operate('verify-log', '--sign')).toMatchObject({ ok: true, complete: true });
    expect(await operate('verify-log', '--full')).toMatchObject({ ok: true, complete: true });
  });

  it('imports a case list of its own twice, the second time changing nothing', async () => {
    await operate('tenants', 'create', '--id', 'LST');
    const rows = Array.from(
      { length: 50 },
      (_, n) =>
        `D-${String(n)},01/06/2026 08:${String(n).padStart(2, '0')},05/06/2026,0${String((n % 8) + 1)}/06/2026 16:00`,
    );
    const path = join(folder.path, 'list.csv');
    writeFileSync(path, ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày xử lý xong', ...rows].join('\n') + '\n');
    expect(await operate('import', 'csv', path, '--tenant', 'LST')).toMatchObject({
      rows: 50,
      accepted: 50,
      rejected: 0,
    });
    expect(await operate('import', 'csv', path, '--tenant', 'LST')).toMatchObject({
      rows: 50,
      duplicate: 50,
      events: 0,
    });
    const { total } = (await operate('indicators', '--tenant', 'LST', '--period', '2026-06')) as unknown as Figures;
    expect([total.received, total.early + total.onTime + total.late]).toEqual([50, 50]);
  });

  const realList = existsSync(boston) ? it : it.skip;
  realList('reproduces the city service desk’s own flag (../shared)', async () => {
    await operate('tenants', 'create', '--id', 'BOS', '--timezone', 'America/New_York');
    const first = await operate('import', 'csv', boston, '--mapping', mapping, '--tenant', 'BOS');
    const reconciliation = { agree: 4_283, disagree: 0, blank: 1, notComparable: 711 };
    expect(first).toMatchObject({ rows: 4_995, dossiers: 4_995, accepted: 4_995, reconciliation });
    const again = await operate('import', 'csv', boston, '--mapping', mapping, '--tenant', 'BOS');
    expect(again).toMatchObject({ duplicate: 4_995, events: 0, reconciliation });
    const { token } = (await operate(
      'tokens',
      'create',
      '--tenant',
      'BOS',
      '--role',
      'inspector',
      '--name',
      'spec',
    )) as { token: string };
    const span = 'from=2014-01-01&to=2026-01-01';
    const { total } = await figures(span, token);
    expect([total.early + total.onTime, total.late]).toEqual([3_809, 475]);
    const byAgency = await figures(`${span}&groupBy=agency`, token);
    expect(byAgency.rows.reduce((sum, row) => sum + row.late, 0)).toBe(475);
  });

  it('does not wipe events of somebody’s own without being told to', async () => {
    const command = new RunningProgram([dh, 'demo', 'wipe', '--yes'], env);
    expect(await command.exitCode()).toBe(1);
    expect(command.output).toContain('--all');
  });
});
