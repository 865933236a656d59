import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithChromium } from '../../support/optional-tools.js';
import { NARROW, TestBrowser } from '../support/open-browser.js';
import type { Visit } from '../support/visit.js';

let browser: TestBrowser;
let made = 0;
/** Unlike any other, also in a product that other specs have used. */
const fresh = (): string => {
  made += 1;
  return `dlg-${String(process.hrtime.bigint())}-${String(made)}`;
};

/** The page's own session asks the API, as any client of it could. */
async function ask(visit: Visit, path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const data = JSON.stringify(body);
  const origin = new URL(visit.page.url()).origin;
  const answer = await visit.page.request.post(path, {
    headers: { 'content-type': 'application/json', 'idempotency-key': fresh(), origin, ...headers },
    data,
  });
  if (!answer.ok()) throw new Error(`${path}: ${String(answer.status())} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
interface Answer {
  code: string;
  version: number;
}

/** A dossier that the visitor's own counter has just received. */
const received = (visit: Visit, more: object = {}): Promise<Answer> =>
  ask(visit, '/api/v1/dossiers', {
    ...{ procedureCode: '1.001193', agencyId: 'H26.00004', channel: 'counter', applicantKind: 'citizen' },
    ...{ applicant: { name: 'Trần Văn Thử', phone: '0900000002' }, ...more },
  });

/** Opens a dossier and one of its dialogs by its two keys. */
async function open(visit: Visit, code: string, keys: string): Promise<void> {
  const { page } = visit;
  await page.goto(`/dossiers/${code}`);
  await page
    .getByRole('button', { name: /Đề nghị đính chính|Tiếp nhận/ })
    .first()
    .waitFor();
  await page.locator('#main').focus();
  await page.keyboard.type(keys);
  await page.getByRole('dialog').waitFor();
}

describeWithChromium('the dialogs of a dossier', () => {
  beforeAll(async () => {
    browser = await TestBrowser.open();
  });
  afterAll(() => browser.close());

  it('extends a deadline under its rule, refuses a day before the present one and says why', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('supervisor');
    const { code } = await received(visit);
    await open(visit, code, 'ck');
    await page.getByRole('dialog').getByText('Được hẹn lại tối đa 1 lần, còn 1 lần').waitFor();
    const day = page.locator('#dueAt');
    await day.focus();
    await page.keyboard.type('05/03/2020');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'Cơ quan phối hợp trả lời chậm' }).check();
    await visit.picture('extend');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ngày hẹn mới phải sau ngày hẹn hiện tại').waitFor();
    await day.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('05/03/2027');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Đã ghi: Gia hạn').waitFor();
    await page.getByText('05/03/2027').first().waitFor();
    await page.getByRole('button', { name: /^Gia hạn/ }).waitFor({ state: 'detached' });
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it.each(['05/03/2027', '5/3/2027', '05032027', '05-03-2027', '2027-03-05'])(
    'takes %s as 5 March in every date field of the dialogs',
    async (typed) => {
      const visit = await browser.visit();
      const { page } = visit;
      await visit.signIn('supervisor');
      const { code } = await received(visit);
      for (const [keys, field] of [
        ['ck', '#dueAt'],
        ['cb', '#respondBy'],
      ] as const) {
        await open(visit, code, keys);
        await page.locator(field).focus();
        await page.keyboard.type(typed);
        await page.keyboard.press('Tab');
        await page.locator(`${field}[value="05/03/2027"]`).waitFor();
      }
      await open(visit, code, 'ci');
      await page.getByRole('radio', { name: 'Thời điểm tiếp nhận' }).check();
      await page.locator('#to').focus();
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
      await page.locator('#to[value="05/03/2027"]').waitFor();
      await visit.leave();
    },
  );

  it('receives an online submission and refuses another, by keyboard', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    await visit.signIn('supervisor');
    const online = { procedureCode: '1.001193', agencyId: 'H26.00004', channel: 'online' };
    const submit = (code: string) =>
      ask(
        visit,
        `/api/v1/dossiers/${code}/commands/submit`,
        { ...online, applicant: { name: 'Lê Thị Thử' } },
        { 'if-match': '"v0"' },
      );
    const first = await submit(`TRUC-TUYEN-${fresh()}`);
    await open(visit, first.code, 'ca');
    await page.getByRole('dialog').getByText('Thời hạn bắt đầu tính từ lúc tiếp nhận').waitFor();
    await page.keyboard.type('Tờ khai điện tử');
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('receive-online');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Đã ghi: Tiếp nhận').waitFor();
    await page.getByText('Đã tiếp nhận').first().waitFor();
    const second = await submit(`TRUC-TUYEN-${fresh()}`);
    await open(visit, second.code, 'cq');
    await page.getByRole('radio', { name: 'Không thuộc thẩm quyền giải quyết' }).check();
    expect(await visit.accessibilityFaults('[role=dialog]')).toEqual([]);
    await visit.picture('refuse-intake');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Không tiếp nhận').first().waitFor();
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it.each(['light', 'dark'] as const)(
    'amends the applicant by who received; a correction needs two, %s',
    async (colorScheme) => {
      const clerk = await browser.visit({ colorScheme });
      const { page } = clerk;
      await clerk.signIn('tiepnhan.hoangmai');
      const { code } = await received(clerk, { agencyId: undefined });
      await open(clerk, code, 'cm');
      await page.locator('#applicant_name').fill('Trần Văn Đúng');
      await page.locator('#reason').fill('Gõ nhầm tên');
      expect(await clerk.accessibilityFaults('[role=dialog]')).toEqual([]);
      await clerk.picture(`amend-${colorScheme}`);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Sửa thông tin cá nhân').waitFor();
      await open(clerk, code, 'ci');
      await page.getByRole('radio', { name: 'Hình thức nộp' }).check();
      await page.locator('#to').getByRole('radio', { name: 'Bưu chính' }).check();
      await page.locator('#reason').fill('Hồ sơ gửi qua bưu điện');
      expect(await clerk.accessibilityFaults('[role=dialog]')).toEqual([]);
      await clerk.picture(`correct-${colorScheme}`);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Hình thức nộp: Tại quầy → Bưu chính').waitFor();
      const chief = await browser.visit({ colorScheme });
      await chief.signIn('supervisor');
      await open(chief, code, 'cy');
      await chief.page.getByRole('dialog').getByText('Hình thức nộp: Tại quầy → Bưu chính').waitFor();
      expect(await chief.accessibilityFaults('[role=dialog]')).toEqual([]);
      await chief.picture(`approve-${colorScheme}`);
      await chief.page.keyboard.press('Control+Enter');
      await chief.page.getByText('Đã đính chính').waitFor();
      await page.getByText('Đã đính chính').waitFor();
      for (const visit of [clerk, chief]) {
        expect(JSON.stringify(await visit.storage())).not.toMatch(/Trần|Đúng|0900000002/);
        expect(visit.complaints()).toEqual([]);
      }
      await page.setViewportSize(NARROW);
      await open(clerk, code, 'ci');
      await clerk.picture(`correct-${colorScheme}-narrow`);
      await clerk.leave();
      await chief.leave();
    },
  );

  it('reads the applicant in full for a reason that no address holds', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await visit.signIn('clerk');
    const { code } = await received(visit);
    await page.goto(`/dossiers/${code}`);
    await page.getByRole('textbox', { name: 'Lý do cần xem đầy đủ' }).fill('đối chiếu giấy tờ');
    await page.keyboard.press('Enter');
    await page.getByText('0900000002').waitFor();
    expect(addresses.filter((address) => /reason|chi%E1%BA%BFu/.test(address))).toEqual([]);
    expect(addresses.some((address) => address.endsWith('/applicant'))).toBe(true);
    expect(visit.complaints()).toEqual([]);
    await visit.leave();
  });

  it('two browsers on one dossier: the second is told what changed, keeps what was typed, and may send again', async () => {
    const [first, second] = [await browser.visit(), await browser.visit()];
    await first.signIn('supervisor');
    await second.signIn('supervisor');
    const { code } = await received(first);
    // The second browser hears nothing of the log meanwhile, as in an office whose line stutters.
    await second.page.route('**/api/v1/stream', (route) => route.abort());
    await open(second, code, 'cb');
    await second.page.locator('#items').fill('Sổ hộ khẩu');
    await second.page.locator('#reason').fill('Thiếu sổ');
    await open(first, code, 'ch');
    await first.page.locator('#toUnitId').focus();
    await first.page.keyboard.type('hoang mai');
    await first.page.locator('.ant-select-item-option-active').waitFor();
    await first.page.keyboard.press('Enter');
    await first.page.keyboard.press('Control+Enter');
    await first.page.getByText('Đã ghi: Chuyển xử lý').first().waitFor();
    await second.page.keyboard.press('Control+Enter');
    await second.page.getByRole('dialog').getByText('Thao tác của bạn chưa được ghi').waitFor();
    await second.page
      .getByRole('dialog')
      .getByText(/Vừa có: Chuyển xử lý \(.+\)/)
      .waitFor();
    await second.page.getByText('Đang xử lý').first().waitFor();
    expect(await second.page.getByText('Chờ bổ sung').count()).toBe(0);
    expect(await second.page.locator('#items').inputValue()).toBe('Sổ hộ khẩu');
    expect(await second.accessibilityFaults('[role=dialog]')).toEqual([]);
    await second.picture('conflict');
    await second.page.keyboard.press('Control+Enter');
    await second.page.getByText('Chờ bổ sung').first().waitFor();
    for (const visit of [first, second]) {
      expect(visit.complaints()).toEqual([]);
      await visit.leave();
    }
  });
});
