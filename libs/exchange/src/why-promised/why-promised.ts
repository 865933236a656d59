import { localDateTime } from '#calendar';
import type { Limit } from '#calendar';
import type { TextLanguage } from '../deadline-text/index.js';

/** What moved a promise, as a citizen is told. */
export type PromiseMoveCause =
  'supplement' | 'supplementExpired' | 'payment' | 'extended' | 'calendar' | 'source' | 'corrected';

/** A promise as far as it is explained to its citizen: nothing about people, units or codes. Instants are epoch milliseconds. */
export interface PromiseStory {
  timezone: string;
  limit: Limit | null;
  /** Whether the day follows from the limit; else somebody stated it. */
  computed: boolean;
  clockStartsAt: number;
  firstPromiseAt: number | null;
  moves: readonly { at: number; from: number | null; to: number | null; because: PromiseMoveCause }[];
  waiting: { for: 'supplement' | 'payment'; since: number } | null;
}

interface Words {
  moment: (instant: number, timezone: string) => string;
  none: string;
  given: string;
  limit: (limit: Limit, start: string) => string;
  counted: Record<Limit['unit'], string>;
  first: (due: string) => string;
  move: (at: string, why: string, to: string) => string;
  causes: Record<PromiseMoveCause, string>;
  waiting: Record<'supplement' | 'payment', (since: string) => string>;
}

/** A few sentences that say why that day, and what has moved it since. */
export function whyPromised(story: PromiseStory, language: TextLanguage): string[] {
  const words = WORDS[language];
  const { timezone, limit, computed, clockStartsAt, firstPromiseAt, moves, waiting } = story;
  const moment = (instant: number): string => words.moment(instant, timezone);
  if (firstPromiseAt === null) return [words.none];
  return [
    ...(computed && limit !== null
      ? [words.limit(limit, moment(clockStartsAt)), words.counted[limit.unit]]
      : [words.given]),
    ...(moves.length > 0 ? [words.first(moment(firstPromiseAt))] : []),
    ...moves.flatMap(({ at, to, because }) =>
      to === null ? [] : [words.move(moment(at), words.causes[because], moment(to))],
    ),
    ...(waiting === null ? [] : [words.waiting[waiting.for](moment(waiting.since))]),
  ];
}

const two = (value: number): string => String(value).padStart(2, '0');
const parts = (instant: number, timezone: string) => {
  const { date, hour, minute } = localDateTime(instant, timezone);
  return { day: date.split('-').reverse().join('/'), clock: `${two(hour)}:${two(minute)}` };
};

const WEEKEND = 'Thứ Bảy, Chủ nhật và ngày nghỉ lễ không tính.';
const WEEKEND_EN = 'Saturdays, Sundays and public holidays are not counted.';
const ROLLED = 'Ngày cuối rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo.';
const ROLLED_EN = 'Where the last day is a day off, it moves to the next working day.';

const VIETNAMESE: Words = {
  moment: (instant, timezone) => {
    const { day, clock } = parts(instant, timezone);
    return `${clock} ngày ${day}`;
  },
  none: 'Thủ tục này không quy định thời hạn giải quyết.',
  given: 'Ngày hẹn do cơ quan tiếp nhận ấn định.',
  limit: ({ value, unit }, start) => {
    const named = { workingHour: 'giờ làm việc', workingDay: 'ngày làm việc', calendarDay: 'ngày', month: 'tháng' }[
      unit
    ];
    return `Thời hạn theo quy định là ${String(value).replace('.', ',')} ${named}, tính từ ${start}.`;
  },
  counted: { workingHour: WEEKEND, workingDay: WEEKEND, calendarDay: ROLLED, month: ROLLED },
  first: (due) => `Hẹn lần đầu, như in trên giấy tiếp nhận: ${due}.`,
  move: (at, why, to) => `${at}: ${why}; hẹn trả mới là ${to}.`,
  causes: {
    supplement: 'đã nhận đủ giấy tờ bổ sung, thời gian chờ không tính',
    supplementExpired: 'hết hạn nộp bổ sung',
    payment: 'đã nhận tiền phí, lệ phí, thời gian chờ không tính',
    extended: 'cơ quan xin lỗi vì chậm và hẹn lại',
    calendar: 'lịch làm việc thay đổi',
    source: 'cơ quan giải quyết cập nhật ngày hẹn',
    corrected: 'thông tin hồ sơ được đính chính',
  },
  waiting: {
    supplement: (since) => `Thời hạn tạm dừng từ ${since} để chờ bổ sung; ngày hẹn được tính lại khi nhận đủ giấy tờ.`,
    payment: (since) => `Thời hạn tạm dừng từ ${since} để chờ nộp phí, lệ phí; ngày hẹn được tính lại sau khi nộp.`,
  },
};

const ENGLISH: Words = {
  moment: (instant, timezone) => {
    const { day, clock } = parts(instant, timezone);
    return `${clock} on ${day}`;
  },
  none: 'No time limit is laid down for this procedure.',
  given: 'The day was set by the office that received the dossier.',
  limit: ({ value, unit }, start) => {
    const named = { workingHour: 'working hour', workingDay: 'working day', calendarDay: 'day', month: 'month' }[unit];
    return `The limit laid down is ${String(value)} ${named}${value === 1 ? '' : 's'}, counted from ${start}.`;
  },
  counted: { workingHour: WEEKEND_EN, workingDay: WEEKEND_EN, calendarDay: ROLLED_EN, month: ROLLED_EN },
  first: (due) => `First promised, as printed on the receipt: ${due}.`,
  move: (at, why, to) => `${at}: ${why}; the new day is ${to}.`,
  causes: {
    supplement: 'the missing papers came, the time waited is not counted',
    supplementExpired: 'the time to bring the missing papers ended',
    payment: 'the fee was paid, the time waited is not counted',
    extended: 'the office apologised for being late and named a new day',
    calendar: 'the working calendar changed',
    source: 'the office that decides changed the day',
    corrected: 'the record was corrected',
  },
  waiting: {
    supplement: (since) =>
      `The clock has stood still since ${since}, waiting for missing papers; the day moves when they come.`,
    payment: (since) => `The clock has stood still since ${since}, waiting for the fee; the day moves when it is paid.`,
  },
};

const WORDS: Record<TextLanguage, Words> = { vi: VIETNAMESE, en: ENGLISH };
