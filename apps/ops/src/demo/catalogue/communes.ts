import type { AgencyDefinition } from '#dossier';
import { agency, deskOf } from './agency-row.js';
import { CITY } from './city-agencies.js';

/** National code, kind and name of a commune-level unit, and how busy it is compared with an ordinary one. */
interface CommuneRow {
  code: string;
  kind: 'Phường' | 'Xã';
  name: string;
  weight: number;
}

const ward = (code: string, name: string, weight = 1): CommuneRow => ({ code, kind: 'Phường', name, weight });
const commune = (code: string, name: string, weight = 0.8): CommuneRow => ({ code, kind: 'Xã', name, weight });

/** 26 of Hà Nội's 126 wards and communes in being since 01/07/2025, with their codes of the statistics office. */
const ROWS: CommuneRow[] = [
  ward('00004', 'Ba Đình', 1.2),
  ward('00008', 'Ngọc Hà'),
  ward('00025', 'Giảng Võ'),
  ward('00070', 'Hoàn Kiếm', 1.3),
  ward('00082', 'Cửa Nam'),
  ward('00097', 'Hồng Hà', 0.9),
  ward('00103', 'Tây Hồ', 1.1),
  ward('00118', 'Bồ Đề'),
  ward('00145', 'Long Biên', 1.1),
  ward('00160', 'Nghĩa Đô'),
  ward('00166', 'Cầu Giấy', 1.3),
  ward('00190', 'Ô Chợ Dừa'),
  ward('00226', 'Văn Miếu - Quốc Tử Giám', 0.9),
  ward('00235', 'Đống Đa', 1.2),
  ward('00256', 'Hai Bà Trưng', 1.2),
  ward('00331', 'Hoàng Mai', 2.4),
  ward('00367', 'Thanh Xuân', 1.2),
  ward('00592', 'Từ Liêm'),
  ward('00637', 'Đại Mỗ', 0.9),
  ward('09556', 'Hà Đông', 1.4),
  commune('00376', 'Sóc Sơn'),
  commune('00454', 'Đông Anh', 1),
  commune('00565', 'Gia Lâm', 0.9),
  commune('00640', 'Thanh Trì'),
  commune('09877', 'An Khánh', 0.7),
  commune('09988', 'Hoà Lạc', 0.6),
];

const SINCE = '2025-07-01';
const idOf = ({ code }: CommuneRow): string => `${CITY}.${code}`;

/** The ward the demo lets get into trouble in its last three months. The figures are made up, of every unit. */
export const TROUBLED_WARD = `${CITY}.00331`;

/** The commune-level agencies with their weights, in the order of their codes. */
export const COMMUNE_WEIGHTS: readonly { agencyId: string; weight: number }[] = ROWS.map((row) => ({
  agencyId: idOf(row),
  weight: row.weight,
}));

/** Each with the units that hold its dossiers: the one-stop desk, the office and two rooms. */
export const COMMUNE_AGENCIES: AgencyDefinition[] = ROWS.flatMap((row) => {
  const id = idOf(row);
  const name = `${row.kind} ${row.name}`;
  const economy = row.kind === 'Phường' ? 'Phòng Kinh tế, Hạ tầng và Đô thị' : 'Phòng Kinh tế';
  const since = { validFrom: SINCE };
  return [
    agency(id, `Ủy ban nhân dân ${name}`, CITY, { level: 'commune', ...since }),
    agency(deskOf(id), `Trung tâm Phục vụ hành chính công ${name}`, id, since),
    agency(`${id}.VP`, `Văn phòng HĐND và UBND ${name}`, id, since),
    agency(`${id}.KT`, `${economy} ${name}`, id, since),
    agency(`${id}.VX`, `Phòng Văn hóa - Xã hội ${name}`, id, since),
  ];
});
