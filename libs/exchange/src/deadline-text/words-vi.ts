import type { ClockPolicy, LimitUnit } from '#calendar';
import type { Reason } from './deadline-text.types.js';
import type { Words } from './words.js';

const UNIT: Record<LimitUnit, string> = {
  workingHour: 'giờ làm việc',
  workingDay: 'ngày làm việc',
  calendarDay: 'ngày',
  month: 'tháng',
};
const AWAITED = { supplement: 'chờ bổ sung hồ sơ', payment: 'chờ nộp nghĩa vụ tài chính' };
const number = (value: number): string => String(value).replace('.', ',');
const limitText = ({ value, unit }: { value: number; unit: LimitUnit }): string => `${number(value)} ${UNIT[unit]}`;
const PAUSE = 'tạm dừng tính thời hạn';

const SUPPLEMENT: Record<ClockPolicy['supplement'], string> = {
  pause: PAUSE,
  restart: 'tính lại toàn bộ thời hạn kể từ khi nhận đủ phần bổ sung',
  '766': `${PAUSE} (Quyết định 766/QĐ-TTg)`,
};

/** `nghỉ Tết Nguyên đán`; names that already say so keep their own word. */
function dayOff(name: string): string {
  if (name === '') return 'nghỉ lễ';
  return /^nghỉ/i.test(name) ? `n${name.slice(1)}` : `nghỉ ${name}`;
}

function because(reason: Reason): string {
  switch (reason.kind) {
    case 'weekend':
      return 'nghỉ hằng tuần';
    case 'dayOff':
      return dayOff(reason.name);
    case 'waiting':
      return `${PAUSE} (${AWAITED[reason.awaited]})`;
    case 'outside':
      return 'ngoài giờ làm việc';
    case 'cutoff':
      return 'tiếp nhận sau giờ chuyển hồ sơ';
    case 'restart':
      return 'thời hạn sau đó được tính lại từ đầu';
    case 'startDay':
      return 'ngày bắt đầu';
    case 'rolled':
      return 'dời sang ngày làm việc kế tiếp';
    default:
      return reason satisfies never;
  }
}

