import type { Content } from 'pdfmake/interfaces.js';
import { GRID, line, nationalHeader, placeAndDay, scaleOf, signatures, titleOf } from './page.js';
import type { ReceiptPaper } from './paper.types.js';
import { codeSymbol, linkSymbol } from './symbols.js';
import { BLANK, COMPONENT_FORM, RETURN_AT, limitInWords, momentInWords } from './words.js';

/** Form 01: what was handed in, by whom, and the day and hour promised. */
export function receiptContent(paper: ReceiptPaper): Content[] {
  const { size, office, timezone, applicant, receivedAt, receivedBy } = paper;
  const { gap } = scaleOf(size);
  return [
    nationalHeader(office, size, 'Mẫu số 01'),
    placeAndDay(office, receivedAt, timezone, gap),
    titleOf('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', size),
    codeBlock(paper),
    line('Tiếp nhận hồ sơ của', applicant.name ?? BLANK, gap, true),
    line('Địa chỉ', applicant.address ?? BLANK, gap),
    contactLine(paper),
    line('Nội dung yêu cầu giải quyết', wanted(paper), gap),
    ...componentsBlock(paper),
    ...promiseBlock(paper),
    linkBlock(paper),
    signatures(
      [
        { who: 'NGƯỜI NỘP HỒ SƠ', how: '(Ký, ghi rõ họ tên)', name: applicant.name ?? null },
        { who: 'NGƯỜI TIẾP NHẬN HỒ SƠ', how: '(Ký, ghi rõ họ tên)', name: receivedBy },
      ],
      size,
    ),
  ];
}

/** The procedure, and what the applicant wrote about it. */
export const wanted = ({ procedure, abstract }: Pick<ReceiptPaper, 'procedure' | 'abstract'>): string =>
  [procedure.name ?? procedure.code, abstract].filter((part) => part !== null && part !== '').join(' – ');

/** The dossier's code to be read and to be scanned. */
export function codeBlock({ code, size }: Pick<ReceiptPaper, 'code' | 'size'>): Content {
  const { body, small, gap } = scaleOf(size);
  return {
    stack: [
      { svg: codeSymbol(code), width: body * 17, alignment: 'center' },
      {
        text: ['Mã hồ sơ: ', { text: code, bold: true, fontSize: body * 1.1 }],
        alignment: 'center',
        fontSize: small * 1.15,
        margin: [0, 2, 0, gap * 1.6],
      },
    ],
  };
}

export function contactLine({ applicant, size }: Pick<ReceiptPaper, 'applicant' | 'size'>): Content {
  const { gap } = scaleOf(size);
  return {
    columns: [
      { width: '45%', text: `Số điện thoại: ${applicant.phone ?? '…………………'}` },
      { width: '*', text: `Thư điện tử: ${applicant.email ?? '…………………………'}` },
    ],
    margin: [0, 0, 0, gap],
  };
}

function componentsBlock({ components, size }: ReceiptPaper): Content[] {
  const { gap, small } = scaleOf(size);
  if (components.length === 0) return [line('Thành phần hồ sơ nộp', BLANK, gap)];
  const body = [
    ['STT', 'Thành phần hồ sơ đã nộp', 'Hình thức', 'Đã nhận'].map((text) => ({
      text,
      bold: true,
      alignment: 'center' as const,
    })),
    ...components.map(({ name, form }, index) => [
      { text: String(index + 1), alignment: 'center' as const },
      { text: name.normalize('NFC') },
      { text: COMPONENT_FORM[form], alignment: 'center' as const },
      // A cross that is drawn: the printer's font has no box to tick.
      { text: 'X', bold: true, alignment: 'center' as const },
    ]),
  ];
  const widths = ['auto', '*', size === 'A4' ? 110 : 78, size === 'A4' ? 52 : 38];
  return [
    {
      table: { headerRows: 1, dontBreakRows: true, widths, body },
      layout: GRID,
      fontSize: small * 1.08,
      margin: [0, gap * 0.4, 0, gap],
    },
    line('Số lượng hồ sơ', '01 bộ', gap),
  ];
}

function promiseBlock(paper: ReceiptPaper): Content[] {
  const { limit, receivedAt, promisedAt, timezone, channel, handledBy, size } = paper;
  const { gap } = scaleOf(size);
  const limited = limit === null ? 'theo ngày hẹn dưới đây' : limitInWords(limit);
  return [
    ...(promisedAt === null ? [] : [line('Thời gian giải quyết theo quy định', limited, gap)]),
    line('Thời gian nhận hồ sơ', momentInWords(receivedAt, timezone), gap),
    line(
      'Thời gian trả kết quả',
      promisedAt === null
        ? 'thủ tục này không quy định thời hạn; kết quả được báo ngay khi có'
        : momentInWords(promisedAt, timezone),
      gap,
      true,
    ),
    line('Nhận kết quả', RETURN_AT[channel], gap),
    ...(handledBy === null ? [] : [line('Cơ quan giải quyết', handledBy, gap)]),
  ];
}

/** Where the citizen sees how it stands; the code alone opens nothing. */
export function linkBlock({ link, size, code }: Pick<ReceiptPaper, 'link' | 'size' | 'code'>): Content {
  const { qr, small, gap } = scaleOf(size);
  if (link === null) return { text: '' };
  const page = link.slice(0, link.indexOf('/bien-nhan/'));
  return {
    unbreakable: true,
    columns: [
      { width: qr, svg: linkSymbol(link), fit: [qr, qr] },
      {
        width: '*',
        fontSize: small,
        margin: [0, gap, 0, 0],
        text: [
          { text: 'Xem tình trạng hồ sơ', bold: true },
          '\nQuét mã bên cạnh bằng điện thoại, hoặc vào ',
          // A receipt that was sent instead of printed opens by a click, as the symbol does by a scan.
          { text: page, bold: true, link },
          `, nhập mã hồ sơ ${code} và bốn số cuối của số điện thoại hoặc số giấy tờ đã khai khi nộp.`,
          '\nAi có mã này xem được tình trạng hồ sơ, không xem được thông tin cá nhân. Xin giữ giấy này để nhận kết quả.',
        ],
      },
    ],
    columnGap: 10,
    margin: [0, gap, 0, 0],
  };
}
