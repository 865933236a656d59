import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillTenant, newEvent } from '../../../../test/dsl/open-dossiers.js';
import { openTwoHouses } from '../../../../test/dsl/two-houses.js';

const TENANT = 'X01';
let houses: Awaited<ReturnType<typeof openTwoHouses>>;
let folder: string;

beforeAll(async () => {
  houses = await openTwoHouses();
  folder = join(houses.folder, 'deep', 'backup');
  const { database, store } = houses.old;
  await fillTenant(database, TENANT, 40);
  const ends = Array.from({ length: 10 }, (_, index) => {
    const data = { decision: 'granted', resultNumber: null, resultDigitized: true, flags: [] };
    const events = [newEvent('DossierProcessed', '2026-05-29T02:00:00.000Z', data)];
    return { streamId: `dossier-H26-${String(index).padStart(7, '0')}`, expectedVersion: 2, events };
  });
  await store.append(TENANT, ends);
  await houses.old.catchUp();
});
afterAll(() => houses.close());

describe('dh backup and dh restore', () => {
  it('give the same positions, hashes and figures in an empty database', async () => {
    const { old, fresh } = houses;
    const log = await old.log(TENANT);
    const taken = await old.dh('backup', '--tenant', TENANT, '--out', folder);
    expect(taken).toMatchObject({ position: log.length, hash: log.at(-1)?.hash, rows: { tenant: 1 } });
    const restored = await fresh.dh('restore', folder);
    expect(restored).toMatchObject({ tenant: TENANT, position: log.length, keyMatches: true, verified: { ok: true } });
    expect(await fresh.log(TENANT)).toEqual(log);
    expect(await fresh.figures(TENANT)).toEqual(await old.figures(TENANT));
    const known = log[60]?.recordedAt ?? '';
    expect(await fresh.figures(TENANT, known)).toEqual(await old.figures(TENANT, known));
  });

  it('refuse a tenant that is there, another one than asked for, and a folder without a backup', async () => {
    const { fresh } = houses;
    await expect(fresh.dh('restore', folder)).rejects.toThrow(/there is a tenant X01 here already/);
    await expect(fresh.dh('restore', folder, '--tenant', 'X02')).rejects.toThrow(/holds a backup of tenant X01/);
    await expect(fresh.dh('restore', houses.folder)).rejects.toThrow(/holds no finished backup/);
  });

  it('take no backup of a log that does not verify', async () => {
    const heads = join(houses.folder, 'data', 'heads', TENANT);
    mkdirSync(heads, { recursive: true });
    const cutOff = { tenant: TENANT, position: 9_999, hash: 'ab'.repeat(32), signedAt: '2026-06-01T00:00:00.000Z' };
    const path = join(heads, '2026-06-01-9999.json');
    writeFileSync(path, JSON.stringify({ ...cutOff, keyId: 'k', signature: 'AA==' }));
    const elsewhere = join(houses.folder, 'second');
    await expect(houses.old.dh('backup', '--tenant', TENANT, '--out', elsewhere)).rejects.toThrow(/does not verify/);
    expect(readdirSync(houses.folder)).not.toContain('second');
  });
});
