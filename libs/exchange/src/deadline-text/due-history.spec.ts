import { describe, expect, it } from '@jest/globals';
import { dueHistoryText } from './due-history.js';
import type { DueHistory } from './due-history.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);

const HISTORY: DueHistory = {
  timezone: 'Asia/Ho_Chi_Minh',
  firstPromiseAt: at('2026-12-17 08:30'),
  respondBy: at('2026-12-24 17:00'),
  moves: [
    {
      ...{ occurredAt: at('2026-11-24 09:00'), from: at('2026-12-17 08:30'), to: at('2026-12-18 08:30') },
      because: { kind: 'calendar', calendarId: 'vn', fromVersion: 1, toVersion: 2 },
    },
    {
      ...{ occurredAt: at('2026-12-18 15:00'), from: at('2026-12-18 08:30'), to: at('2026-12-25 17:00') },
      because: { kind: 'extended', reasonCode: 'overload', unitId: 'H26.12' },
    },
  ],
};

describe('what became of a promise', () => {
  it('in Vietnamese: the printed day first, then each move with its reason', () => {
    expect(dueHistoryText(HISTORY, 'vi')).toEqual([
      'LỊCH SỬ NGÀY HẸN TRẢ',
      'Hẹn lần đầu (in trên giấy tiếp nhận): 08 giờ 30 phút, Thứ Năm 17/12/2026',
      '09:00 Thứ Ba 24/11/2026: lịch làm việc vn đổi từ phiên bản 1 sang 2; từ 08 giờ 30 phút, Thứ Năm 17/12/2026 thành 08 giờ 30 phút, Thứ Sáu 18/12/2026',
      '15:00 Thứ Sáu 18/12/2026: gia hạn kèm văn bản xin lỗi (lý do: overload; đơn vị gây chậm: H26.12); từ 08 giờ 30 phút, Thứ Sáu 18/12/2026 thành 17 giờ 00 phút, Thứ Sáu 25/12/2026',
      'Hạn nộp bổ sung: 17:00 Thứ Năm 24/12/2026',
    ]);
  });

  it('in English', () => {
    const [title, first, moved] = dueHistoryText(HISTORY, 'en');
    expect([title, first]).toEqual([
      'WHAT BECAME OF THE PROMISE',
      'First promised (as printed on the receipt): 08:30, Thursday 17/12/2026',
    ]);
    expect(moved).toContain('calendar vn changed from version 1 to 2');
  });

  it('is silent where nothing was promised', () => {
    expect(dueHistoryText({ ...HISTORY, firstPromiseAt: null, moves: [], respondBy: null }, 'vi')).toEqual([]);
  });
});
