import type { ClosedPeriodName } from '../closing/closed-since.js';
import type { BroughtEvent, IngestTotals, ItemOutcome, ItemProblem } from './ingest-sync.types.js';

/** One item's part of the answer; `error_code` "0" is taken or known already. */
export interface SyncItemAnswer {
  MaHoSo: string;
  error_code: string;
  message: string;
  outcome: ItemOutcome['outcome'];
  /** The person was erased: what the item tells of them was not kept. */
  personalDropped?: true;
  /** Where it waits. */
  quarantineId?: string;
  /** What it wrote into the log; absent: nothing. */
  events?: BroughtEvent[];
  problems?: ItemProblem[];
}

/** As the national portal answers (CONTRACT 4.1): the batch is taken, whatever becomes of single items. */
export interface SyncAnswer {
  error_code: '0';
  message: string;
  result: SyncItemAnswer[];
  /** Closed periods that may count otherwise since; absent where there is none. */
  closedPeriods?: ClosedPeriodName[];
}

const TAKEN = { accepted: 'Đã tiếp nhận', duplicate: 'Đã có, không thay đổi' } as const;

const DROPPED = 'dữ liệu cá nhân đã được xoá nên không ghi lại';

/** In the words of those who send: Vietnamese, with a stable code beside. */
const WORDS: Readonly<Record<ItemProblem['code'], string>> = {
  'ITEM.NOT_AN_OBJECT': 'Không phải là một hồ sơ',
  'CODE.MISSING': 'Thiếu mã hồ sơ',
  'CODE.INVALID': 'Mã hồ sơ không hợp lệ',
  'TEXT.NUL': 'Có ký tự không hợp lệ',
  'NUMBER.INEXACT': 'Số không giữ được đủ chữ số; gửi lại dưới dạng chuỗi',
  'ITEM.NOT_STORABLE': 'Có nội dung không lưu được',
  'STATUS.UNKNOWN': 'Trạng thái không có trong danh mục',
  'STATUS.MISSING': 'Thiếu trạng thái',
  'STATUS.BACK': 'Trạng thái lùi so với trạng thái đã biết',
  'CHANNEL.UNKNOWN': 'Kênh thực hiện không có trong danh mục',
  'LIST.TOO_LONG': 'Danh sách có quá nhiều dòng',
  'TIME.UNREADABLE': 'Không đọc được ngày giờ',
  'TIME.MISSING': 'Thiếu ngày giờ',
  'TIME.FUTURE': 'Ngày giờ ở tương lai',
  'RECEPTION.NOT_YET': 'Chưa có thông tin tiếp nhận; chờ đồng bộ hồ sơ',
  'RECEIVED_AT.MISSING': 'Thiếu ngày tiếp nhận',
  'WAITS.TOO_MANY': 'Hồ sơ có quá nhiều lần chờ bổ sung hoặc thanh toán',
  AFTER_END: 'Xảy ra sau khi hồ sơ đã kết thúc',
  CONFLICT: 'Trái với thông tin đã ghi nhận',
};

export function syncAnswer(outcomes: readonly ItemOutcome[], counts: IngestTotals): SyncAnswer {
  const { accepted, duplicate, quarantined, closedPeriods } = counts;
  const parts = [`${String(accepted)} tiếp nhận`, `${String(duplicate)} đã có`, `${String(quarantined)} chờ xem lại`];
  if (closedPeriods.length > 0) parts.push(`chạm tới ${String(closedPeriods.length)} kỳ đã chốt`);
  const touched = closedPeriods.length === 0 ? {} : { closedPeriods };
  return { error_code: '0', message: parts.join(', '), result: outcomes.map(itemAnswer), ...touched };
}

export function itemAnswer({
  code,
  outcome,
  problems,
  quarantineId,
  events,
  personalDropped,
}: ItemOutcome): SyncItemAnswer {
  const isDropped = personalDropped === true;
  const words = outcome === 'quarantined' ? wordsOf(problems) : TAKEN[outcome];
  return {
    MaHoSo: code,
    error_code: outcome === 'quarantined' ? (problems[0]?.code ?? '1') : '0',
    message: isDropped ? `${words}; ${DROPPED}` : words,
    outcome,
    ...(outcome === 'quarantined' ? { problems } : {}),
    ...(isDropped ? { personalDropped } : {}),
    ...(quarantineId === null ? {} : { quarantineId }),
    ...(events.length === 0 ? {} : { events }),
  };
}

const wordsOf = (problems: readonly ItemProblem[]): string =>
  problems.map(({ code, field }) => (field === null ? WORDS[code] : `${WORDS[code]} (${field})`)).join('; ');
