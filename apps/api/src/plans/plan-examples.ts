/** Shown in the API's own description. */
export const PLAN_EXAMPLE = {
  id: 'hn-mau-2026',
  title: 'Kế hoạch kiểm soát thủ tục hành chính năm 2026',
  issuedBy: 'UBND thành phố Hà Nội',
  document: 'Kế hoạch 00/KH-UBND (2026)',
  years: { from: 2026, to: 2026 },
  targets: [
    {
      ...{ id: 'on-time', title: 'Hồ sơ được trả kết quả sớm và đúng hạn đạt trên 99%', kind: 'log' },
      source: 'Hệ thống thông tin giải quyết TTHC',
      measure: { kind: 'onTimeRate', policy: 'tt01-2020' },
      goals: [{ years: { from: 2026, to: 2026 }, condition: { kind: 'share', operator: '>', percent: '99' } }],
    },
    {
      ...{ id: 'sipas', title: 'SIPAS từ 90% trở lên', kind: 'entered', source: 'Bộ Nội vụ', unit: 'percent' },
      goals: [{ years: { from: 2026, to: 2026 }, condition: { kind: 'share', operator: '>=', percent: '90' } }],
    },
    { id: 'inspection', title: 'Kiểm tra công vụ', kind: 'statement', source: 'UBND thành phố Hà Nội' },
  ],
};

export const FIGURE_EXAMPLE = {
  ...{ targetId: 'sipas', year: 2022, value: '86.5', unit: 'percent' },
  ...{ source: 'Bộ Nội vụ, SIPAS 2022', publishedOn: '2023-04-19' },
};

export const STATEMENT_EXAMPLE = {
  ...{ targetId: 'five-clear', year: 2022, document: '125/BC-UBND', date: '2022-12-15' },
  text: 'Các đơn vị đã phân công rõ người, rõ việc.',
};
