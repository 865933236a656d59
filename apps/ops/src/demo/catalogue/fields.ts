import type { FieldDefinition } from '#dossier';

const field = (code: string, name: string): FieldDefinition => ({ code, name, provisional: false });

/** The fields (lĩnh vực) the demo's procedures belong to. Names as published; the codes are the demo's own. */
export const DEMO_FIELDS: FieldDefinition[] = [
  field('HT', 'Hộ tịch'),
  field('CTH', 'Chứng thực'),
  field('HKD', 'Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)'),
  field('DN', 'Thành lập và hoạt động của doanh nghiệp'),
  field('XD', 'Hoạt động xây dựng'),
  field('BDS', 'Kinh doanh bất động sản'),
  field('DB', 'Đường bộ'),
  field('DD', 'Đất đai'),
  field('BTXH', 'Bảo trợ xã hội'),
  field('CC', 'Cấp, quản lý căn cước'),
  field('CT', 'Đăng ký, quản lý cư trú'),
  field('GPLX', 'Sát hạch, cấp giấy phép lái xe'),
  field('LLTP', 'Lý lịch tư pháp'),
  field('LS', 'Luật sư'),
  field('DG', 'Đấu giá tài sản'),
  field('ATTP', 'Quản lý chất lượng nông lâm sản và thủy sản'),
  field('DP', 'Dược phẩm'),
  field('VB', 'Hệ thống văn bằng, chứng chỉ'),
  field('XTTM', 'Xúc tiến thương mại'),
  field('QC', 'Quảng cáo'),
  field('TCD', 'Tiếp công dân'),
];
