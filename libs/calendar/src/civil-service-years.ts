/** One year as the notices give it: `MM-DD` and the name of each weekday off and each Saturday worked. */
export interface NoticeYear {
  year: number;
  daysOff: readonly (readonly [monthDay: string, name: string])[];
  makeUpDays: readonly (readonly [monthDay: string, name: string])[];
}

const NEW_YEAR = 'Tết Dương lịch';
const TET = 'Tết Nguyên đán';
const HUNG_KINGS = 'Giỗ Tổ Hùng Vương';
const VICTORY = 'Ngày Chiến thắng';
const LABOUR = 'Quốc tế Lao động';
const NATIONAL = 'Quốc khánh';
const CULTURE = 'Ngày Văn hóa Việt Nam';
const inLieuOf = (name: string) => `${name} (nghỉ bù)`;
const swappedFor = (dayMonth: string) => `Nghỉ hoán đổi (làm bù ${dayMonth})`;
const makesUpFor = (dayMonth: string) => `Làm bù cho ${dayMonth}`;
const named = (name: string, ...monthDays: string[]) => monthDays.map((monthDay) => [monthDay, name] as const);

/** The working calendar of the civil service 2019-2026, typed in from the yearly notices (DOMAIN 6). */
export const NOTICE_YEARS: readonly NoticeYear[] = [
  {
    year: 2019,
    daysOff: [
      ['01-01', NEW_YEAR],
      ...named(TET, '02-04', '02-05', '02-06', '02-07', '02-08'),
      ['04-15', inLieuOf(HUNG_KINGS)],
      ['04-29', swappedFor('04/05')],
      ['04-30', VICTORY],
      ['05-01', LABOUR],
      ['09-02', NATIONAL],
    ],
    makeUpDays: [
      ['01-05', makesUpFor('31/12/2018')],
      ['05-04', makesUpFor('29/04')],
    ],
  },
  {
    year: 2020,
    daysOff: [
      ['01-01', NEW_YEAR],
      ...named(TET, '01-23', '01-24', '01-27', '01-28', '01-29'),
      ['04-02', HUNG_KINGS],
      ['04-30', VICTORY],
      ['05-01', LABOUR],
      ['09-02', NATIONAL],
    ],
    makeUpDays: [],
  },
  {
    year: 2021,
    daysOff: [
      ['01-01', NEW_YEAR],
      ...named(TET, '02-10', '02-11', '02-12'),
      ...named(inLieuOf(TET), '02-15', '02-16'),
      ['04-21', HUNG_KINGS],
      ['04-30', VICTORY],
      ['05-03', inLieuOf(LABOUR)],
      ...named(NATIONAL, '09-02', '09-03'),
    ],
    makeUpDays: [],
  },
  {
    year: 2022,
    daysOff: [
      ['01-03', inLieuOf(NEW_YEAR)],
      ...named(TET, '01-31', '02-01', '02-02', '02-03', '02-04'),
      ['04-11', inLieuOf(HUNG_KINGS)],
      ['05-02', inLieuOf(VICTORY)],
      ['05-03', inLieuOf(LABOUR)],
      ...named(NATIONAL, '09-01', '09-02'),
    ],
    makeUpDays: [],
  },
  {
    year: 2023,
    daysOff: [
      ['01-02', inLieuOf(NEW_YEAR)],
      ...named(TET, '01-20', '01-23', '01-24'),
      ...named(inLieuOf(TET), '01-25', '01-26'),
      ['05-01', LABOUR],
      ['05-02', inLieuOf(HUNG_KINGS)],
      ['05-03', inLieuOf(VICTORY)],
      ['09-01', NATIONAL],
      ['09-04', inLieuOf(NATIONAL)],
    ],
    makeUpDays: [],
  },
  {
    year: 2024,
    daysOff: [
      ['01-01', NEW_YEAR],
      ...named(TET, '02-08', '02-09', '02-12'),
      ...named(inLieuOf(TET), '02-13', '02-14'),
      ['04-18', HUNG_KINGS],
      ['04-29', swappedFor('04/05')],
      ['04-30', VICTORY],
      ['05-01', LABOUR],
      ...named(NATIONAL, '09-02', '09-03'),
    ],
    makeUpDays: [['05-04', makesUpFor('29/04')]],
  },
  {
    year: 2025,
    daysOff: [
      ['01-01', NEW_YEAR],
      ...named(TET, '01-27', '01-28', '01-29', '01-30', '01-31'),
      ['04-07', HUNG_KINGS],
      ['04-30', VICTORY],
      ['05-01', LABOUR],
      ['05-02', swappedFor('26/04')],
      ...named(NATIONAL, '09-01', '09-02'),
    ],
    makeUpDays: [['04-26', makesUpFor('02/05')]],
  },
  {
    year: 2026,
    daysOff: [
      ['01-01', NEW_YEAR],
      ['01-02', swappedFor('10/01')],
      ...named(TET, '02-16', '02-17', '02-18', '02-19', '02-20'),
      ['04-27', inLieuOf(HUNG_KINGS)],
      ['04-30', VICTORY],
      ['05-01', LABOUR],
      ['08-31', swappedFor('22/08')],
      ...named(NATIONAL, '09-01', '09-02'),
      ['11-24', CULTURE],
    ],
    makeUpDays: [
      ['01-10', makesUpFor('02/01')],
      ['08-22', makesUpFor('31/08')],
    ],
  },
];
