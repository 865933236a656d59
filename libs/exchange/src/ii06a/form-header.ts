import { II06A_COLUMNS } from '#indicators';
import type { Ii06aGroup } from '#indicators';

/** A cell of the printed header: 1-based column, 0-based line of {@link HEADER_LINES}, spans of at least 1. */
export interface HeaderCell {
  text: string;
  line: number;
  column: number;
  lines: number;
  columns: number;
}

/** Three lines of names and one of column numbers. */
export const HEADER_LINES = 4;

const cell = (line: number, column: number, text: string, lines = 1, columns = 1): HeaderCell => ({
  ...{ line, column, text, lines, columns },
});

/** The header of form II.06a as the form prints it. */
export function headerCells(groupBy: Ii06aGroup): HeaderCell[] {
  return [
    cell(0, 1, 'STT', 3),
    cell(0, 2, groupBy === 'field' ? 'Lĩnh vực giải quyết' : 'Đơn vị giải quyết', 3),
    cell(0, 3, 'Số lượng hồ sơ tiếp nhận', 1, 4),
    cell(0, 7, 'Số lượng hồ sơ đã giải quyết', 1, 4),
    cell(0, 11, 'Số lượng hồ sơ đang giải quyết', 1, 3),
    cell(1, 3, 'Tổng số', 2),
    cell(1, 4, 'Trong kỳ', 1, 2),
    cell(2, 4, 'Trực tuyến'),
    cell(2, 5, 'Trực tiếp, dịch vụ bưu chính'),
    cell(1, 6, 'Từ kỳ trước', 2),
    cell(1, 7, 'Tổng số', 2),
    cell(1, 8, 'Trước hạn', 2),
    cell(1, 9, 'Đúng hạn', 2),
    cell(1, 10, 'Quá hạn', 2),
    cell(1, 11, 'Tổng số', 2),
    cell(1, 12, 'Trong hạn', 2),
    cell(1, 13, 'Quá hạn', 2),
    ...II06A_COLUMNS.map(({ number, sumOf }) => cell(3, number, numberText(number, sumOf))),
  ];
}

function numberText(number: number, sumOf: readonly number[]): string {
  const bracketed = (n: number): string => `(${String(n)})`;
  return sumOf.length === 0 ? bracketed(number) : `${bracketed(number)}=${sumOf.map(bracketed).join('+')}`;
}

/** The signature block; place and date are left to be filled in. */
export const SIGNATURES = [
  { above: '', who: 'Người lập biểu', how: '(Ký, ghi rõ họ tên)' },
  { above: '……………, ngày …… tháng …… năm ……', who: 'Thủ trưởng đơn vị', how: '(Ký, ghi rõ họ tên, đóng dấu)' },
] as const;
