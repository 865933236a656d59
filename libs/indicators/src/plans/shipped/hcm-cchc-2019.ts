import type { Plan } from '../plan.js';
import { CITY_HCM, LOG, goal, share, target } from './target.js';

const SURVEY = 'Khảo sát mức độ hài lòng của Thành phố Hồ Chí Minh';

export const hcmCchc: Plan = {
  id: 'hcm-cchc-2019',
  version: 1,
  title: 'Kế hoạch thi đua cải cách hành chính năm 2019 của Thành phố Hồ Chí Minh',
  issuedBy: CITY_HCM,
  document: 'Kế hoạch thi đua cải cách hành chính (2019)',
  years: { from: 2019, to: 2019 },
  targets: [
    target({
      id: 'on-time-each-field',
      title: 'Tỷ lệ hồ sơ đúng hạn của từng lĩnh vực đều trên 90%',
      kind: 'log',
      source: LOG,
      measure: { kind: 'worstField', policy: 'tt01-2020' },
      beside: [{ kind: 'worstField', policy: 'returned' }],
      goals: [goal(2019, share('>', '90'))],
    }),
    target({
      id: 'satisfaction-procedures',
      title: 'Mức độ hài lòng về giải quyết thủ tục hành chính trên 80%',
      kind: 'entered',
      source: SURVEY,
      unit: 'percent',
      measure: { kind: 'satisfaction' },
      goals: [goal(2019, share('>', '80'))],
    }),
    target({
      id: 'satisfaction-education',
      title: 'Mức độ hài lòng về dịch vụ công giáo dục trên 80%',
      kind: 'entered',
      source: SURVEY,
      unit: 'percent',
      goals: [goal(2019, share('>', '80'))],
    }),
    target({
      id: 'satisfaction-health',
      title: 'Mức độ hài lòng về dịch vụ công y tế trên 80%',
      kind: 'entered',
      source: SURVEY,
      unit: 'percent',
      goals: [goal(2019, share('>', '80'))],
    }),
    target({
      id: 'online-procedures',
      title: '30–40% thủ tục đủ điều kiện được cung cấp ở mức độ 3, 4',
      kind: 'entered',
      source: CITY_HCM,
      unit: 'percent',
      goals: [goal(2019, { kind: 'share', operator: '>=', percent: '30', upTo: '40' })],
    }),
    target({
      id: 'received-by-post',
      title: 'Tiếp nhận hồ sơ qua bưu chính công ích tăng',
      kind: 'log',
      source: LOG,
      measure: { kind: 'channelShare', channel: 'post' },
      goals: [goal(2019, { kind: 'growth', operator: '>', by: '0', as: 'relative', base: 'previousYear' })],
      note: 'Đọc là tỷ lệ trên số hồ sơ tiếp nhận, so với cùng tỷ lệ của năm trước.',
    }),
    target({
      id: 'returned-by-post',
      title: 'Trả kết quả qua bưu chính công ích tăng',
      kind: 'log',
      source: LOG,
      measure: { kind: 'returnedByPost' },
      goals: [goal(2019, { kind: 'growth', operator: '>', by: '0', as: 'relative', base: 'previousYear' })],
      note: 'Đọc là tỷ lệ trên số kết quả đã trả, so với cùng tỷ lệ của năm trước.',
    }),
  ],
};
