import type { Plan } from '../plan.js';
import { CITY_HANOI, LOG, PAR_INDEX, PORTAL, SIPAS, goal, share, target } from './target.js';

export const hn27: Plan = {
  id: 'hn-27-2022',
  version: 1,
  title: 'Kế hoạch kiểm soát thủ tục hành chính năm 2022 của thành phố Hà Nội',
  issuedBy: CITY_HANOI,
  document: 'Kế hoạch 27/KH-UBND (2022)',
  years: { from: 2022, to: 2022 },
  targets: [
    target({
      id: 'on-time',
      title: 'Hồ sơ được trả kết quả sớm và đúng hạn đạt trên 99%',
      kind: 'log',
      source: LOG,
      measure: { kind: 'onTimeRate', policy: 'tt01-2020' },
      beside: [{ kind: 'onTimeRate', policy: 'returned' }],
      goals: [goal(2022, share('>', '99'))],
    }),
    target({
      id: 'sipas',
      title: 'Chỉ số hài lòng của người dân, tổ chức (SIPAS) trên 85%',
      kind: 'entered',
      source: SIPAS,
      unit: 'percent',
      goals: [goal(2022, share('>', '85'))],
    }),
    target({
      id: 'par-index-rank',
      title: 'Chỉ số cải cách hành chính (PAR INDEX) thuộc nhóm 10 địa phương dẫn đầu',
      kind: 'entered',
      source: PAR_INDEX,
      unit: 'rank',
      goals: [goal(2022, { kind: 'rank', atMost: 10 })],
    }),
    target({
      id: 'portal-integration',
      title: '50% thủ tục mức độ 3, 4 của thành phố được tích hợp lên Cổng Dịch vụ công quốc gia',
      kind: 'entered',
      source: PORTAL,
      unit: 'percent',
      goals: [goal(2022, share('>=', '50'))],
    }),
    target({
      id: 'digitised-results',
      title: 'Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực tăng 20% so với năm 2021',
      kind: 'entered',
      source: CITY_HANOI,
      unit: 'count',
      goals: [goal(2022, { kind: 'growth', operator: '>=', by: '20', as: 'relative', base: 2021 })],
      note: 'Đọc là số kết quả đã số hóa còn hiệu lực: năm 2022 ít nhất bằng 120% năm 2021.',
    }),
    target({
      id: 'five-clear',
      title: 'Thực hiện phương châm 5 rõ: rõ người, rõ việc, rõ trách nhiệm, rõ tiến độ, rõ hiệu quả',
      kind: 'statement',
      source: CITY_HANOI,
    }),
  ],
};
