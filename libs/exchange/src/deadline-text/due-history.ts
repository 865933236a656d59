import type { Instant } from '#calendar';
import type { TextLanguage } from './deadline-text.types.js';
import { Phrasing } from './phrasing.js';
import { ENGLISH } from './words-en.js';
import { VIETNAMESE } from './words-vi.js';

/** Why a due moved. */
export type MovedBecause =
  | { kind: 'supplementReceived' | 'supplementExpired' | 'paymentReceived' }
  | { kind: 'extended'; reasonCode: string; unitId: string }
  | { kind: 'calendar'; calendarId: string; fromVersion: number; toVersion: number }
  | { kind: 'source'; name: string }
  | { kind: 'corrected'; field: string };

/** One move of a due, as the log tells it. */
export interface DueMove {
  occurredAt: Instant;
  from: Instant | null;
  to: Instant | null;
  because: MovedBecause;
}

/** What was promised, and what has become of it since. */
export interface DueHistory {
  firstPromiseAt: Instant | null;
  moves: readonly DueMove[];
  /** By when an awaited supplement should come. */
  respondBy: Instant | null;
  timezone: string;
}

interface HistoryWords {
  title: string;
  first(due: string): string;
  move(moment: string, why: string, from: string, to: string): string;
  none: string;
  respondBy(moment: string): string;
  why(because: MovedBecause): string;
}

const WORDS: Record<TextLanguage, HistoryWords> = {
  vi: {
    title: 'LỊCH SỬ NGÀY HẸN TRẢ',
    first: (due) => `Hẹn lần đầu (in trên giấy tiếp nhận): ${due}`,
    move: (moment, why, from, to) => `${moment}: ${why}; từ ${from} thành ${to}`,
    none: 'không có ngày hẹn',
    respondBy: (moment) => `Hạn nộp bổ sung: ${moment}`,
    why: (because) => {
      switch (because.kind) {
        case 'supplementReceived':
          return 'đã nhận đủ phần bổ sung';
        case 'supplementExpired':
          return 'hết hạn nộp bổ sung';
        case 'paymentReceived':
          return 'đã nộp nghĩa vụ tài chính';
        case 'extended':
          return `gia hạn kèm văn bản xin lỗi (lý do: ${because.reasonCode}; đơn vị gây chậm: ${because.unitId})`;
        case 'calendar':
          return `lịch làm việc ${because.calendarId} đổi từ phiên bản ${because.fromVersion} sang ${because.toVersion}`;
        case 'source':
          return `theo dữ liệu ${because.name}`;
        case 'corrected':
          return `đính chính (${because.field})`;
        default:
          return because satisfies never;
      }
    },
  },
  en: {
    title: 'WHAT BECAME OF THE PROMISE',
    first: (due) => `First promised (as printed on the receipt): ${due}`,
    move: (moment, why, from, to) => `${moment}: ${why}; from ${from} to ${to}`,
    none: 'no due date',
    respondBy: (moment) => `Missing papers should come by: ${moment}`,
    why: (because) => {
      switch (because.kind) {
        case 'supplementReceived':
          return 'the missing papers came';
        case 'supplementExpired':
          return 'the missing papers did not come in time';
        case 'paymentReceived':
          return 'the payment came';
        case 'extended':
          return `extended with an apology (reason: ${because.reasonCode}; unit that caused it: ${because.unitId})`;
        case 'calendar':
          return `calendar ${because.calendarId} changed from version ${because.fromVersion} to ${because.toVersion}`;
        case 'source':
          return `as told by ${because.name}`;
        case 'corrected':
          return `corrected (${because.field})`;
        default:
          return because satisfies never;
      }
    },
  },
};

/** The promise and each of its moves as lines; empty where nothing was promised and nothing is awaited. */
export function dueHistoryText(history: DueHistory, language: TextLanguage): string[] {
  const { firstPromiseAt, moves, respondBy, timezone } = history;
  const words = WORDS[language];
  const phrasing = new Phrasing(language === 'vi' ? VIETNAMESE : ENGLISH, timezone);
  const due = (instant: Instant | null): string => (instant === null ? words.none : phrasing.due(instant));
  const lines = [
    ...(firstPromiseAt === null ? [] : [words.first(due(firstPromiseAt))]),
    ...moves.map(({ occurredAt, because, from, to }) =>
      words.move(phrasing.moment(occurredAt), words.why(because), due(from), due(to)),
    ),
    ...(respondBy === null ? [] : [words.respondBy(phrasing.moment(respondBy))]),
  ];
  return lines.length === 0 ? [] : [words.title, ...lines];
}
