import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { addPersonsCommand } from './persons.command.js';
import { addRetentionCommand } from './retention.command.js';

let desk: DhDesk;
beforeAll(async () => {
  desk = await openDhDesk('X01', addRetentionCommand, addPersonsCommand);
  await desk.inDatabase((database) => createSmallTenant(database, 'X01'));
  await desk.inDatabase((database) => createSmallTenant(database, 'X02'));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

it('sets and lists how long personal data is kept', async () => {
  expect(await desk.json('retention', 'list')).toEqual({ items: [] });
  const rule = { procedureCode: '1.000001', keepMonths: 24, changedBy: 'dh retention', dueNow: 0 };
  expect(await desk.json('retention', 'set', '1.000001', '--months', '24')).toMatchObject({ items: [rule] });
  const kept = { ...rule, keepMonths: null };
  expect(await desk.json('retention', 'set', '1.000001', '--for-ever')).toMatchObject({ items: [kept] });
  await expect(desk.dh('retention', 'set', '1.000001')).rejects.toThrow(/--months n or --for-ever/);
  await expect(desk.dh('retention', 'set', '1.000001', '--months', 'zwei')).rejects.toThrow();
  await expect(desk.dh('retention', 'set', '9.9', '--months', '3')).rejects.toThrow(/no procedure/);
});

it('hears the whole log of one tenant again for what applicants are found by', async () => {
  const { position } = await desk.json<{ position: number }>('persons', 'reindex');
  const heads = await desk.inDatabase((database) =>
    database.query<{ tenant_id: string; position: string }>('select tenant_id, position from person_watch order by 1'),
  );
  expect(heads).toEqual([{ tenant_id: 'X01', position: String(position) }]);
  expect(position).toBeGreaterThan(0);
});
