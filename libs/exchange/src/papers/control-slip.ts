import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { GRID, line, nationalHeader, placeAndDay, scaleOf, signatures, titleOf } from './page.js';
import type { ControlSlipPaper, ControlStep } from './paper.types.js';
import { codeBlock } from './receipt.js';
import { BLANK, STANDING, STEP, momentInWords, shortMoment } from './words.js';

/** Form 06: every step with its minute, from whom to whom. A step is never overwritten: corrections are steps of their own. */
export function controlSlipContent(paper: ControlSlipPaper): Content[] {
  const { size, office, timezone, procedure, receivedAt, dueAt, steps, printedAt } = paper;
  const { gap, small } = scaleOf(size);
  const head = ['STT', 'Thời gian giao, nhận', 'Công việc; bên giao – bên nhận', 'So với hẹn', 'Ký nhận / Ghi chú'];
  const body: TableCell[][] = [
    head.map((text) => ({ text, bold: true, alignment: 'center' })),
    ...steps.map((step, index) => rowOf(step, index + 1, timezone)),
  ];
  const widths = size === 'A4' ? [24, 92, '*', 56, 92] : [17, 64, '*', 42, 58];
  return [
    nationalHeader(office, size, 'Mẫu số 06'),
    placeAndDay(office, printedAt, timezone, gap),
    titleOf('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', size),
    codeBlock(paper),
    line('Thủ tục', procedure.name ?? procedure.code, gap),
    line('Thời gian nhận hồ sơ', momentInWords(receivedAt, timezone), gap),
    line('Hẹn trả kết quả đang có hiệu lực', dueAt === null ? BLANK : momentInWords(dueAt, timezone), gap, true),
    {
      table: { headerRows: 1, dontBreakRows: true, widths, body },
      layout: GRID,
      fontSize: small * 1.02,
      margin: [0, gap, 0, gap],
    },
    {
      text: `In lúc ${shortMoment(printedAt, timezone)} từ nhật ký của hồ sơ; các bước đã ghi không bị sửa đè.`,
      italics: true,
      fontSize: small,
    },
    signatures(
      [
        { who: 'NGƯỜI GIAO', how: '(Ký, ghi rõ họ tên)' },
        { who: 'NGƯỜI NHẬN', how: '(Ký, ghi rõ họ tên)' },
      ],
      size,
    ),
  ];
}

function rowOf(step: ControlStep, ordinal: number, timezone: string): TableCell[] {
  const { at, recordedAt, kind, from, to, by, dueAt, standing } = step;
  const unit = (named: string | null): string => named?.normalize('NFC') ?? '……………';
  const whom =
    kind === 'handedOver'
      ? [{ text: `Bên giao: ${unit(from)}` }, { text: `Bên nhận: ${unit(to)}` }]
      : [to ?? from].flatMap((named) => (named === null ? [] : [{ text: unit(named) }]));
  const lines = [
    { text: STEP[kind], bold: true },
    ...whom,
    ...(by === null ? [] : [{ text: `Người ghi: ${by}` }]),
    ...(dueAt === null ? [] : [{ text: `Hẹn trả: ${shortMoment(dueAt, timezone)}` }]),
  ];
  return [
    { text: String(ordinal), alignment: 'center' },
    {
      stack: [
        { text: shortMoment(at, timezone), alignment: 'center' },
        ...(recordedAt === null
          ? []
          : [{ text: `(ghi lúc ${shortMoment(recordedAt, timezone)})`, alignment: 'center' as const, italics: true }]),
      ],
    },
    { stack: lines },
    { text: standing === null ? '' : STANDING[standing], alignment: 'center' },
    { text: ' ' },
  ];
}
