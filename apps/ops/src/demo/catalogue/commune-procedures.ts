import type { ProcedureDefinition } from '#dossier';
import { CLOCK } from './clock-policies.js';
import { calendarDays, procedure, WITHOUT_LIMIT, workingDays, workingHours } from './procedure-row.js';

const sameDay = { clockPolicyId: CLOCK.sameDay };
const restart = { clockPolicyId: CLOCK.restart };

/** Cases of one procedure whose limit differs: facts must be verified; the place is remote (+10 working days). */
export const CASE = { verification: 'XM', remote: 'VKK' } as const;

/**
 * Procedures of communes and wards, typed by hand from the published national list. Where the list gives no unit the
 * limit follows the law of the field: civil status and certification are due the same day, after 15:00 the next working
 * day (Luật Hộ tịch; NĐ 23/2015), written here as one working day or two working hours with the cut-off.
 * Social protection and the reception of citizens are from memory of public notices.
 */
export const COMMUNE_PROCEDURES: ProcedureDefinition[] = [
  procedure('1.004194', 'Đăng ký tạm trú', 'CT', [workingDays(3)]),
  procedure('1.001193', 'Thủ tục đăng ký khai sinh', 'HT', [workingDays(1)], sameDay),
  procedure('1.000656', 'Thủ tục đăng ký khai tử', 'HT', [workingDays(1)], sameDay),
  procedure(
    '1.000894',
    'Thủ tục đăng ký kết hôn',
    'HT',
    [workingDays(1), workingDays(5, { caseCode: CASE.verification })],
    sameDay,
  ),
  procedure('1.004873', 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', 'HT', [workingDays(3)]),
  procedure('1.004859', 'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc', 'HT', [
    workingDays(3),
    workingDays(6, { caseCode: CASE.verification }),
  ]),
  procedure('1.004884', 'Thủ tục đăng ký lại khai sinh', 'HT', [workingDays(5)]),
  procedure('2.000635', 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh', 'HT', [workingHours(4)], sameDay),
  procedure(
    '2.000815',
    'Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền cấp hoặc chứng nhận',
    'CTH',
    [workingHours(2)],
    sameDay,
  ),
  procedure('2.000884', 'Chứng thực chữ ký trong các giấy tờ, văn bản', 'CTH', [workingHours(2)], sameDay),
  procedure('2.001035', 'Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở', 'CTH', [
    workingDays(2),
  ]),
  procedure('2.000908', 'Thủ tục cấp bản sao từ sổ gốc', 'CTH', [workingDays(1)], sameDay),
  procedure('1.001612', 'Đăng ký thành lập hộ kinh doanh', 'HKD', [workingDays(3)], restart),
  procedure('2.000720', 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', 'HKD', [workingDays(3)], restart),
  procedure('1.001266', 'Chấm dứt hoạt động hộ kinh doanh', 'HKD', [workingDays(3)], restart),
  procedure('1.013225', 'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ', 'XD', [
    calendarDays(20),
    calendarDays(15, { channel: 'counter' }),
  ]),
  procedure(
    '1.013229',
    'Cấp giấy phép xây dựng sửa chữa, cải tạo đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
    'XD',
    [calendarDays(20), calendarDays(15, { channel: 'counter' })],
  ),
  procedure(
    '1.013978',
    'Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền ' +
      'với đất lần đầu đối với hộ gia đình, cá nhân',
    'DD',
    [workingDays(20), workingDays(17, { channel: 'online' }), workingDays(27, { caseCode: CASE.remote })],
  ),
  procedure('1.012812', 'Hòa giải tranh chấp đất đai', 'DD', [calendarDays(30)]),
  procedure(
    '1.001776',
    'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng',
    'BTXH',
    [workingDays(22)],
    { clockPolicyId: CLOCK.index766 },
  ),
  procedure('1.001731', 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội', 'BTXH', [workingDays(3)]),
  procedure('1.012566', 'Xác nhận số chứng minh nhân dân 09 số, số định danh cá nhân (thực hiện tại cấp xã)', 'CC', [
    workingDays(7),
  ]),
  procedure('1.010945', 'Thủ tục tiếp công dân tại cấp xã', 'TCD', [WITHOUT_LIMIT]),
];
