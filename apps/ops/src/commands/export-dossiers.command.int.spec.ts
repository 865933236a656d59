import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
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

interface Ocel {
  objectTypes: { name: string; attributes: { name: string; type: string }[] }[];
  eventTypes: Ocel['objectTypes'];
  objects: OcelItem[];
  events: (OcelItem & { time: string })[];
}
interface OcelItem {
  id: string;
  type: string;
  attributes: { name: string; value: string; time?: string }[];
  relationships: { objectId: string; qualifier: string }[];
}

/** What the standard asks of a log beyond the shapes of its schema; what is wrong, in words. */
function flawsOf({ objectTypes, eventTypes, objects, events }: Ocel): string[] {
  const ids = new Set(objects.map(({ id }) => id));
  const flaws: string[] = [];
  if (ids.size < objects.length) flaws.push('an object is there twice');
  if (new Set(events.map(({ id }) => id)).size < events.length) flaws.push('an event is there twice');
  for (const [items, types] of [
    [objects, objectTypes],
    [events, eventTypes],
  ] as const) {
    const known = new Map(types.map(({ name, attributes }) => [name, new Set(attributes.map((one) => one.name))]));
    if (known.size < types.length) flaws.push('a type is there twice');
    for (const { id, type, attributes, relationships } of items) {
      const names = known.get(type);
      if (names === undefined) flaws.push(`${id} has the unknown type ${type}`);
      for (const { name } of attributes) if (names?.has(name) !== true) flaws.push(`${id}: ${name} is not declared`);
      for (const { objectId } of relationships) if (!ids.has(objectId)) flaws.push(`${id}: ${objectId} is nowhere`);
    }
  }
  return flaws;
}

const SCHEMA = new URL('../../../../../shared/data/ocel/schema_ocel2.json', import.meta.url);
describe('dh export ocel', () => {
  let ocel: Ocel;
  beforeAll(async () => {
    const written = await houses.old.dh('export', 'ocel', '--tenant', TENANT, '--out', file('old.json.gz'));
    ocel = JSON.parse(gunzipSync(readFileSync(file('old.json.gz'))).toString()) as Ocel;
    const dossiers = ocel.objects.filter(({ type }) => type === 'dossier').length;
    expect(written).toMatchObject({ dossiers, events: ocel.events.length });
  });

  it('relates each event to its dossier, and to the agency and officer it names', () => {
    expect(flawsOf(ocel)).toEqual([]);
    expect(new Set(ocel.objects.map(({ type }) => type))).toEqual(
      new Set(['dossier', 'agency', 'officer', 'procedure']),
    );
    const officers = ocel.objects.filter(({ type }) => type === 'officer');
    expect(officers.length).toBeGreaterThan(10);
    for (const { id } of officers) expect(id).toMatch(/^officer:p-[0-9a-f]{16}$/);
    expect(ocel.events.every(({ relationships }) => relationships[0]?.qualifier === 'of')).toBe(true);
  });

  it('tells the history of a due: the first promise from the reception on, then what became of it', () => {
    const dues = ocel.objects.map(({ attributes }) => attributes.filter(({ name }) => name === 'due'));
    const moved = dues.find((one) => one.length > 1);
    expect(moved?.every(({ value, time = '' }) => Date.parse(value) > 0 && Date.parse(time) > 0)).toBe(true);
    expect((moved?.[0]?.time ?? '') <= (moved?.[1]?.time ?? '')).toBe(true);
  });

  const whereSchema = existsSync(SCHEMA) ? it : it.skip;
  whereSchema('has the shapes of the schema (needs ../shared/data/ocel)', () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    expect([validate(ocel), validate.errors]).toEqual([true, null]);
  });
});
