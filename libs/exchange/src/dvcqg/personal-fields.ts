/**
 * Which fields may be seen: whatever is not named here is taken for personal, because a field that nobody knows may hold
 * anything. Names of agencies, procedures and fields are no personal data.
 */
const PLAIN: ReadonlySet<string> = new Set([
  ...['MaHoSo', 'MaTTHC', 'TenTTHC', 'MaLinhVuc', 'TenLinhVuc', 'KenhThucHien', 'LoaiDoiTuong', 'TrangThaiHoSo'],
  ...['NgayTiepNhan', 'NgayHenTra', 'NgayTra', 'NgayKetThucXuLy', 'NgayTuChoi', 'NgayNopHoSo', 'HinhThuc', 'DonViXuLy'],
  ...['NoiNopHoSo', 'HoSoCoThanhPhanSoHoa', 'DuocThanhToanTrucTuyen', 'SoBienNhan'],
  ...['ThoiDiemXuLy', 'PhongBanXuLy', 'TrangThai', 'NgayBatDau', 'NgayKetThucTheoQuyDinh'],
  ...['HoSoBoSungId', 'NgayBoSung', 'NgayTiepNhanBoSung', 'TrangThaiBoSung', 'NgayHenTraTruoc', 'NgayHenTraMoi'],
  ...['MaThanhPhanHoSo', 'DuocSoHoa'],
]);
/** Lists whose members are judged one by one. */
const LISTS: ReadonlySet<string> = new Set(['DanhSachHoSoBoSung', 'TaiLieuNop']);

export const PERSONAL_OF = {
  encrypted: [
    ...['ChuHoSo', 'SoGiayToChuHoSo', 'SoDienThoai', 'Email', 'TrichYeuHoSo', 'GhiChu', 'ThongTinKhac', 'ThongTinTra'],
    'NoiDungXuLy',
  ],
} as const;

const LONGEST_SHOWN = 300;
/** Read, but into something else: somebody may have typed a name there. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['PhongBanXuLy']);
/** Shown where it looks like one. */
export const COMPONENT_CODE = /^[A-Za-z0-9._-]{1,60}$/;

/** What of an item may be seen and stored as it is; the rest is sealed. Never fails, whatever the item is. */
export function plainPartOf(raw: unknown): Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return {};
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (LISTS.has(name) && Array.isArray(value)) plain[name] = value.map(plainPartOf);
    else if (PLAIN.has(name) && isShort(value) && maybeShown(name, value)) plain[name] = shown(value);
  }
  return plain;
}

const isShort = (value: unknown): value is string | number | boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= LONGEST_SHOWN);

const maybeShown = (name: string, value: string | number | boolean): boolean =>
  !NOT_SHOWN.has(name) && (name !== 'MaThanhPhanHoSo' || COMPONENT_CODE.test(String(value)));

const shown = (value: string | number | boolean): string | number | boolean =>
  typeof value === 'string' ? value.replaceAll('\0', '\uFFFD').toWellFormed() : value;

/** How many filled personal fields an item has besides those that are encrypted. */
export function droppedIn(raw: unknown, name = ''): number {
  if (Array.isArray(raw)) return raw.reduce<number>((sum, inner) => sum + droppedIn(inner, name), 0);
  if (typeof raw === 'object' && raw !== null) {
    return Object.entries(raw).reduce((sum, [inner, value]) => sum + droppedIn(value, inner), 0);
  }
  const isKept = PLAIN.has(name) || PERSONAL_OF.encrypted.some((known) => known === name);
  return isKept || raw === null || raw === undefined || String(raw as string).trim() === '' ? 0 : 1;
}
