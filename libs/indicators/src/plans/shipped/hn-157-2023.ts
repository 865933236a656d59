import type { Plan } from '../plan.js';
import { CITY_HANOI, LOG, PAPI, goal, target } from './target.js';

export const hn157: Plan = {
  id: 'hn-157-2023',
  version: 1,
  title: 'Kế hoạch duy trì và cải thiện chỉ số PAPI năm 2023 của thành phố Hà Nội',
  issuedBy: CITY_HANOI,
  document: 'Kế hoạch 157/KH-UBND (2023)',
  years: { from: 2023, to: 2023 },
  targets: [
    target({
      id: 'papi-rank',
      title: 'Thứ hạng PAPI cao hơn năm 2022',
      kind: 'entered',
      source: PAPI,
      unit: 'rank',
      goals: [goal(2023, { kind: 'rankImproved', by: 1, base: 2022 })],
    }),
    target({
      id: 'published',
      title: 'Công khai thủ tục, quy trình và kết quả giải quyết',
      kind: 'statement',
      source: CITY_HANOI,
    }),
    target({
      id: 'accountability',
      title: 'Trách nhiệm giải trình với người dân',
      kind: 'statement',
      source: CITY_HANOI,
    }),
    target({
      id: 'commune-quality',
      title: 'Chất lượng giải quyết thủ tục hành chính ở cấp xã',
      kind: 'log',
      source: LOG,
      measure: { kind: 'onTimeRate', policy: 'tt01-2020', level: 'commune' },
      beside: [
        { kind: 'onTimeRate', policy: 'returned', level: 'commune' },
        { kind: 'satisfaction', level: 'commune' },
      ],
      note: 'Kế hoạch không nêu mức phải đạt; tỷ lệ sớm và đúng hạn của cấp xã được trình bày, không đánh giá.',
    }),
  ],
};
