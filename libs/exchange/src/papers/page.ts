import type { Content, TDocumentDefinitions, TableLayout } from 'pdfmake/interfaces.js';
import type { PaperHead, PaperOffice, PaperSize } from './paper.types.js';
import { dayInWords } from './words.js';

/** Sizes in points that differ between the two papers. */
export interface PageScale {
  body: number;
  small: number;
  title: number;
  margins: [number, number, number, number];
  /** Between paragraphs. */
  gap: number;
  /** To sign in. */
  signing: number;
  qr: number;
}

const SCALES: Record<PaperSize, PageScale> = {
  A4: { body: 12, small: 9.5, title: 14.5, margins: [62, 48, 42, 48], gap: 5, signing: 62, qr: 92 },
  A5: { body: 9, small: 7.2, title: 11, margins: [34, 26, 26, 30], gap: 2.6, signing: 40, qr: 68 },
};

export const scaleOf = (size: PaperSize): PageScale => SCALES[size];

/** A definition with everything that does not depend on the form; what is given overrides it. */
export function pageOf(
  { size, code, printedAt }: Pick<PaperHead, 'size' | 'code' | 'printedAt'>,
  title: string,
  content: Content[],
): TDocumentDefinitions {
  const { body, small, margins } = scaleOf(size);
  const made = new Date(printedAt);
  return {
    pageSize: size,
    pageMargins: margins,
    info: {
      ...{ title, author: 'Đúng Hẹn', creator: 'Đúng Hẹn', producer: 'Đúng Hẹn' },
      ...{ creationDate: made, modDate: made },
    },
    defaultStyle: { font: 'Roboto', fontSize: body, lineHeight: 1.18 },
    footer: (page, pages) =>
      pages === 1
        ? ''
        : {
            text: `${code} · Trang ${String(page)}/${String(pages)}`,
            alignment: 'right',
            fontSize: small,
            margin: [margins[0], 4, margins[2], 0],
          },
    content,
  };
}

const rule = (length: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 1.5, x2: length, y2: 1.5, lineWidth: 0.6 }],
  alignment: 'center',
});

/** The two columns above every official paper: who issues it, and the nation with its motto. */
export function nationalHeader(office: PaperOffice, size: PaperSize, form: string): Content {
  const { body, small } = scaleOf(size);
  const head = body * 0.9;
  const upper = (text: string): string => text.normalize('NFC').toLocaleUpperCase('vi');
  return [
    { text: form, italics: true, fontSize: small, alignment: 'right', margin: [0, 0, 0, body * 0.3] },
    {
      columns: [
        {
          width: '43%',
          stack: [
            ...(office.parent === null ? [] : [{ text: upper(office.parent), alignment: 'center' as const }]),
            { text: upper(office.name), bold: true, alignment: 'center' },
            { text: 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ', bold: true, alignment: 'center' },
            rule(body * 5),
          ],
        },
        {
          width: '57%',
          stack: [
            { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true, alignment: 'center' },
            { text: 'Độc lập - Tự do - Hạnh phúc', bold: true, alignment: 'center', fontSize: head * 1.08 },
            rule(body * 12),
          ],
        },
      ],
      columnGap: 6,
      fontSize: head,
    },
  ];
}

/** `Hà Nội, ngày … tháng … năm …`, to the right. */
export function placeAndDay(office: PaperOffice, at: number, timezone: string, gap: number): Content {
  const where = office.place ?? '……………';
  const text = `${where}, ${dayInWords(at, timezone)}`;
  return { text, italics: true, alignment: 'right', margin: [0, gap, 0, gap] };
}

export const titleOf = (text: string, size: PaperSize): Content => ({
  text,
  bold: true,
  fontSize: scaleOf(size).title,
  alignment: 'center',
  margin: [0, scaleOf(size).gap, 0, scaleOf(size).gap * 0.6],
});

/** `Name: value`, the value in bold where it is what the reader looks for. */
export const line = (name: string, value: string, gap: number, bold = false): Content => ({
  text: [`${name}: `, { text: value.normalize('NFC'), bold }],
  margin: [0, 0, 0, gap],
});

export interface Signature {
  who: string;
  how: string;
  name?: string | null;
}

/** Side by side, each with room to sign and, where it is known, the name beneath. Kept on one sheet. */
export function signatures(signing: readonly Signature[], size: PaperSize): Content {
  const { gap, small, signing: room } = scaleOf(size);
  return {
    unbreakable: true,
    margin: [0, gap * 2.6, 0, 0],
    columns: signing.map(({ who, how, name }) => ({
      width: '*',
      alignment: 'center' as const,
      stack: [
        { text: who, bold: true },
        { text: how, italics: true, fontSize: small, margin: [0, 0, 0, room] as [number, number, number, number] },
        { text: name ?? ' ', bold: true },
      ],
    })),
  };
}

/** Thin rules around every cell. */
export const GRID: TableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 1.8,
  paddingBottom: () => 1.2,
  fillColor: (row) => (row === 0 ? '#f2f2f2' : null),
};
