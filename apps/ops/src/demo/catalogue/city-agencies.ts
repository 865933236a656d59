import type { AgencyDefinition } from '#dossier';
import { agency, deskOf } from './agency-row.js';

/** The tenant itself, the root of the tree. */
export const CITY = 'H26';

const department = (number: string, name: string, rooms: [tail: string, name: string][]): AgencyDefinition[] => {
  const id = `${CITY}.${number}`;
  return [
    agency(id, name, CITY, { level: 'province' }),
    agency(deskOf(id), `Bộ phận tiếp nhận và trả kết quả - ${name}`, id),
    ...rooms.map(([tail, room]) => agency(`${id}.${tail}`, `${room} - ${name}`, id)),
  ];
};

const landBranch = (number: string): AgencyDefinition[] => {
  const id = `${LAND_OFFICE}.CN${number}`;
  const name = `Chi nhánh Văn phòng Đăng ký đất đai Hà Nội khu vực ${number}`;
  return [
    agency(id, name, LAND_OFFICE),
    agency(deskOf(id), `Bộ phận tiếp nhận và trả kết quả - ${name}`, id),
    agency(`${id}.DK`, `Tổ Đăng ký và cấp Giấy chứng nhận - ${name}`, id),
    agency(`${id}.KT`, `Tổ Kỹ thuật đo đạc - ${name}`, id),
  ];
};

const LAND_OFFICE = `${CITY}.15.DKDD`;
/** The branch the demo lets be slow. */
export const SLOW_LAND_BRANCH = `${LAND_OFFICE}.CN2`;
/** Another branch, as good as most. */
export const ORDINARY_LAND_BRANCH = `${LAND_OFFICE}.CN1`;
/** The department the demo lets be on time always. */
export const PUNCTUAL_DEPARTMENT = `${CITY}.13`;

/** The city, its departments and the land registration office with two branches. The numbers after `H26` are ours. */
export const CITY_AGENCIES: AgencyDefinition[] = [
  agency(CITY, 'Ủy ban nhân dân Thành phố Hà Nội', null, { level: 'province' }),
  ...department('12', 'Sở Tư pháp', [['BT', 'Phòng Bổ trợ tư pháp']]),
  ...department('13', 'Sở Tài chính', [['DK', 'Phòng Đăng ký kinh doanh']]),
  ...department('14', 'Sở Công Thương', [['TM', 'Phòng Quản lý thương mại']]),
  ...department('15', 'Sở Nông nghiệp và Môi trường', [['CL', 'Chi cục Chất lượng và Phát triển thị trường']]),
  ...department('16', 'Sở Xây dựng', [
    ['VT', 'Phòng Quản lý vận tải'],
    ['HN', 'Phòng Quản lý hoạt động xây dựng'],
  ]),
  ...department('17', 'Sở Y tế', [['ND', 'Phòng Nghiệp vụ dược']]),
  ...department('18', 'Sở Giáo dục và Đào tạo', [['QL', 'Phòng Quản lý thi và kiểm định chất lượng']]),
  ...department('19', 'Sở Văn hóa và Thể thao', [['QC', 'Phòng Quản lý văn hóa']]),
  ...department('21', 'Công an Thành phố Hà Nội', [
    ['GT', 'Phòng Cảnh sát giao thông'],
    ['HS', 'Phòng Hồ sơ nghiệp vụ'],
  ]),
  agency(LAND_OFFICE, 'Văn phòng Đăng ký đất đai Hà Nội', `${CITY}.15`),
  ...landBranch('1'),
  ...landBranch('2'),
];
