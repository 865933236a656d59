import type { ComponentForm, ProcedureComponent } from '#dossier';

type Row = [name: string, form: ComponentForm, rest?: { optional?: true; copies?: number }];

const papers = (...rows: Row[]): ProcedureComponent[] =>
  rows.map(([name, form, { optional, copies = 1 } = {}], index) => ({
    code: String(index + 1).padStart(2, '0'),
    name,
    form,
    required: optional !== true,
    copies,
  }));

const ASKED_BY = { optional: true } as const;
const AUTHORISATION: Row = ['Văn bản ủy quyền, nếu người khác đi nộp thay', 'original', ASKED_BY];
const BUILDING: Row[] = [
  ['Đơn đề nghị cấp giấy phép xây dựng', 'original'],
  ['Giấy tờ chứng minh quyền sử dụng đất', 'copy'],
  ['Bộ bản vẽ thiết kế xây dựng', 'original', { copies: 2 }],
];
const COMPANY: Row[] = [
  ['Giấy đề nghị đăng ký doanh nghiệp', 'original'],
  ['Điều lệ công ty', 'original'],
];
const LICENCE: Row[] = [
  ['Đơn đề nghị đổi, cấp lại giấy phép lái xe', 'original'],
  ['Giấy khám sức khỏe của người lái xe', 'original'],
];
const TITLE: Row[] = [
  ['Đơn đăng ký biến động đất đai, tài sản gắn liền với đất', 'original'],
  ['Giấy chứng nhận đã cấp', 'original'],
];

/**
 * What the demo's busiest procedures ask for. Demo texts: shortened by hand from what such procedures ask in practice,
 * not the law's wording; a tenant takes its own from the national catalogue (`dh catalog import`). A procedure that is
 * not here shows the counter's general list.
 */
export const DEMO_PAPERS: Readonly<Record<string, ProcedureComponent[]>> = {
  '1.004194': papers(
    ['Tờ khai thay đổi thông tin cư trú (mẫu CT01)', 'original'],
    ['Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp', 'copy'],
  ),
  '1.001193': papers(
    ['Tờ khai đăng ký khai sinh', 'original'],
    ['Giấy chứng sinh', 'original'],
    ['Văn bản cam đoan về việc sinh, nếu không có giấy chứng sinh', 'original', ASKED_BY],
    AUTHORISATION,
  ),
  '1.000656': papers(
    ['Tờ khai đăng ký khai tử', 'original'],
    ['Giấy báo tử hoặc giấy tờ thay giấy báo tử', 'original'],
    AUTHORISATION,
  ),
  '1.000894': papers(
    ['Tờ khai đăng ký kết hôn', 'original'],
    ['Giấy xác nhận tình trạng hôn nhân của bên thường trú ở nơi khác', 'original', ASKED_BY],
    ['Bản án, quyết định ly hôn đã có hiệu lực, nếu đã ly hôn', 'copy', ASKED_BY],
  ),
  '1.004873': papers(
    ['Tờ khai cấp giấy xác nhận tình trạng hôn nhân', 'original'],
    ['Giấy tờ chứng minh vợ hoặc chồng đã chết, đã ly hôn', 'copy', ASKED_BY],
    AUTHORISATION,
  ),
  '1.004859': papers(
    ['Tờ khai thay đổi, cải chính, bổ sung thông tin hộ tịch', 'original'],
    ['Giấy tờ làm căn cứ thay đổi, cải chính, bổ sung', 'copy'],
    AUTHORISATION,
  ),
  '1.004884': papers(
    ['Tờ khai đăng ký lại khai sinh', 'original'],
    ['Giấy tờ có thông tin về khai sinh trước đây', 'copy'],
  ),
  '2.000635': papers(['Tờ khai cấp bản sao trích lục hộ tịch', 'original'], AUTHORISATION),
  '2.000815': papers(['Bản chính giấy tờ, văn bản', 'original'], ['Bản sao cần chứng thực', 'copy']),
  '2.000884': papers(['Giấy tờ, văn bản sẽ ký', 'original'], ['Giấy tờ tùy thân của người ký', 'copy']),
  '2.001035': papers(
    ['Dự thảo giao dịch', 'original'],
    ['Giấy chứng nhận quyền sở hữu, quyền sử dụng tài sản', 'copy'],
    ['Giấy tờ tùy thân của các bên', 'copy'],
  ),
  '2.000908': papers(['Văn bản yêu cầu cấp bản sao từ sổ gốc', 'original'], ['Giấy tờ tùy thân', 'copy']),
  '1.001612': papers(
    ['Giấy đề nghị đăng ký hộ kinh doanh', 'original'],
    ['Biên bản họp thành viên hộ gia đình, nếu nhiều người cùng đăng ký', 'copy', ASKED_BY],
  ),
  '2.000720': papers(['Thông báo thay đổi nội dung đăng ký hộ kinh doanh', 'original'], AUTHORISATION),
  '1.001266': papers(
    ['Thông báo chấm dứt hoạt động hộ kinh doanh', 'original'],
    ['Giấy chứng nhận đăng ký hộ kinh doanh', 'original'],
  ),
  '1.013225': papers(...BUILDING, ['Văn bản phê duyệt biện pháp thi công móng, tầng hầm', 'copy', ASKED_BY]),
  '1.013229': papers(...BUILDING, ['Ảnh chụp hiện trạng công trình', 'original']),
  '1.013978': papers(
    ['Đơn đăng ký đất đai, tài sản gắn liền với đất', 'original'],
    ['Giấy tờ về quyền sử dụng đất', 'copy'],
    ['Mảnh trích đo bản đồ địa chính', 'original', ASKED_BY],
    ['Chứng từ thực hiện nghĩa vụ tài chính', 'copy', ASKED_BY],
  ),
  '1.001776': papers(['Tờ khai đề nghị trợ giúp xã hội', 'original'], ['Giấy xác nhận khuyết tật', 'copy', ASKED_BY]),
  '1.001731': papers(['Tờ khai đề nghị hỗ trợ chi phí mai táng', 'original'], ['Trích lục khai tử', 'copy']),
  '2.001583': papers(...COMPANY),
  '2.001199': papers(...COMPANY, ['Danh sách thành viên', 'original']),
  '2.002043': papers(...COMPANY, ['Danh sách cổ đông sáng lập', 'original']),
  '1.013831': papers(...TITLE, ['Hợp đồng, văn bản về việc chuyển quyền đã công chứng hoặc chứng thực', 'original']),
  '1.012783': papers(...TITLE),
  '1.012784': papers(...TITLE, ['Bản vẽ tách thửa, hợp thửa đất', 'original']),
  '3.000347': papers(...LICENCE, ['Giấy phép lái xe đang dùng', 'original']),
  '3.000348': papers(...LICENCE),
  '3.000333': papers(['Tờ khai yêu cầu cấp phiếu lý lịch tư pháp', 'original'], AUTHORISATION),
  '1.005092': papers(['Đơn đề nghị cấp bản sao văn bằng, chứng chỉ', 'original'], ['Giấy tờ tùy thân', 'copy']),
};