/** Vietnamese as an office writes it. */
export const VIETNAMESE: Words = {
  title: 'CÁCH TÍNH NGÀY HẸN TRẢ KẾT QUẢ',
  weekdays: {
    mon: 'Thứ Hai',
    tue: 'Thứ Ba',
    wed: 'Thứ Tư',
    thu: 'Thứ Năm',
    fri: 'Thứ Sáu',
    sat: 'Thứ Bảy',
    sun: 'Chủ nhật',
  },
  received: (moment) => `Thời điểm tiếp nhận: ${moment}`,
  limit: (limit) => `Thời hạn giải quyết: ${limitText(limit)}`,
  noLimit: 'Thời hạn giải quyết: không xác định',
  calendar: (id, version, timezone) => `Lịch làm việc: ${id}, phiên bản ${version} (múi giờ ${timezone})`,
  weekly: (weekdays, sessions) => `${weekdays}: ${sessions ?? 'nghỉ'}`,
  regime: ({ supplement, payment }) => [
    `Khi chờ bổ sung hồ sơ: ${SUPPLEMENT[supplement]}`,
    `Khi chờ nộp nghĩa vụ tài chính: ${payment === 'pause' ? PAUSE : 'thời hạn vẫn được tính'}`,
  ],
  howCounted: (unit) =>
    ({
      workingHour: 'Cách tính: chỉ tính thời gian trong các buổi làm việc.',
      workingDay:
        'Cách tính: không tính ngày bắt đầu; ngày hẹn trả là ngày làm việc cuối cùng của thời hạn, cùng giờ với lúc bắt đầu.',
      calendarDay:
        'Cách tính: không tính ngày bắt đầu; tính cả ngày nghỉ; hết hạn khi kết thúc buổi làm việc cuối của ngày cuối cùng.',
      month:
        'Cách tính: từ ngày bắt đầu đến ngày tương ứng của tháng cuối (tháng không có ngày đó thì lấy ngày cuối tháng); hết hạn khi kết thúc buổi làm việc cuối của ngày ấy.',
    })[unit],
  start: {
    within: (moment) => `Bắt đầu tính: ${moment} (tiếp nhận trong giờ làm việc)`,
    outside: (moment) => `Bắt đầu tính: ${moment} (tiếp nhận ngoài giờ làm việc nên tính từ đầu buổi làm việc kế tiếp)`,
    afterCutoff: (cutoff, moment) =>
      `Bắt đầu tính: ${moment} (tiếp nhận từ ${cutoff} trở đi nên tính từ đầu ngày làm việc kế tiếp)`,
  },
  restarted: (moment) => `Tính lại toàn bộ thời hạn: từ ${moment}`,
  wait: (awaited, from, to) => `Tạm dừng tính thời hạn: từ ${from} đến ${to} (${AWAITED[awaited]})`,
  inHours: (from, to, amount, limit) =>
    `Vì có thời gian tạm dừng nên đổi ra giờ: nếu không tạm dừng, ${limitText(limit)} từ ${from} đến ${to} gồm ${amount} làm việc; ngày hẹn trả là lúc tính đủ ${amount} đó.`,
  amount: (days, hours, minutes, seconds) =>
    [[days, 'ngày'] as const, [hours, 'giờ'] as const, [minutes, 'phút'] as const, [seconds, 'giây'] as const]
      .filter(([value]) => value > 0)
      .map(([value, unit]) => `${number(value)} ${unit}`)
      .join(' ') || '0 phút',
  makeUp: (name) =>
    /^làm (việc )?bù/i.test(name) ? `l${name.slice(1)}` : `ngày làm bù${name === '' ? '' : `: ${name}`}`,
  dayTotal: (sessions, amount) => `${sessions} = ${amount}`,
  runningTotal: (soFar, ofAll) => (ofAll === null ? `cộng dồn ${soFar}` : `đã tính ${soFar} trong ${ofAll}`),
  workingDay: (ordinal) => `ngày làm việc thứ ${ordinal}`,
  calendarDays: (first, last) => (first === last ? `ngày thứ ${first}` : `ngày thứ ${first} đến ngày thứ ${last}`),
  elapsed: (amount) => `tính ${amount}`,
  notCounted: (reason) => `${because(reason)}, không tính`,
  lastDayRolls: (day, why) =>
    `Ngày cuối của thời hạn là ${day} – ${because(why)}, không phải ngày làm việc: dời sang ngày làm việc kế tiếp.`,
  endOfLastDay: (day) => `Ngày cuối của thời hạn là ${day}: hết hạn khi kết thúc buổi làm việc cuối của ngày đó.`,
  clockMoved: (start, due) => `Giờ bắt đầu ${start} không nằm trong buổi làm việc nào của ngày cuối nên lấy ${due}.`,
  moved: (limit, from, unmoved, waited, unrolled) =>
    `${limitText(limit)} từ ${from} là ${unmoved}; cộng thời gian tạm dừng ${waited} là ${unrolled}.`,
  unpublished: (years) =>
    `Lưu ý: lịch nghỉ năm ${years} chưa được công bố; ngày hẹn trả có thể thay đổi khi lịch được công bố.`,
  waitingSince: (moment) => `Đang chờ người nộp hồ sơ từ ${moment}: ngày hẹn trả dưới đây chưa kể thời gian chờ này.`,
  given: 'Ngày hẹn trả này đã được ấn định (gia hạn, hoặc ghi theo hồ sơ gốc), không tính ra từ thời hạn giải quyết.',
  firstPromise: (moment) => `Ngày hẹn trả lần đầu: ${moment}`,
  dueMoment: (clock, day) => {
    const [hour = '', minute = '', second] = clock.split(':');
    return `${hour} giờ ${minute} phút${second === undefined ? '' : ` ${second} giây`}, ${day}`;
  },
  due: (moment) => `Ngày hẹn trả: ${moment}`,
};
