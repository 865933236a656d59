import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { look } from '../support/look.js';
import { TestBrowser } from '../support/open-browser.js';

let browser: TestBrowser;
describeWithChromium('administration', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)(
    'starts a recomputation and follows it to its result, %s',
    async (colorScheme) => {
      const visit = await browser.visit({ colorScheme });
      const { page } = visit;
      await visit.signIn('admin', '/jobs');
      await page.getByRole('textbox', { name: /^Kỳ/ }).fill('2026-13');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('VALIDATION.FAILED').waitFor();
      await page.getByRole('textbox', { name: /^Kỳ/ }).fill('2026-09');
      await page.keyboard.press('Enter');
      await page.getByText('Đã đưa vào hàng đợi').waitFor();
      const newest = page.getByRole('row', { name: /Tính lại số liệu/ }).first();
      await newest.getByText(/^Xong · /).waitFor({ timeout: 60_000 });
      await newest.getByRole('button').first().click();
      await page.getByText('Số tháng đã tính').first().waitFor();
      await look(visit, `jobs-${colorScheme}`);
      expect(visit.complaints()).toEqual([]);
      await visit.leave();
    },
  );

  it('verifies the log, shows the verdict and the signed head, and how far the read models are', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/system');
    await page.getByRole('cell', { name: 'theo kịp nhật ký' }).first().waitFor();
    await page.getByRole('button', { name: 'Kiểm tra từ đầu' }).click();
    await page.getByText('Nhật ký toàn vẹn').waitFor({ timeout: 90_000 });
    await page.getByText('Ký gần nhất').waitFor();
    await look(visit, 'system');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
    const inspector = await browser.visit({ colorScheme: 'dark' });
    await inspector.signIn('inspector', '/system');
    await inspector.page.getByText('Ký gần nhất').waitFor();
    expect(await inspector.page.getByRole('button', { name: /Kiểm tra/ }).count()).toBe(0);
    await look(inspector, 'system-dark');
    await inspector.leave();
  });

  it('shows what a day off would move before anybody is bound by it', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/calendars?year=2026');
    await page.getByRole('row', { name: /Nghỉ/ }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Xem trước ảnh hưởng' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Công bố' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Ngày', exact: true }).fill('25/11/2026');
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: 'Tên gọi, căn cứ' }).fill('Nghỉ bão');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /25\/11\/2026.*Nghỉ bão.*mới/ }).waitFor();
    await page.getByRole('button', { name: 'Xem trước ảnh hưởng' }).click();
    await page.getByText(/hồ sơ đang mở đổi ngày hẹn/).waitFor({ timeout: 60_000 });
    await look(visit, 'calendar-preview');
    await page.getByRole('button', { name: 'Công bố' }).click();
    await page.getByRole('dialog').getByText('Không thu hồi được').waitFor();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('lists what a feed sent and the log could not take, why, and tries it again', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/quarantine');
    const code = `H26-THU-${String(process.hrtime.bigint())}`;
    const item = { MaHoSo: code, MaTTHC: '1.001193', TrangThaiHoSo: '77', NgayTiepNhan: '20261102080000' };
    const sent = { madonvi: 'H26', service: 'DongBoHoSoMC', isUpdating: 'False', data: [item] };
    const origin = new URL(page.url()).origin;
    await page.request.post('/api/v1/ingest/dvcqg', { data: sent, headers: { origin } });
    await page.getByRole('searchbox', { name: 'Mã hồ sơ' }).fill(code);
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: new RegExp(code) });
    await row.getByText('Trạng thái chưa biết (STATUS.UNKNOWN)').waitFor();
    await row.getByRole('button', { name: /^Thử lại/ }).click();
    await page.getByText(/Vẫn chưa nhận được/).waitFor();
    await row.getByRole('button').first().click();
    await page.getByText('Phần được phép xem:').waitFor();
    await look(visit, 'quarantine');
    // Mended by its sender and taken: it waits no longer, and says what took its place.
    const unreadable = { ...item, MaHoSo: `${code}-S`, TrangThaiHoSo: '4', NgayHenTra: 'tuần sau' };
    for (const one of [unreadable, { ...unreadable, NgayHenTra: '20261120170000' }]) {
      await page.request.post('/api/v1/ingest/dvcqg', { data: { ...sent, data: [one] }, headers: { origin } });
    }
    await page.goto(`/quarantine?code=${code}-S&state=dismissed`);
    await page.getByRole('row', { name: new RegExp(`${code}-S.*Không đọc được ngày giờ.*bản nhận lúc`) }).waitFor();
    expect(await page.getByRole('button', { name: /^Thử lại/ }).count()).toBe(0);
    await look(visit, 'quarantine-dismissed');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('lists what was read by whom, and why; an empty list says so', async () => {
    const visit = await browser.visit({ colorScheme: 'dark' });
    await visit.signIn('supervisor', '/access-records?dossier=H26.00000-000000-0000');
    await visit.page.getByText('Chưa có lần xem nào').waitFor();
    expect(await visit.accessibilityFaults()).toEqual([]);
    await visit.page.goto('/access-records');
    await visit.page.getByRole('table').waitFor();
    await look(visit, 'access-records-dark');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('receives a sheet: looked through first, then row by row, with a result to save', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('tiepnhan.hoangmai', '/imports');
    const applicant = `Người Thử ${String(process.hrtime.bigint())}`;
    const sheet = `Mã thủ tục,Kênh,Họ và tên\n1.001193,Trực tiếp,${applicant}\n9.999999,Trực tiếp,${applicant}\n`;
    const files = [{ name: 'ho-so.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }];
    await page.locator('input[type=file]').setInputFiles(files);
    await page.getByText('Đã kiểm tra 2 dòng: 1 dòng nhận được, 1 dòng không nhận được').waitFor();
    await page.getByText('không có thủ tục này vào ngày tiếp nhận').waitFor();
    await look(visit, 'imports');
    await page.getByRole('button', { name: 'Tiếp nhận 1 hồ sơ' }).click();
    await page.getByText('Đã tiếp nhận 1/2 dòng').waitFor();
    await page
      .getByRole('row', { name: /Đã tiếp nhận/ })
      .getByRole('link')
      .waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải kết quả (CSV)' }).click();
    expect((await saved).suggestedFilename()).toBe('ket-qua-tiep-nhan.csv');
    expect(JSON.stringify(await visit.storage())).not.toContain('Thử');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('a role has entries for the pages it may open, and no other', async () => {
    const entries = {
      clerk: ['Nhập từ bảng tính', 'Gửi thông báo'],
      supervisor: [
        ...['Nhập từ bảng tính', 'Nhật ký truy cập', 'Dữ liệu chờ xem lại', 'Tác vụ nền', 'Nhật ký và hệ thống'],
        ...['Gửi thông báo', 'Thủ tục', 'Cơ quan, đơn vị', 'Số liệu kế hoạch'],
      ],
      // What speaks of the whole tenant is nothing to whoever sees one ward.
      'lanhdao.hoangmai': [
        ...['Nhập từ bảng tính', 'Nhật ký truy cập'],
        ...['Gửi thông báo', 'Thủ tục', 'Cơ quan, đơn vị', 'Số liệu kế hoạch'],
      ],
      inspector: [
        ...['Gửi thông báo', 'Thủ tục', 'Cơ quan, đơn vị', 'Số liệu kế hoạch'],
        'Nhật ký truy cập',
        'Tài khoản',
        'Lịch làm việc',
        'Dữ liệu chờ xem lại',
        'Tác vụ nền',
        'Nhật ký và hệ thống',
      ],
      admin: [
        ...['Tài khoản', 'Lịch làm việc', 'Dữ liệu chờ xem lại', 'Tác vụ nền', 'Nhật ký và hệ thống'],
        ...['Gửi thông báo', 'Thủ tục', 'Cơ quan, đơn vị', 'Số liệu kế hoạch'],
      ],
    };
    const all = new Set(Object.values(entries).flat());
    for (const [role, named] of Object.entries(entries)) {
      const visit = await browser.visit();
      await visit.signIn(role);
      const shown = await visit.page.locator('.shell-side').getByRole('link').allTextContents();
      expect([role, shown.filter((name) => all.has(name)).sort()]).toEqual([role, [...named].sort()]);
      await visit.leave();
    }
  });
});
