import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { look } from '../support/look.js';
import { TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;

const HEADER = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày xử lý xong,Cơ quan,Thủ tục,Họ tên';
const PERSON = 'Nguyễn Thị Bí Mật';
const row = (code: string, received = '02/03/2026 08:00') =>
  `${code},${received},09/03/2026 17:00,04/03/2026 09:00,Phường Cũ,Thủ tục cũ,${PERSON}`;
const listOf = (rows: readonly string[]) => Buffer.from(`${[HEADER, ...rows].join('\n')}\n`);

/** By the file's own button; the mapping's is the second. */
const choose = (visit: Visit, name: string, buffer: Buffer, which = 0) =>
  visit.page.locator('input[type=file]').nth(which).setInputFiles({ name, mimeType: 'text/csv', buffer });

describeWithChromium('case lists of another system', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)(
    'an administrator surveys a list, takes it in and fetches what became of each row, %s',
    async (colorScheme) => {
      const visit = await browser.visit({ colorScheme });
      const { page } = visit;
      await visit.signIn('admin', '/case-lists');
      const codes = [1, 2, 3].map((n) => `CU-${colorScheme}-${String(n)}`);
      const list = [...codes.map((code) => row(code)), row(`CU-${colorScheme}-4`, 'hôm qua'), row('', '02/03/2026')];
      await choose(visit, 'ho-so-2025.csv', listOf(list));
      await page.getByRole('button', { name: 'Kiểm tra danh sách' }).focus();
      await page.keyboard.press('Enter');
      await page
        .getByText('Đã kiểm tra 5 dòng: 3 dòng nhận được, 0 dòng đã có, 2 dòng không nhận được. Chưa ghi gì.')
        .waitFor();
      await page.getByText('Ngày tiếp nhận: không đọc được thời gian').waitFor();
      expect(await page.getByText(PERSON).count()).toBe(0);
      await look(visit, `case-list-surveyed-${colorScheme}`);
      // The same button has become the next step and still has the focus.
      await page.locator('button:focus', { hasText: 'Nhập vào hệ thống' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('Đã nhận 3/5 dòng; 0 dòng đã có từ trước, 2 dòng không nhận được.').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /Tải kết quả từng dòng/ }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^ket-qua-nhap-\w+\.csv$/);
      await look(visit, `case-list-taken-${colorScheme}`);
      await page.getByRole('button', { name: 'Kiểm tra danh sách' }).click();
      await page.getByText('0 dòng nhận được, 3 dòng đã có, 2 dòng không nhận được').waitFor();
      const earlier = page.getByRole('row', { name: /ho-so-2025\.csv.*Nhận vào.*nhận 3 · đã có 0 · không nhận 2/ });
      await earlier.first().getByRole('button').first().click();
      await page.getByText('Đã nhận 3/5 dòng').first().waitFor();
      await look(visit, `case-list-earlier-${colorScheme}`);
      await page.goto(`/dossiers/${codes[0] ?? ''}`);
      await page.locator('.ant-timeline').waitFor();
      expect(visit.complaints()).toEqual([]);
      await visit.leave();
    },
  );

  it('says what is wrong with a file or a mapping, and ends what takes too long', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('admin', '/case-lists');
    const survey = page.getByRole('button', { name: 'Kiểm tra danh sách' });
    await choose(visit, 'sai.csv', Buffer.from('Cột A,Cột B\n1,2\n'));
    await survey.click();
    const wrong = page.getByRole('alert');
    await wrong.getByText('Danh sách thiếu cột cần có').waitFor();
    await wrong.getByText(/the header, row 1, has no column for code/).waitFor();
    await page.getByText('Tệp ánh xạ viết thế nào?').click();
    await look(visit, 'case-list-refused');
    await choose(visit, 'anh-xa.json', Buffer.from('{"columns": {"code": "Cột A"}}'), 1);
    await survey.click();
    await wrong.getByText('/mapping: columns.receivedAt is missing').waitFor();
    await look(visit, 'case-list-mapping-refused');
    await page.getByRole('button', { name: 'Bỏ tệp anh-xa.json' }).click();
    const many = Array.from({ length: 60_000 }, (_, n) => row(`NHIEU-${String(n)}`));
    await choose(visit, 'nhieu.csv', listOf(many));
    await survey.click();
    await page.getByText(/Đang chạy · [\d.]+\/60\.000 dòng/).waitFor({ timeout: 60_000 });
    await look(visit, 'case-list-running');
    await page.getByRole('button', { name: 'Huỷ' }).first().click();
    await page.getByText(/^Đã huỷ ở dòng/).waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('an inspector reads what was imported and hands nothing in', async () => {
    const visit = await browser.visit();
    await visit.signIn('inspector', '/case-lists');
    await visit.page.getByText('Các lần nhập trước').waitFor();
    await visit.page
      .getByRole('row', { name: /ho-so-2025\.csv/ })
      .first()
      .waitFor();
    expect(await visit.page.locator('input[type=file]').count()).toBe(0);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
    const clerk = await browser.visit();
    await clerk.signIn('clerk', '/intake');
    const refused = await clerk.page.request.get('/api/v1/imports');
    expect(refused.status()).toBe(403);
    await clerk.leave();
  });
});
