import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { look } from '../support/look.js';
import { NARROW, TestBrowser, WIDE } from '../support/open-browser.js';

let browser: TestBrowser;
const unique = () => String(process.hrtime.bigint()).slice(-10);

describeWithChromium('procedures and agencies', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('a procedure is defined by keyboard, previewed, written, and given another limit from a day on', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const code = `9.${unique()}`;
    await visit.signIn('admin', '/procedures');
    await page.getByRole('row', { name: /1\.001193/ }).waitFor();
    await page.locator('#main').focus();
    await page.keyboard.type('cp');
    await page.locator('#code:focus').waitFor();
    await page.keyboard.type(code);
    await page.locator('#name').fill('Thủ tục thử nghiệm');
    await page.getByRole('spinbutton', { name: 'Thời hạn 1' }).fill('15');
    const dialog = page.getByRole('dialog');
    for (const [at, paper] of ['Tờ khai theo mẫu', 'Bản sao giấy tờ', 'Giấy bị bỏ'].entries()) {
      await page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
      await page.getByRole('textbox', { name: `Tên giấy tờ ${String(at + 1)}` }).fill(paper);
    }
    await page.getByRole('button', { name: 'Bỏ giấy tờ 3' }).click();
    await page.getByRole('checkbox', { name: 'Bắt buộc 2' }).click();
    await page.getByRole('spinbutton', { name: 'Số bản 2' }).fill('3');
    // What the server refuses stands in the dialog by row, and nothing typed is lost.
    await page.getByRole('textbox', { name: 'Mã giấy tờ 2' }).fill('01');
    await page.keyboard.press('Control+Enter');
    await dialog.locator('.component-row').nth(1).getByText('Mã này đã có ở dòng trên').waitFor();
    await page.getByRole('textbox', { name: 'Mã giấy tờ 2' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('textbox', { name: 'Mã giấy tờ 2' }).fill('02');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('Thủ tục: thêm 1, đổi 0').waitFor();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('procedure-dialog');
    await page.setViewportSize(NARROW);
    await visit.picture('procedure-dialog-narrow');
    await page.setViewportSize(WIDE);
    await dialog.getByRole('button', { name: 'Ghi vào danh mục' }).click();
    await page.getByText('Đã ghi 1 sự kiện vào nhật ký').waitFor();

    await page.getByRole('searchbox', { name: /Tìm mã/ }).fill('thu tuc thu nghiem');
    await page.getByRole('link', { name: code }).click();
    await page.getByRole('heading', { level: 1, name: 'Thủ tục thử nghiệm' }).waitFor();
    await page.getByRole('cell', { name: '15 ngày làm việc' }).first().waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Bản sao giấy tờ (bản chính, 3 bản, nếu có)' }).waitFor();
    expect(await page.getByText('Giấy bị bỏ').count()).toBe(0);
    await page.getByRole('button', { name: 'Sửa' }).click();
    await page.getByRole('spinbutton', { name: 'Thời hạn 1' }).fill('10');
    await page.locator('#validFrom').fill('01/01/2027');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('15 ngày làm việc → 10 ngày làm việc').waitFor();
    await dialog.getByRole('button', { name: 'Ghi vào danh mục' }).click();
    await page.getByRole('row', { name: /từ 01\/01\/2027.*10 ngày làm việc/ }).waitFor();
    await page.getByRole('row', { name: /đang áp dụng.*15 ngày làm việc/ }).waitFor();

    await page.getByRole('spinbutton', { name: 'Số tháng lưu' }).fill('120');
    await page.getByRole('button', { name: 'Đặt thời gian lưu' }).click();
    await dialog.getByText('Đã xoá thì không lấy lại được').waitFor();
    await dialog.getByRole('button', { name: 'Đặt thời gian lưu' }).click();
    await page.getByText('120 tháng').waitFor();
    await page.locator('.ant-message-notice').first().waitFor({ state: 'hidden' });
    await look(visit, 'procedure');
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('what a feed taught waits for review, is filled in and confirmed', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/procedures?review=waiting');
    const code = `8.${unique()}`;
    const item = {
      ...{ MaHoSo: `H26-DM-${unique()}`, MaTTHC: code, TenTTHC: 'Thủ tục tự học', TrangThaiHoSo: '2' },
      ...{ NgayTiepNhan: '20261102080000', NgayHenTra: '20261120170000' },
    };
    const data = { madonvi: 'H26', service: 'DongBoHoSoMC', isUpdating: 'False', data: [item] };
    const origin = new URL(page.url()).origin;
    const sent = await page.request.post('/api/v1/ingest/dvcqg', { data, headers: { origin } });
    expect([sent.status(), await sent.text()]).toEqual([200, expect.stringContaining('"0"')]);
    await page.goto(`/procedures?review=waiting&q=${code}`);
    const row = page.getByRole('row', { name: new RegExp(code) });
    await row.getByText('chờ xem lại').waitFor();
    // Without a limit nobody could receive one.
    expect(await row.getByRole('checkbox').isDisabled()).toBe(true);
    await look(visit, 'procedures-waiting');
    await page.getByRole('link', { name: code }).click();
    await page.getByRole('button', { name: 'Xem lại và bổ sung' }).click();
    await page.getByRole('button', { name: 'Thêm dòng' }).click();
    await page.getByRole('spinbutton', { name: 'Thời hạn 1' }).fill('8');
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('chờ xem lại → đã xem lại').waitFor();
    await dialog.getByText('Áp dụng cả cho những ngày đã qua').waitFor();
    await dialog.getByRole('button', { name: 'Ghi vào danh mục' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('đã xem lại').first().waitFor();
    const { procedures } = (await (await page.request.get('/api/v1/catalogue/provisional')).json()) as {
      procedures: { code: string }[];
    };
    expect(procedures.map((one) => one.code)).not.toContain(code);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('agencies are found without accents, in the dark too; an inspector changes none', async () => {
    const visit = await browser.visit({ colorScheme: 'dark' });
    const { page } = visit;
    await visit.signIn('admin', '/agencies');
    await page.getByRole('searchbox', { name: /Tìm mã/ }).fill('hoang mai');
    const row = page.getByRole('row', { name: /Hoàng Mai/ }).first();
    await row.waitFor();
    await look(visit, 'agencies-dark');
    await row.getByRole('button', { name: /^Sửa/ }).click();
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('Không có gì khác với danh mục hiện có').waitFor();
    expect(await dialog.getByRole('button', { name: 'Ghi vào danh mục' }).isDisabled()).toBe(true);
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await dialog.locator('.ant-modal-close').click();
    await page.goto('/procedures');
    await page.getByRole('row', { name: /1\.001193/ }).waitFor();
    await look(visit, 'procedures-dark');
    const files = [{ name: 'danh-muc.json', mimeType: 'application/json', buffer: Buffer.from('{"agencies": [{}]}') }];
    await page.locator('input[type=file]').setInputFiles(files);
    await dialog.getByText('/agencies/0/id').waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
    const inspector = await browser.visit();
    await inspector.signIn('inspector', '/agencies?q=hoang%20mai');
    await inspector.page
      .getByRole('row', { name: /Hoàng Mai/ })
      .first()
      .waitFor();
    expect(await inspector.page.getByRole('button', { name: /^Sửa|Thêm|Nhập từ tệp/ }).count()).toBe(0);
    await inspector.leave();
  });
});
