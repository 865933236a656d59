import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { calendarOfVersion, fillTenant } from '../../../../test/dsl/open-dossiers.js';
import { addCalendarCommand } from './calendar.command.js';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';

let desk: DhDesk;

beforeAll(async () => {
  desk = await openDhDesk('X01', addCalendarCommand);
  await desk.inDatabase((database) => fillTenant(database, 'X01', 5));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const dh = (...args: string[]): Promise<void> => desk.dh('calendar', ...args);
const result = () => JSON.parse(desk.out.at(-1) ?? '{}') as Record<string, unknown>;

describe('dh calendar', () => {
  it('imports, previews and publishes; the same file again publishes nothing', async () => {
    // Without a version the next one is meant.
    const path = desk.file('second.json', { ...calendarOfVersion(2), version: undefined });
    await dh('import', path, '--json');
    expect(result()).toMatchObject({ id: 'vn', version: 2, changes: [{ date: '2026-04-27' }] });
    await dh('preview', path, '--json', '--moves');
    expect(result()).toMatchObject({ end: 'done', state: 'done', moved: 5, later: 5 });
    expect(result()['moves']).toHaveLength(5);
    await dh('publish', path, '--json');
    expect(result()).toMatchObject({ published: true, version: 2, end: 'done', moved: 5 });
    await dh('publish', path, '--json');
    expect(result()).toEqual({ id: 'vn', version: 2, published: false, state: 'done' });
  });

  it('reads a table, leaves moving to the worker, and carries on when it is run again', async () => {
    const table = desk.file('days.csv', 'Ngày;Loại;Tên\n27/04/2026;Làm bù;Đi làm\n');
    await dh('publish', table, '--json', '--no-wait');
    const { jobId } = result();
    expect(result()).toMatchObject({ published: true, version: 3 });
    await dh('publish', table, '--json');
    expect(result()).toMatchObject({ published: false, version: 3, jobId, end: 'done' });
  });

  it('names what is wrong with a file', async () => {
    const path = desk.file('wrong.json', { ...calendarOfVersion(2), timezone: 'Asia/Tokyo' });
    await expect(dh('import', path)).rejects.toThrow('nothing was written');
    expect(desk.told.join('')).toContain('/timezone: the tenant');
    await expect(dh('publish', join(desk.folder, 'none.json'))).rejects.toThrow('no such file');
  });
});
