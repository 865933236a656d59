import type { AgencyDefinition } from '#dossier';
import { agency, deskOf } from './agency-row.js';
import { CITY } from './city-agencies.js';

const ROWS: [code: string, name: string][] = [
  ['001', 'Quận Ba Đình'],
  ['002', 'Quận Hoàn Kiếm'],
  ['003', 'Quận Tây Hồ'],
  ['004', 'Quận Long Biên'],
  ['005', 'Quận Cầu Giấy'],
  ['006', 'Quận Đống Đa'],
  ['007', 'Quận Hai Bà Trưng'],
  ['008', 'Quận Hoàng Mai'],
  ['268', 'Quận Hà Đông'],
  ['016', 'Huyện Sóc Sơn'],
];

/** Old districts by id; they end with 30/06/2025 and take the communes' dossiers on days before the communes were. */
export const FORMER_DISTRICT_IDS: readonly string[] = ROWS.map(([code]) => `${CITY}.Q${code}`);

/** The tree keeps them, since their codes stay on old dossiers. */
export const FORMER_DISTRICTS: AgencyDefinition[] = ROWS.flatMap(([code, name]) => {
  const id = `${CITY}.Q${code}`;
  const until = { validTo: '2025-06-30' };
  return [
    agency(id, `Ủy ban nhân dân ${name}`, CITY, { level: 'district', ...until }),
    agency(deskOf(id), `Bộ phận Một cửa ${name}`, id, until),
    agency(`${id}.VP`, `Văn phòng HĐND và UBND ${name}`, id, until),
    agency(`${id}.KT`, `Phòng Quản lý đô thị ${name}`, id, until),
    agency(`${id}.VX`, `Phòng Lao động - Thương binh và Xã hội ${name}`, id, until),
  ];
});
