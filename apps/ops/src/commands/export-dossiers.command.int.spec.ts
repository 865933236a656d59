import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { uuidV7 } from '#platform';
import { openTwoHouses } from '../../../../test/dsl/two-houses.js';
import { loadDemo } from '../demo/load-demo.js';
import { demoYear } from '../demo/testing/demo-year.js';

const TENANT = 'X01';
let houses: Awaited<ReturnType<typeof openTwoHouses>>;
const generated = demoYear({ dossiers: 300 });
const file = (name: string): string => join(houses.folder, name);
/** What a log says from its first trace on; before it stand the tenant and the position. */
const tracesIn = (name: string): string[] => {
  const bytes = readFileSync(file(name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text.slice(text.indexOf('  <trace>')).split('\n');
};

beforeAll(async () => {
  houses = await openTwoHouses();
  const { old } = houses;
  await old.database.query(`insert into tenant (tenant_id, name, timezone) values ($1, $1, 'Asia/Ho_Chi_Minh')`, [
    TENANT,
  ]);
  await loadDemo({ store: old.store, tenant: TENANT, generated, uuid: uuidV7 });
  await houses.fresh.dh('tenants', 'create', '--id', TENANT);
});
afterAll(() => houses.close());

describe('dh export xes', () => {
  it('writes every received dossier, and nothing of a person', async () => {
    const written = await houses.old.dh('export', 'xes', '--tenant', TENANT, '--out', file('old.xes.gz'));
    const lines = tracesIn('old.xes.gz');
    const traces = lines.filter((line) => line.includes('<trace>')).length;
    const events = lines.filter((line) => line.includes('<event>')).length;
    expect(written).toMatchObject({ dossiers: traces, events, leftOut: generated.dossiers - traces });
    const officers = new Set(generated.entries.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])));
    expect(officers.size).toBeGreaterThan(10);
    for (const officer of officers) expect(lines.join('\n')).not.toContain(`"${officer}"`);
    expect(lines.join('\n')).toMatch(/key="org:resource" value="p-[0-9a-f]{16}"/);
    expect(readdirSync(houses.folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('tells an empty tenant every dossier, time, activity and due: its own log is the same, line for line', async () => {
    const { old, fresh } = houses;
    const { dossiers } = await old.dh<{ dossiers: number }>(
      ...['export', 'xes', '--tenant', TENANT, '--out', file('old.xes.gz')],
    );
    const told = await fresh.dh('import', 'xes', file('old.xes.gz'), '--tenant', TENANT);
    expect(told).toMatchObject({ rows: dossiers, accepted: dossiers, rejected: 0 });
    await fresh.dh('export', 'xes', '--tenant', TENANT, '--out', file('fresh.xes'));
    expect(tracesIn('fresh.xes')).toEqual(tracesIn('old.xes.gz'));
  });

  it('brings nothing new to those who know it all', async () => {
    for (const house of [houses.old, houses.fresh]) {
      const before = await house.store.head(TENANT);
      const told = await house.dh('import', 'xes', file('old.xes.gz'), '--tenant', TENANT);
      expect(told).toMatchObject({ accepted: 0, rejected: 0, events: 0, activities: { recorded: 0 } });
      expect(await house.store.head(TENANT)).toEqual(before);
    }
  });
});
