import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';
import { addImportCommand } from './import.command.js';
import { addQuarantineCommand } from './quarantine.command.js';

const TENANT = 'QC1';
let desk: DhDesk;
beforeAll(async () => {
  desk = await openDhDesk(TENANT, addImportCommand, addQuarantineCommand);
  const tenant = `insert into tenant (tenant_id, name, timezone) values ($1, $1, 'Asia/Ho_Chi_Minh')`;
  await desk.inDatabase((database) => database.query(tenant, [TENANT]));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const snapshot = (rest: object) => ({
  ...{ MaHoSo: 'Q-1', MaTTHC: '1.009999', TenTTHC: 'Mẫu', MaLinhVuc: 'lv', TenLinhVuc: 'Mẫu', KenhThucHien: '1' },
  ...{ NgayTiepNhan: '20260302080000', NgayHenTra: '20260310170000', TrangThaiHoSo: '4', ...rest },
});
const take = (name: string, item: object) => {
  const message = { madonvi: 'X', service: 'DongBoHoSoMC', isUpdating: 'True', data: [item] };
  return desk.json('import', 'dvcqg', desk.file(`${name}.json`, message));
};
const listed = async (...args: string[]): Promise<string> => {
  desk.listen();
  await desk.dh('quarantine', 'list', ...args);
  return desk.out.join('');
};

it('lists what waits, and apart from it what was dismissed by a mended version, with which one', async () => {
  await take('bad', snapshot({ NgayHenTra: 'tuần sau' }));
  expect(await listed()).toMatch(/Q-1 {2}TIME\.UNREADABLE \(NgayHenTra\)\n/);
  expect(await listed('--dismissed')).toBe('');
  await take('good', snapshot({}));
  expect(await listed()).toBe('nothing waits\n');
  expect(await listed('--dismissed')).toMatch(
    /Q-1 {2}TIME\.UNREADABLE \(NgayHenTra\) {2}dismissed by the version of \S+Z, run [0-9a-f-]{36}\n$/,
  );
});
