import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { paperDocument } from './paper-document.js';
import { paperPdf } from './paper-pdf.js';
import { PAPER_SIZES } from './paper.types.js';
import type { Paper, RegisterPaper } from './paper.types.js';
import { samplePapers, sampleRegister } from './testing/samples.js';

/** `PAPERS_TO=/tmp/papers` keeps them to be looked at. */
function keep(name: string, pdf: Buffer): void {
  const folder = process.env['PAPERS_TO'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.pdf`), pdf);
}

/** Every text of a document definition, in the order it is printed. */
function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { text, stack, columns, table, ol, content } = node as Record<string, unknown>;
  const body = (table as { body?: unknown } | undefined)?.body;
  return [content, text, stack, columns, ol, body].flatMap(textsOf);
}
const wordsOf = (paper: Paper | RegisterPaper): string => textsOf(paperDocument(paper)).join('');

const ofKind = (kind: Paper['kind']): Paper => {
  const found = samplePapers('A4').find((paper) => paper.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found;
};

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

describe('the forms of a dossier', () => {
  it.each(PAPER_SIZES.flatMap((size) => samplePapers(size).map((paper) => [paper.kind, size, paper] as const)))(
    '%s on %s is one sheet, the same bytes each time',
    async (kind, size, paper) => {
      const pdf = await paperPdf(paper);
      keep(`${kind}-${size}`, pdf);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pagesOf(pdf)).toBe(1);
      expect((await paperPdf(paper)).equals(pdf)).toBe(true);
    },
  );

  it.each([
    [
      'receipt',
      'Mẫu số 01',
      ['09 giờ 15 phút, ngày 16 tháng 3 năm 2026', 'Giấy chứng nhận kết hôn', '10 ngày làm việc'],
    ],
    ['supplement', 'Mẫu số 02', ['Giấy chứng sinh (bản chính)', '17 giờ 00 phút, ngày 11 tháng 3 năm 2026']],
    ['refusal', 'Mẫu số 03', ['Không thuộc thẩm quyền', 'thường trú của người đi khai']],
    ['apology', 'Mẫu số 04', ['Phòng Hành chính tư pháp, Sở Tư pháp', '17 giờ 00 phút, ngày 20 tháng 3 năm 2026']],
    ['control-slip', 'Mẫu số 06', ['15:00 13/03/2026', '(ghi lúc 15:40 18/03/2026)', 'Trước hạn']],
  ] as const)('%s is %s and says what the form asks for', (kind, form, said) => {
    const words = wordsOf(ofKind(kind));
    for (const part of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', form, ...said]) {
      expect(words).toContain(part);
    }
    expect(words).toContain('H26.W1-260302-0007');
  });

  it('the apology of a review has its number, and no new day where nobody gave one', () => {
    const apology = { ...ofKind('apology'), documentNumber: '12/XL-UBND', dueAt: null } as Paper;
    const open = wordsOf(apology);
    for (const part of ['12/XL-UBND', 'chưa giải quyết xong', 'sẽ được báo cho ông/bà']) expect(open).toContain(part);
    const ended = wordsOf({ ...apology, endedAt: Date.parse('2026-03-19T10:30:00+07:00') } as Paper);
    for (const part of ['10 giờ 30 phút, ngày 19 tháng 3 năm 2026', 'đến nhận kết quả']) expect(ended).toContain(part);
    expect(open + ended).not.toContain('hẹn lại thời gian');
  });

  it.each([
    ['returned', 'Kết quả đã được trả cho ông/bà vào 09 giờ 00 phút, ngày 20 tháng 3 năm 2026'],
    ['withdrawn', 'Ông/bà đã rút hồ sơ vào 09 giờ 00 phút, ngày 20 tháng 3 năm 2026'],
    ['stopped', 'Hồ sơ đã dừng giải quyết vào 09 giờ 00 phút, ngày 20 tháng 3 năm 2026'],
  ] as const)('the apology of a dossier that was %s says so and only apologises', async (how, said) => {
    const closed = { how, at: Date.parse('2026-03-20T09:00:00+07:00') };
    const endedAt = how === 'returned' ? Date.parse('2026-03-19T10:30:00+07:00') : null;
    const printedAt = Date.parse('2026-03-23T08:00:00+07:00');
    const paper = { ...ofKind('apology'), closed, endedAt, printedAt } as Paper;
    const words = wordsOf(paper);
    for (const part of [
      'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
      'chân thành xin lỗi',
      'Hà Nội, ngày 23 tháng 3 năm 2026',
      said,
    ])
      expect(words).toContain(part);
    for (const part of ['xin hẹn lại', 'nhận kết quả', 'Quét mã', 'chưa giải quyết xong.'])
      expect(words).not.toContain(part);
    expect(words.includes('chậm so với ngày hẹn')).toBe(how === 'returned');
    keep(`apology-${how}`, await paperPdf(paper));
  });

  it('the apology is signed by the head of the agency that answers for the dossier', () => {
    expect(wordsOf(ofKind('apology'))).toContain('CHỦ TỊCH UBND PHƯỜNG LÁNG');
  });

  it('the control slip names no applicant', () => {
    expect(wordsOf(ofKind('control-slip'))).not.toContain('Quỳnh');
  });

  it('without link there is no QR and nothing to open; without limit there is no day', () => {
    const receipt = { ...ofKind('receipt'), link: null, promisedAt: null, limit: null, applicant: {} } as Paper;
    const words = wordsOf(receipt);
    expect(words).not.toContain('Quét mã');
    expect(words).toContain('không quy định thời hạn');
    expect(words).not.toContain('undefined');
  });

  it('a receipt with forty components runs over to a second sheet that names the code', async () => {
    const components = Array.from({ length: 40 }, (_, index) => ({
      name: `Giấy tờ thứ ${String(index + 1)}`,
      form: 'copy' as const,
    }));
    const pdf = await paperPdf({ ...ofKind('receipt'), components } as Paper);
    keep('receipt-long', pdf);
    expect(pagesOf(pdf)).toBe(2);
  });
});

describe('the register of a day', () => {
  it('lists its dossiers, header on every page', async () => {
    const pdf = await paperPdf(sampleRegister(60));
    keep('register', pdf);
    expect(pagesOf(pdf)).toBeGreaterThan(1);
    const words = wordsOf(sampleRegister());
    for (const part of ['Mẫu số 07', 'Ngày 02/03/2026 · 3 hồ sơ', 'H26.W1-260302-0003']) expect(words).toContain(part);
  });

  it('of a day without dossiers says so', () => {
    expect(wordsOf(sampleRegister(0))).toContain('Không tiếp nhận hồ sơ nào trong ngày.');
  });
});
