import type { ProcedureDefinition } from '#dossier';
import { CLOCK } from './clock-policies.js';
import { CASE } from './commune-procedures.js';
import { calendarDays, procedure, workingDays } from './procedure-row.js';

const restart = { clockPolicyId: CLOCK.restart };
const remote = { caseCode: CASE.remote };
const FOOD_SAFETY =
  'Cấp Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đối với cơ sở sản xuất, kinh doanh thực phẩm nông, lâm, thủy sản';

/**
 * Procedures of departments and of the land registration office, typed by hand from the published national list; those
 * of health, education, trade and culture are from memory of public notices. The shorter second limit for food safety
 * is made up, so that a change of a limit can be shown: older dossiers keep what they were promised.
 */
export const CITY_PROCEDURES: ProcedureDefinition[] = [
  procedure('2.001583', 'Đăng ký thành lập công ty TNHH một thành viên', 'DN', [workingDays(3)], restart),
  procedure('2.001199', 'Đăng ký thành lập công ty TNHH hai thành viên trở lên', 'DN', [workingDays(3)], restart),
  procedure('2.002043', 'Đăng ký thành lập công ty cổ phần', 'DN', [workingDays(3)], restart),
  procedure(
    '1.013831',
    'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng, ' +
      'thừa kế, tặng cho, góp vốn',
    'DD',
    [workingDays(8), workingDays(18, remote)],
  ),
  procedure('1.012783', 'Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất', 'DD', [
    workingDays(5),
    workingDays(15, remote),
  ]),
  procedure('1.012784', 'Tách thửa hoặc hợp thửa đất', 'DD', [workingDays(12), workingDays(22, remote)]),
  procedure('1.012786', 'Cấp lại Giấy chứng nhận do bị mất', 'DD', [workingDays(10), workingDays(20, remote)]),
  procedure('3.000347', 'Đổi giấy phép lái xe', 'GPLX', [workingDays(5)]),
  procedure('3.000348', 'Cấp lại giấy phép lái xe', 'GPLX', [workingDays(5)]),
  procedure(
    '3.000333',
    'Cấp Phiếu Lý lịch tư pháp cho công dân Việt Nam, người nước ngoài cư trú tại Việt Nam',
    'LLTP',
    [calendarDays(10)],
  ),
  procedure('2.002288', 'Cấp, cấp lại Phù hiệu cho xe ô tô, xe bốn bánh có gắn động cơ kinh doanh vận tải', 'DB', [
    workingDays(2),
  ]),
  procedure('1.013237', 'Cấp mới chứng chỉ hành nghề hoạt động xây dựng', 'XD', [calendarDays(6)]),
  procedure('1.012906', 'Cấp mới chứng chỉ hành nghề môi giới bất động sản', 'BDS', [workingDays(10)]),
  procedure(
    '1.000828',
    'Cấp Chứng chỉ hành nghề luật sư đối với người đạt yêu cầu kiểm tra kết quả tập sự hành nghề luật sư',
    'LS',
    [workingDays(15)],
  ),
  procedure('1.003915', 'Cấp Chứng chỉ hành nghề đấu giá', 'DG', [workingDays(10)]),
  procedure('2.001827', FOOD_SAFETY, 'ATTP', [calendarDays(15)], { validTo: '2026-06-30' }),
  procedure('2.001827', FOOD_SAFETY, 'ATTP', [calendarDays(12)], { validFrom: '2026-07-01' }),
  procedure('1.004616', 'Cấp Chứng chỉ hành nghề dược theo hình thức xét hồ sơ', 'DP', [calendarDays(20)]),
  procedure('1.005092', 'Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'VB', [workingDays(1)], {
    clockPolicyId: CLOCK.sameDay,
  }),
  procedure('2.000004', 'Đăng ký hoạt động khuyến mại đối với chương trình khuyến mại mang tính may rủi', 'XTTM', [
    workingDays(5),
  ]),
  procedure('1.004650', 'Tiếp nhận hồ sơ thông báo sản phẩm quảng cáo trên bảng quảng cáo, băng-rôn', 'QC', [
    workingDays(5),
  ]),
];
