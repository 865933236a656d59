import { describe, expect, it } from '@jest/globals';
import { whyPromised } from './why-promised.js';
import type { PromiseStory } from './why-promised.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const story: PromiseStory = {
  timezone: 'Asia/Ho_Chi_Minh',
  limit: { value: 10, unit: 'workingDay' },
  computed: true,
  clockStartsAt: at('2026-03-02 09:00'),
  firstPromiseAt: at('2026-03-16 09:00'),
  moves: [
    { at: at('2026-03-05 09:00'), from: at('2026-03-16 09:00'), to: at('2026-03-18 09:00'), because: 'supplement' },
    { at: at('2026-03-17 09:00'), from: at('2026-03-18 09:00'), to: at('2026-03-20 09:00'), because: 'extended' },
  ],
  waiting: { for: 'payment', since: at('2026-03-19 10:00') },
};

describe('why that day, as a citizen is told', () => {
  it('in Vietnamese', () => {
    expect(whyPromised(story, 'vi')).toEqual([
      'Thời hạn theo quy định là 10 ngày làm việc, tính từ 09:00 ngày 02/03/2026.',
      'Thứ Bảy, Chủ nhật và ngày nghỉ lễ không tính.',
      'Hẹn lần đầu, như in trên giấy tiếp nhận: 09:00 ngày 16/03/2026.',
      '09:00 ngày 05/03/2026: đã nhận đủ giấy tờ bổ sung, thời gian chờ không tính; hẹn trả mới là 09:00 ngày 18/03/2026.',
      '09:00 ngày 17/03/2026: cơ quan xin lỗi vì chậm và hẹn lại; hẹn trả mới là 09:00 ngày 20/03/2026.',
      'Thời hạn tạm dừng từ 10:00 ngày 19/03/2026 để chờ nộp phí, lệ phí; ngày hẹn được tính lại sau khi nộp.',
    ]);
  });

  it('in English, one day is one day', () => {
    const short = { ...story, limit: { value: 1, unit: 'calendarDay' as const }, moves: [], waiting: null };
    expect(whyPromised(short, 'en')).toEqual([
      'The limit laid down is 1 day, counted from 09:00 on 02/03/2026.',
      'Where the last day is a day off, it moves to the next working day.',
    ]);
  });

  it('of a given day, and of none', () => {
    expect(whyPromised({ ...story, computed: false, moves: [], waiting: null }, 'vi')).toEqual([
      'Ngày hẹn do cơ quan tiếp nhận ấn định.',
    ]);
    expect(whyPromised({ ...story, firstPromiseAt: null }, 'en')).toEqual([
      'No time limit is laid down for this procedure.',
    ]);
  });
});
