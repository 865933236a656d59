import type { Content, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces.js';
import { GRID, nationalHeader, pageOf, signatures } from './page.js';
import type { RegisterPaper, RegisterRow } from './paper.types.js';
import { VIA, shortMoment } from './words.js';

const HEAD = [
  ...['STT', 'Mã hồ sơ', 'Thủ tục hành chính', 'Người nộp, địa chỉ, số điện thoại', 'Cơ quan giải quyết'],
  ...['Nhận hồ sơ', 'Hẹn trả kết quả', 'Có kết quả', 'Trả kết quả', 'Hình thức nộp', 'Ký nhận / Ghi chú'],
];
const WIDTHS = [20, 84, '*', 138, 84, 48, 48, 48, 48, 46, 56];

/** Form 07: the dossiers that an office received on a day, A4 landscape, its header on every page. */
export function registerDocument(paper: RegisterPaper): TDocumentDefinitions {
  const { office, on, timezone, printedAt, rows } = paper;
  const day = on.split('-').reverse().join('/');
  const body: TableCell[][] = [
    HEAD.map((text) => ({ text, bold: true, alignment: 'center' })),
    ...rows.map((row) => rowOf(row, timezone)),
    ...(rows.length > 0 ? [] : [emptyRow()]),
  ];
  const content: Content[] = [
    nationalHeader(office, 'A5', 'Mẫu số 07'),
    { text: 'SỔ THEO DÕI HỒ SƠ', bold: true, fontSize: 14, alignment: 'center', margin: [0, 8, 0, 0] },
    { text: `Ngày ${day} · ${String(rows.length)} hồ sơ`, alignment: 'center', margin: [0, 0, 0, 6] },
    { table: { headerRows: 1, dontBreakRows: true, widths: WIDTHS, body }, layout: GRID, fontSize: 7.4 },
    {
      text: `In lúc ${shortMoment(printedAt, timezone)}. Sổ có dữ liệu cá nhân: lần in này đã được ghi lại.`,
      italics: true,
      fontSize: 7.4,
      margin: [0, 4, 0, 0],
    },
    signatures(
      [
        { who: 'NGƯỜI LẬP SỔ', how: '(Ký, ghi rõ họ tên)' },
        { who: 'PHỤ TRÁCH BỘ PHẬN MỘT CỬA', how: '(Ký, ghi rõ họ tên)' },
      ],
      'A5',
    ),
  ];
  const page = pageOf({ size: 'A4', code: `Sổ theo dõi hồ sơ ${day}`, printedAt }, `Sổ theo dõi hồ sơ ${day}`, content);
  return {
    ...page,
    pageOrientation: 'landscape',
    pageMargins: [28, 24, 28, 30],
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
  };
}

function rowOf(row: RegisterRow, timezone: string): TableCell[] {
  const { number, code, procedure, applicant, handledBy, channel } = row;
  const { receivedAt, promisedAt, processedAt, returnedAt } = row;
  const centred = (text: string): TableCell => ({ text, alignment: 'center' });
  const moment = (instant: number | null): TableCell => centred(instant === null ? '' : shortMoment(instant, timezone));
  const person = [applicant.name, applicant.address, applicant.phone].filter((part) => part !== undefined);
  return [
    centred(String(number)),
    { text: code },
    { text: procedure.normalize('NFC') },
    { text: person.join('\n').normalize('NFC') },
    { text: handledBy.normalize('NFC') },
    ...[moment(receivedAt), moment(promisedAt), moment(processedAt), moment(returnedAt)],
    centred(channel === null ? '' : VIA[channel]),
    { text: ' ' },
  ];
}

const emptyRow = (): TableCell[] => [
  { text: 'Không tiếp nhận hồ sơ nào trong ngày.', colSpan: HEAD.length, italics: true, alignment: 'center' },
  ...Array.from({ length: HEAD.length - 1 }, () => ({})),
];
