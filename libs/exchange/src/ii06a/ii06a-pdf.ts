import type { Content, ContentText, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces.js';
import { II06A_MEMBERS } from '#indicators';
import type { Ii06aReport, Ii06aRow } from '#indicators';
import { HEADER_LINES, SIGNATURES, headerCells } from './form-header.js';
import { countText, formText } from './form-text.js';
import type { FormText } from './form-text.js';
import { printPdf } from '../pdf/print-pdf.js';

const LAST_COLUMN = 13;
/** Points; A4 landscape is 842 wide. */
const MARGINS: [number, number, number, number] = [28, 28, 28, 40];
const NUMBER_WIDTHS = [58, 42, 50, 44, 58, 42, 42, 42, 50, 42, 42];

/** The form as a PDF, A4 landscape, its header on every page. The same report gives the same bytes. */
export async function ii06aPdf(report: Ii06aReport): Promise<Buffer> {
  // Where the signatures fall is known once it is laid out: where that is a sheet without a row, the last rows go with them.
  const pages = { total: 0, below: 0 };
  const file = await printPdf(documentOf(report, 0, pages));
  if (pages.below <= pages.total || report.rows.length === 0) return file;
  return printPdf(documentOf(report, Math.min(ROWS_WITH_SIGNATURES, report.rows.length)));
}

const ROWS_WITH_SIGNATURES = 3;

/** The first page on which the total, and what stands below the table, were laid out. */
interface Pages {
  total: number;
  below: number;
}

/**
 * @param carried so many of the last rows, with the total, stand in a table of their own beside the signatures
 * @param pages told where things fell
 */
function documentOf(report: Ii06aReport, carried: number, pages?: Pages): TDocumentDefinitions {
  const text = formText(report);
  const [first, last] = [report.rows.slice(0, report.rows.length - carried), report.rows.slice(-carried)];
  const below = [...notes(text), signatures()];
  return {
    ...(pages === undefined
      ? {}
      : {
          pageBreakBefore: ({ id, pageNumbers }) => {
            if (id === TOTAL || id === BELOW) pages[id] = pageNumbers[0] ?? 0;
            return false;
          },
        }),
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: MARGINS,
    info: {
      title: text.title.join(' '),
      author: 'Đúng Hẹn',
      creator: 'Đúng Hẹn',
      producer: 'Đúng Hẹn',
      creationDate: new Date(report.computedAt),
      modDate: new Date(report.computedAt),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9 },
    footer: (page, pages) => ({
      margin: [28, 12, 28, 0],
      fontSize: 7,
      columns: [
        { text: text.provenance, width: '*' },
        { text: `Trang ${String(page)}/${String(pages)}`, width: 'auto', alignment: 'right' },
      ],
    }),
    // Together, so that no sheet bears signatures alone.
    content:
      carried === 0
        ? [above(text), table(report, text, report.rows, true), { stack: below, unbreakable: true }]
        : [
            above(text),
            table(report, text, first, false),
            { stack: [table(report, text, last, true), ...below], unbreakable: true, pageBreak: 'before' },
          ],
  };
}

const above = (text: FormText): Content => [
  {
    columns: [
      { text: text.formCode, bold: true, width: 150 },
      { text: text.title.join('\n'), bold: true, fontSize: 11.5, alignment: 'center', width: '*' },
      { text: `${text.reportingUnit}\n${text.receivingUnit}`, fontSize: 8, width: 185 },
    ],
    columnGap: 12,
  },
  { text: text.period, bold: true, alignment: 'center', margin: [0, 4, 0, 0] },
  ...(text.interim === null ? [] : [{ text: text.interim, italics: true, alignment: 'center' } as ContentText]),
  { text: text.unitOfCount, italics: true, fontSize: 8, alignment: 'right', margin: [0, 0, 0, 3] },
];

const [TOTAL, BELOW] = ['total', 'below'] as const;

function table(report: Ii06aReport, text: FormText, rows: Ii06aReport['rows'], withTotal: boolean): Content {
  const { namelessRow, totalLabel, empty } = text;
  const body = [
    ...headerOf(report),
    ...rows.map((row) => line({ ...row, name: row.name ?? namelessRow }, String(row.row), false)),
    ...(empty === null
      ? []
      : [[{ text: empty, colSpan: LAST_COLUMN, italics: true, alignment: 'center' }, ...blanks(12)]]),
    ...(withTotal ? [line({ ...report.total, name: totalLabel }, '', true)] : []),
  ] as TableCell[][];
  return {
    table: { headerRows: HEADER_LINES, dontBreakRows: true, widths: [22, '*', ...NUMBER_WIDTHS], body },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingLeft: () => 3,
      paddingRight: () => 3,
      paddingTop: () => 1.4,
      paddingBottom: () => 1.4,
      fillColor: (row) => (row < HEADER_LINES || (withTotal && row === body.length - 1) ? '#f2f2f2' : null),
    },
  };
}

const blanks = (count: number): TableCell[] => Array.from({ length: count }, () => ({}));

function headerOf({ groupBy }: Ii06aReport): TableCell[][] {
  const lines = Array.from({ length: HEADER_LINES }, () => blanks(LAST_COLUMN));
  for (const { text, line, column, lines: rowSpan, columns: colSpan } of headerCells(groupBy)) {
    const numbers = line === HEADER_LINES - 1;
    const style = numbers ? { italics: true, fontSize: 7 } : { bold: true, fontSize: 8 };
    const cells = lines[line];
    if (cells !== undefined) {
      // Header lines are 11 points high: a name over three or two of them is set lower to stand in the middle.
      const margin: [number, number, number, number] = [0, rowSpan === 3 ? 20 : rowSpan === 2 ? 12 : 0, 0, 0];
      cells[column - 1] = { text, rowSpan, colSpan, alignment: 'center', margin, ...style };
    }
  }
  return lines;
}

function line(row: Omit<Ii06aRow, 'row' | 'key'>, ordinal: string, bold: boolean): TableCell[] {
  return [
    { text: ordinal, alignment: 'center', bold },
    {
      ...(bold ? { id: TOTAL } : {}),
      text: (row.name ?? '').normalize('NFC'),
      alignment: bold ? 'center' : 'left',
      bold,
    },
    ...II06A_MEMBERS.map((member) => ({ text: countText(row[member]), alignment: 'right', bold }) as ContentText),
  ];
}

const notes = ({ notes: paragraphs }: FormText): Content[] =>
  paragraphs.map((text, index) => ({
    ...(index === 0 ? { id: BELOW } : {}),
    text,
    bold: index === 0,
    fontSize: 8,
    margin: [0, index === 0 ? 8 : 1, 0, 0],
  }));

/** With room to sign. */
const signatures = (): Content => ({
  margin: [0, 10, 0, 0],
  columns: SIGNATURES.map(({ above: top, who, how }) => ({
    width: '*',
    stack: [
      { text: top === '' ? ' ' : top, italics: true },
      { text: who, bold: true },
      { text: how, italics: true, margin: [0, 0, 0, 44] },
    ],
    alignment: 'center',
  })),
});
