const DAY = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];

/** For the page at /api/docs. */
export const CALENDAR_EXAMPLE = {
  id: 'vn-civil-service',
  timezone: 'Asia/Ho_Chi_Minh',
  sessions: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
  daysOff: [{ date: '2026-04-27', name: 'Giỗ Tổ Hùng Vương' }],
  makeUpDays: [],
  agencyIds: ['H26.12'],
};
