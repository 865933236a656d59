import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';
import { addImportCommand } from './import.command.js';

const TENANT = 'IS1';
let desk: DhDesk;
beforeAll(async () => {
  desk = await openDhDesk(TENANT, addImportCommand);
  const tenant = `insert into tenant (tenant_id, name, timezone) values ($1, $1, 'Asia/Ho_Chi_Minh')`;
  await desk.inDatabase((database) => database.query(tenant, [TENANT]));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

interface Summary {
  items: number;
  accepted: number;
  duplicate: number;
  quarantined: number;
  takenUp: number;
  events: number;
  inferred: number;
  learnt: Record<string, number>;
}

const reportPath = (name: string) => join(desk.folder, name);
async function imported(name: string, service: string, data: object[]) {
  const file = desk.file(`${name}.json`, { madonvi: 'X', service, isUpdating: 'True', data });
  const summary = await desk.json<Summary>('import', 'dvcqg', file, '--report', reportPath(`${name}.csv`));
  const [header, ...lines] = readFileSync(reportPath(`${name}.csv`), 'utf8')
    .slice(1)
    .trimEnd()
    .split('\n');
  return { summary, header, lines: lines.map((line) => line.split(',')) };
}
const sum = (lines: string[][], column: number) => lines.reduce((total, line) => total + Number(line[column]), 0);

const step = (MaHoSo: string, ThoiDiemXuLy: string, TrangThai: string) => ({ MaHoSo, ThoiDiemXuLy, TrangThai });
const shown = (MaHoSo: string, rest: object = {}) => ({
  ...{ MaHoSo, MaTTHC: '1.009999', TenTTHC: 'Mẫu', MaLinhVuc: 'lv', TenLinhVuc: 'Mẫu', KenhThucHien: '1' },
  ...{ NgayTiepNhan: '20260302080000', NgayHenTra: '20260310170000', TrangThaiHoSo: '4', ...rest },
});

it('the report names what each item told, what of it was inferred, and adds up to the summary', async () => {
  const early = await imported('steps', 'CapNhatTienDoHoSoMC', [step('D-1', '20260309100000', '9')]);
  expect(early.header).toBe('item,code,service,verdict,reason,events,inferred,types');
  expect(early.lines).toEqual([
    ['1', 'D-1', 'CapNhatTienDoHoSoMC', 'quarantined', 'item RECEPTION.NOT_YET', '0', '0', ''],
  ]);

  const returned = { TrangThaiHoSo: '10', NgayKetThucXuLy: '20260309000000', NgayTra: '20260310090000' };
  const unread = { ...shown('D-3'), NgayTiepNhan: 'hôm qua' };
  const data = [shown('D-1', returned), shown('D-2'), shown('D-2'), unread];
  const { summary, lines } = await imported('day', 'DongBoHoSoMC', data);
  expect(lines.toSorted()).toEqual([
    ['', 'D-1', 'CapNhatTienDoHoSoMC', 'accepted', '', '2', '0', 'ActivityRecorded; DossierProcessed'],
    ...[
      ['1', 'D-1'],
      ['2', 'D-2'],
    ].map(([number, code]) => [
      ...[number, code, 'DongBoHoSoMC', 'accepted', ''],
      ...(code === 'D-1'
        ? ['2', '2', 'DossierReceived (inferred); ResultReturned (inferred)']
        : ['1', '1', 'DossierReceived (inferred)']),
    ]),
    ['3', 'D-2', 'DongBoHoSoMC', 'duplicate', '', '0', '0', ''],
    ['4', 'D-3', 'DongBoHoSoMC', 'quarantined', 'NgayTiepNhan TIME.UNREADABLE', '0', '0', ''],
  ]);
  const numbered = lines.filter(([number]) => number !== '');
  for (const verdict of ['accepted', 'duplicate', 'quarantined'] as const)
    expect(numbered.filter((line) => line[3] === verdict)).toHaveLength(summary[verdict]);
  expect(lines.length - numbered.length).toBe(summary.takenUp);
  const learnt = Object.values(summary.learnt).reduce((total, count) => total + count, 0);
  expect(sum(lines, 5)).toBe(summary.events - learnt);
  expect(sum(lines, 6)).toBe(summary.inferred);
  expect(statSync(reportPath('day.csv')).mode & 0o777).toBe(0o600);
}, 120_000);

it('is not there after a file that cannot be read', async () => {
  const file = desk.file('cut.json', '{"service": "DongBoHoSoMC", "data": [{');
  await expect(desk.dh('import', 'dvcqg', file, '--report', reportPath('none.csv'))).rejects.toThrow();
  expect(existsSync(reportPath('none.csv'))).toBe(false);
});
