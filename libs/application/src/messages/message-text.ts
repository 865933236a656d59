import { localDateTime } from '#calendar';
import type { MessageView } from './messages.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** `16:30 ngày 26/11/2026`, as counters write it. */
function moment(instant: number, timezone: string): string {
  const { date, hour, minute } = localDateTime(instant, timezone);
  return `${two(hour)}:${two(minute)} ngày ${date.split('-').reverse().join('/')}`;
}

/**
 * What an applicant reads, in one or two sentences that fit a text message: the dossier's code and its promise, nothing about a
 * person. `dueAt` is the promise of the moment which is told, null without a limit; `link` opens the dossier's page, null where there is none.
 */
export function messageText(
  kind: MessageView['kind'],
  { code, dueAt }: { code: string; dueAt: number | null },
  timezone: string,
  link: string | null,
): string {
  const promise = dueAt === null ? '' : moment(dueAt, timezone);
  const said = {
    receipt: `Hồ sơ ${code} đã được tiếp nhận${promise === '' ? '' : `, hẹn trả kết quả lúc ${promise}`}.`,
    supplement: `Hồ sơ ${code} cần bổ sung giấy tờ. Xin xem phiếu yêu cầu tại nơi nộp hoặc trên trang tra cứu.`,
    apology: `Xin lỗi ông/bà: hồ sơ ${code} chưa trả được đúng hẹn${promise === '' ? '' : `, hẹn lại lúc ${promise}`}.`,
    resultReady: `Hồ sơ ${code} đã có kết quả. Mời ông/bà mang giấy tiếp nhận đến nhận.`,
  }[kind];
  return link === null ? said : `${said} ${link}`;
}
