import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fillTenant, newEvent } from '../../../../test/dsl/open-dossiers.js';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { openTwoHouses } from '../../../../test/dsl/two-houses.js';

const TENANT = 'X01';
const DOSSIERS = 60;
let houses: Awaited<ReturnType<typeof openTwoHouses>>;
let file: string;

beforeAll(async () => {
  houses = await openTwoHouses();
  const { old, folder } = houses;
  await fillTenant(old.database, TENANT, DOSSIERS);
  const ends = Array.from({ length: 20 }, (_, index) => ({
    streamId: `dossier-H26-${String(index).padStart(7, '0')}`,
    expectedVersion: 2,
    events: [
      {
        ...newEvent('DossierProcessed', '2026-05-29T02:00:00.000Z', {
          decision: 'granted',
          resultNumber: null,
          resultDigitized: true,
          flags: [],
        }),
        ...{
          personal: Buffer.from(`sealed ${String(index)}`).toString('base64'),
          metadata: { origin: 'list.csv', row: index + 2 },
        },
      },
    ],
  }));
  await old.store.append(TENANT, ends);
  await old.catchUp();
  file = join(folder, 'log.ndjson.gz');
});
afterAll(() => houses.close());

describe('dh export events', () => {
  it('writes the whole log, and says where it ends', async () => {
    const result = await houses.old.dh('export', 'events', '--tenant', TENANT, '--out', file);
    const log = await houses.old.log(TENANT);
    expect(result).toMatchObject({ events: log.length, position: log.length, hash: log.at(-1)?.hash });
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
    expect(lines.length).toBe(log.length);
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(log.map((event) => event.eventId));
  });
});

describe('dh import events --recorded-time keep', () => {
  const keep = (path: string) =>
    houses.fresh.dh('import', 'events', path, '--tenant', TENANT, '--recorded-time', 'keep');

  it('wants the tenant first, and it empty', async () => {
    await expect(keep(file)).rejects.toThrow(/there is no tenant X01/);
    await houses.fresh.dh('tenants', 'create', '--id', 'X02');
    const other = houses.fresh.dh('import', 'events', file, '--tenant', 'X02', '--recorded-time', 'keep');
    await expect(other).rejects.toThrow(/the log of X02 has \d+ events/);
    expect(await houses.fresh.dh('tenants', 'create', '--id', TENANT, '--no-calendar')).toMatchObject({
      created: true,
    });
  });

  it('leaves nothing of a file whose chain does not verify', async () => {
    const forged = join(houses.folder, 'forged.ndjson');
    writeFileSync(forged, gunzipSync(readFileSync(file)).toString().replace('"H26.3"', '"H26.4"'));
    await expect(keep(forged)).rejects.toThrow(/its hash does not follow/);
    expect((await houses.fresh.log(TENANT)).length).toBe(0);
  });

  it('gives the same events, hashes, both times and figures', async () => {
    const log = await houses.old.log(TENANT);
    expect(await keep(file)).toMatchObject({ rows: log.length, accepted: log.length, hash: log.at(-1)?.hash });
    expect(await houses.fresh.log(TENANT)).toEqual(log);
    expect(await houses.fresh.figures(TENANT)).toEqual(await houses.old.figures(TENANT));
    const known = log[60]?.recordedAt ?? '';
    expect(await houses.fresh.figures(TENANT, known)).toEqual(await houses.old.figures(TENANT, known));
  });

  it('exports byte for byte what it was given', async () => {
    const again = join(houses.folder, 'again.ndjson');
    await houses.fresh.dh('export', 'events', '--tenant', TENANT, '--out', again);
    expect(readFileSync(again, 'utf8')).toBe(gunzipSync(readFileSync(file)).toString());
    expect(existsSync(`${again}.part`)).toBe(false);
  });
});

describe('dh import events', () => {
  it('decides facts of another system one by one; what was taken is a duplicate the next time', async () => {
    const { fresh, folder } = houses;
    await createSmallTenant(fresh.database, 'X03');
    const fact = (id: string, name: string, hoursAgo: number, data: object) => ({
      ...{ specversion: '1.0', id, source: '/other', type: `vn.dunghen.${name}.v1`, subject: 'dossier-EXT-1' },
      ...{ time: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(), data },
    });
    const facts = [
      fact('1', 'DossierReceived', 5, { procedureCode: '1.000001', agencyId: 'H26.12', channel: 'counter' }),
      fact('2', 'DossierHandedOver', 4, { toUnitId: 'H26.W1' }),
      fact('3', 'DossierCorrected', 3, {}),
    ];
    const facted = join(folder, 'facts.ndjson');
    writeFileSync(facted, facts.map((one) => `${JSON.stringify(one)}\n`).join('\n'));
    const run = () => fresh.dh('import', 'events', facted, '--tenant', 'X03');
    expect(await run()).toMatchObject({ rows: 3, accepted: 2, duplicate: 0, rejected: 1 });
    expect(await run()).toMatchObject({ rows: 3, accepted: 0, duplicate: 2, rejected: 1 });
    const events = (await fresh.log('X03')).filter(({ streamId }) => streamId === 'dossier-EXT-1');
    expect(events.map(({ type, actorId }) => [type, actorId])).toEqual([
      ['DossierReceived', 'dh import'],
      ['DossierHandedOver', 'dh import'],
    ]);
  });

  it('that ends in a damaged line shows what it took before', async () => {
    const { fresh, folder } = houses;
    const received = {
      ...{ specversion: '1.0', id: '9', source: '/other', type: 'vn.dunghen.DossierReceived.v1' },
      ...{ subject: 'dossier-EXT-2', time: new Date(Date.now() - 3_600_000).toISOString() },
      data: { procedureCode: '1.000001', agencyId: 'H26.12', channel: 'counter' },
    };
    const cut = join(folder, 'cut.ndjson');
    writeFileSync(cut, `${JSON.stringify(received)}\n${'{}\n'.repeat(1_000)}{"specversion":`);
    await expect(fresh.dh('import', 'events', cut, '--tenant', 'X03')).rejects.toThrow(/line 1002: not a JSON value/);
    const shown = `select code from fact_current where tenant_id = 'X03' and code = 'EXT-2'`;
    expect(await fresh.database.query(shown)).toEqual([{ code: 'EXT-2' }]);
  });
});
