import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { append, lives } from '../../../../test/faults/support/log-writer.js';
import { addPeriodsCommand } from './periods.command.js';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';

let desk: DhDesk;

beforeAll(async () => {
  desk = await openDhDesk('P01', addPeriodsCommand);
  await desk.inDatabase(async (database) => {
    // In use since the last day of March 2026: no earlier quarter than that is closed.
    await database.query(`insert into tenant (tenant_id, name, timezone, go_live_on) values ('P01', 'P01', $1, $2)`, [
      ...['Asia/Ho_Chi_Minh', '2026-03-31'],
    ]);
    await append(database, 'P01', lives(60));
  });
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const dh = <T>(...args: string[]): Promise<T> => desk.json<T>('periods', ...args);

type Listed = { items: { period: string; state: string }[] };
const stateOf = ({ items }: Listed, period: string) => items.find((item) => item.period === period)?.state;

it('closes by hand with a reason, then everything that is due, and verifies what was closed', async () => {
  const before = await dh<Listed>('list', '--year', '2026');
  expect([stateOf(before, '2026-02'), stateOf(before, '2026-03')]).toEqual(['reconstructed', 'ended']);
  await expect(dh('close', '2026-03')).rejects.toThrow('--reason: one of report-due');
  expect(await dh('close', '2026-03', '--reason', 'report-due')).toMatchObject({
    ...{ period: '2026-03', state: 'closed' },
    closing: { closedBy: 'hand', reasonCode: 'report-due' },
  });
  await expect(dh('close', '2026-03', '--reason', 'report-due')).rejects.toThrow('is closed');
  const due = await dh<{ closed: string[]; left: unknown[] }>('close');
  expect(due.left).toEqual([]);
  expect(due.closed).toEqual(expect.arrayContaining(['gregorian 2026-Q1', 'kstt 2026-04']));
  expect(due.closed).not.toContain('gregorian 2026-03');
  expect(await dh('close')).toMatchObject({ closed: [], left: [] });
  expect(await dh('verify')).toMatchObject({ verified: due.closed.length + 1, bad: 0 });
  expect(await dh('verify', '2026-04', '--calendar', 'kstt')).toMatchObject({ verified: 1, bad: 0 });
  expect(await dh('restatement', '2026-03')).toMatchObject({ dossiers: 0, items: [] });
}, 120_000);

it('changes the rules of closing', async () => {
  expect(await dh('rules')).toEqual({ goLiveOn: '2026-03-31', goLiveFrom: 'tenant', closeAfterDays: 0 });
  expect(await dh('rules', '--close-after-days', '5')).toMatchObject({ closeAfterDays: 5 });
  await expect(dh('rules', '--close-after-days', 'soon')).rejects.toThrow('a whole number');
  await expect(dh('rules', '--go-live-on', '2026-02-30')).rejects.toThrow('a real date');
});
