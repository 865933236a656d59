import type { Plan, PlanLevel, Target } from '../plan.js';
import { CITY_HANOI, LOG, PAPI, PORTAL, goal, share, target } from './target.js';

const YEARS = { from: 2021, to: 2025 };

function digitised(id: string, level: PlanLevel, name: string, percent: string): Target {
  const grown = (by: string) =>
    ({ kind: 'growth', operator: '>=', by, as: 'points', base: 'previousYear', until: '100' }) as const;
  return target({
    id,
    title: `Số hóa kết quả còn hiệu lực ${name}: ít nhất ${percent}% năm 2021, thêm 20% năm 2022, thêm 30% mỗi năm đến 100%`,
    kind: 'entered',
    source: CITY_HANOI,
    unit: 'percent',
    // The log knows what was digitised of what it saw granted, not the stock of earlier years.
    beside: [{ kind: 'digitizedResults', level }],
    goals: [
      goal(2021, share('>=', percent)),
      goal(2022, grown('20')),
      goal(2023, grown('30')),
      goal(2024, grown('30')),
      goal(2025, grown('30')),
    ],
    note: 'Mức tăng đọc là điểm phần trăm so với tỷ lệ năm trước, cho đến khi đạt 100%.',
  });
}

export const hn136: Plan = {
  id: 'hn-136-2021',
  version: 1,
  title: 'Kế hoạch đổi mới việc thực hiện cơ chế một cửa, một cửa liên thông giai đoạn 2021–2025 của thành phố Hà Nội',
  issuedBy: CITY_HANOI,
  document: 'Kế hoạch 136/KH-UBND (2021–2025)',
  years: YEARS,
  targets: [
    target({
      id: 'on-time',
      title: '100% hồ sơ được trả kết quả sớm và đúng hạn',
      kind: 'log',
      source: LOG,
      measure: { kind: 'onTimeRate', policy: 'tt01-2020' },
      beside: [{ kind: 'onTimeRate', policy: 'returned' }],
      goals: [goal(YEARS, share('>=', '100'))],
    }),
    target({
      id: 'satisfaction',
      title: 'Mức độ hài lòng trên 85% đến năm 2023, từ 95% trở lên đến năm 2025',
      kind: 'entered',
      source: 'Khảo sát mức độ hài lòng; chưa có thì đánh giá của người nộp hồ sơ',
      unit: 'percent',
      measure: { kind: 'satisfaction' },
      // "By 2025" asks nothing more of 2024 than what was to be reached by 2023.
      goals: [goal({ from: 2021, to: 2024 }, share('>', '85')), goal(2025, share('>=', '95'))],
    }),
    target({
      id: 'papi-rank',
      title: 'Chỉ số hiệu quả quản trị và hành chính công (PAPI) mỗi năm tăng 5 bậc',
      kind: 'entered',
      source: PAPI,
      unit: 'rank',
      goals: [goal(YEARS, { kind: 'rankImproved', by: 5, base: 'previousYear' })],
    }),
    digitised('digitised-results-city', 'province', 'cấp thành phố', '30'),
    digitised('digitised-results-district', 'district', 'cấp huyện', '20'),
    digitised('digitised-results-commune', 'commune', 'cấp xã', '15'),
    target({
      id: 'online-filing',
      title: 'Hồ sơ nộp trực tuyến từ 50% trở lên trên số hồ sơ tiếp nhận',
      kind: 'log',
      source: LOG,
      measure: { kind: 'channelShare', channel: 'online' },
      goals: [goal(YEARS, share('>=', '50'))],
    }),
    target({
      id: 'electronic-hand-overs',
      title: 'Từ 80% hồ sơ luân chuyển giữa các cơ quan được chuyển bằng phương thức điện tử',
      kind: 'log',
      source: LOG,
      measure: { kind: 'electronicHandOvers' },
      goals: [goal(YEARS, share('>=', '80'))],
      note: 'Một hồ sơ được tính khi mọi lần chuyển sang đơn vị khác trong kỳ đều bằng phương thức điện tử.',
    }),
    target({
      id: 'resolved-digitised',
      title: '100% hồ sơ giải quyết thành công được số hóa, lưu trữ để tái sử dụng',
      kind: 'log',
      source: LOG,
      measure: { kind: 'digitizedResults' },
      beside: [{ kind: 'digitizedComponents' }],
      goals: [goal(YEARS, share('>=', '100'))],
    }),
    target({
      id: 'portal-integration',
      title: '60% dịch vụ công mức độ 3, 4 được tích hợp lên Cổng Dịch vụ công quốc gia',
      kind: 'entered',
      source: PORTAL,
      unit: 'percent',
      goals: [goal(YEARS, share('>=', '60'))],
    }),
    target({
      id: 'level-4-services',
      title: '100% thủ tục đủ điều kiện được cung cấp ở mức độ 4',
      kind: 'entered',
      source: CITY_HANOI,
      unit: 'percent',
      goals: [goal(YEARS, share('>=', '100'))],
    }),
  ],
};
