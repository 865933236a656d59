import type { ColumnField } from './mapping.js';
/** Lower case, without accents, signs as single spaces: "Ngày  hẹn trả (KQ)" → "ngay hen tra kq". */
export const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Headers that Vietnamese one-stop software exports; the first synonym present in the file is taken. Written with
 * accents for the reader, compared without.
 */
const SYNONYMS: readonly [ColumnField, readonly string[]][] = [
  ['code', ['Mã hồ sơ', 'Số hồ sơ', 'Mã số hồ sơ', 'Mã HS', 'Số biên nhận', 'MaHoSo', 'code']],
  [
    'receivedAt',
    [
      'Ngày tiếp nhận',
      'Ngày nhận hồ sơ',
      'Ngày nhận',
      'Thời gian tiếp nhận',
      'Thời điểm tiếp nhận',
      'NgayTiepNhan',
      'receivedAt',
    ],
  ],
  [
    'dueAt',
    [
      'Ngày hẹn trả',
      'Ngày hẹn trả kết quả',
      'Ngày hẹn',
      'Hạn trả',
      'Hạn xử lý',
      'Hạn giải quyết',
      'Hạn trả kết quả',
      'Thời hạn trả',
      'NgayHenTra',
      'dueAt',
    ],
  ],
  [
    'processedAt',
    [
      'Ngày có kết quả',
      'Ngày xử lý xong',
      'Ngày kết thúc xử lý',
      'Ngày hoàn thành',
      'Ngày giải quyết xong',
      'Ngày xong',
      'NgayKetThucXuLy',
      'processedAt',
    ],
  ],
  [
    'returnedAt',
    ['Ngày trả', 'Ngày trả kết quả', 'Ngày trả thực tế', 'Thời gian trả kết quả', 'NgayTra', 'returnedAt'],
  ],
  ['withdrawnAt', ['Ngày rút', 'Ngày rút hồ sơ', 'Ngày công dân rút', 'withdrawnAt']],
  ['stoppedAt', ['Ngày dừng', 'Ngày dừng giải quyết', 'Ngày dừng xử lý', 'stoppedAt']],
  [
    'agency',
    [
      'Cơ quan',
      'Cơ quan giải quyết',
      'Cơ quan thực hiện',
      'Cơ quan thẩm quyền',
      'Đơn vị',
      'Đơn vị xử lý',
      'Đơn vị giải quyết',
      'Đơn vị thực hiện',
      'DonViXuLy',
      'agency',
    ],
  ],
  [
    'procedure',
    [
      'Mã thủ tục',
      'Mã TTHC',
      'Thủ tục',
      'Thủ tục hành chính',
      'Tên thủ tục',
      'Tên TTHC',
      'Tên thủ tục hành chính',
      'MaTTHC',
      'TenTTHC',
      'procedure',
    ],
  ],
  ['field', ['Lĩnh vực', 'Mã lĩnh vực', 'Tên lĩnh vực', 'MaLinhVuc', 'TenLinhVuc', 'field']],
  [
    'channel',
    [
      'Kênh',
      'Kênh tiếp nhận',
      'Kênh nộp',
      'Kênh thực hiện',
      'Hình thức',
      'Hình thức nộp',
      'Hình thức tiếp nhận',
      'Hình thức nộp hồ sơ',
      'channel',
    ],
  ],
];

const PLAIN = SYNONYMS.map(([field, names]) => [field, names.map(plainWords)] as const);

/** Which header says what, for a list that comes without a mapping. */
export function headersByMeaning(headers: readonly string[]): Map<ColumnField, string> {
  const plain = headers.map(plainWords);
  const found = new Map<ColumnField, string>();
  for (const [field, names] of PLAIN) {
    const name = names.find((candidate) => plain.includes(candidate));
    const header = name === undefined ? undefined : headers[plain.indexOf(name)];
    if (header !== undefined) found.set(field, header);
  }
  return found;
}

const ALL_PLAIN: ReadonlySet<string> = new Set(PLAIN.flatMap(([, names]) => names));

/** Whether a text is the Vietnamese name of any column. */
export const isSynonym = (text: string): boolean => ALL_PLAIN.has(plainWords(text));

/** The Vietnamese names a column may have, for the error that names a missing one. */
export const synonymsOf = (field: ColumnField): readonly string[] =>
  SYNONYMS.find(([name]) => name === field)?.[1] ?? [];
