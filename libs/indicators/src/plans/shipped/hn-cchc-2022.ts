import type { Plan } from '../plan.js';
import { CITY_HANOI, LOG, PAPI, PAR_INDEX, SIPAS, goal, share, target } from './target.js';

const statement = (id: string, title: string) => target({ id, title, kind: 'statement', source: CITY_HANOI });

export const hnCchc: Plan = {
  id: 'hn-cchc-2022',
  version: 1,
  title: 'Nhiệm vụ cải cách hành chính năm 2022 của thành phố Hà Nội',
  issuedBy: CITY_HANOI,
  document: 'Kế hoạch cải cách hành chính (2022)',
  years: { from: 2022, to: 2022 },
  targets: [
    target({
      id: 'par-index-rank',
      title: 'Chỉ số cải cách hành chính (PAR INDEX) thuộc nhóm 10 địa phương dẫn đầu',
      kind: 'entered',
      source: PAR_INDEX,
      unit: 'rank',
      goals: [goal(2022, { kind: 'rank', atMost: 10 })],
    }),
    target({
      id: 'sipas',
      title: 'Chỉ số hài lòng của người dân, tổ chức (SIPAS) từ 86% trở lên',
      kind: 'entered',
      source: SIPAS,
      unit: 'percent',
      goals: [goal(2022, share('>=', '86'))],
    }),
    target({
      id: 'papi-rank',
      title: 'Chỉ số hiệu quả quản trị và hành chính công (PAPI) tăng 5 bậc so với năm 2021',
      kind: 'entered',
      source: PAPI,
      unit: 'rank',
      goals: [goal(2022, { kind: 'rankImproved', by: 5, base: 2021 })],
    }),
    target({
      id: 'late-named',
      title: 'Hồ sơ quá hạn: xác định rõ cá nhân, đơn vị chịu trách nhiệm',
      kind: 'log',
      source: LOG,
      measure: { kind: 'lateNamed', policy: 'tt01-2020' },
      goals: [goal(2022, share('>=', '100'))],
      note: 'Đơn vị và cán bộ đang giữ hồ sơ khi kết thúc, hoặc lúc chốt số liệu nếu còn giải quyết.',
    }),
    statement('late-dealt-with', 'Hồ sơ quá hạn: xử lý cá nhân, đơn vị để chậm trễ'),
    statement('inspection', 'Kiểm tra công tác cải cách hành chính'),
    statement('re-inspection', 'Phúc tra việc khắc phục sau kiểm tra'),
    statement('unannounced-checks', 'Kiểm tra đột xuất'),
    statement('digitisation-plan', 'Thống kê và kế hoạch số hóa kết quả giải quyết thủ tục hành chính'),
    statement('shared-software', 'Phần mềm một cửa dùng chung của ba cấp'),
    statement('interlinked-environment', 'Thủ tục liên thông lĩnh vực Tài nguyên – Môi trường'),
    statement('interlinked-construction', 'Thủ tục liên thông lĩnh vực Xây dựng – Đô thị'),
    statement('interlinked-justice', 'Thủ tục liên thông lĩnh vực Tư pháp'),
    statement('interlinked-investment', 'Thủ tục liên thông lĩnh vực Kế hoạch – Đầu tư'),
  ],
};
