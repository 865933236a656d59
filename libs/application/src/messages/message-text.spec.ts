import { expect, it } from '@jest/globals';
import { messageText } from './message-text.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const state = { code: 'H26.W1-260302-0001', dueAt: Date.parse('2026-03-16T16:30:00+07:00') };
const link = 'https://motcua.example.vn/tra-cuu/bien-nhan/Zk3rJ0mVw8yXq2Tt5uLh1bNc7Pd';

it.each([
  ['receipt', 'Hồ sơ H26.W1-260302-0001 đã được tiếp nhận, hẹn trả kết quả lúc 16:30 ngày 16/03/2026.'],
  ['apology', 'Xin lỗi ông/bà: hồ sơ H26.W1-260302-0001 chưa trả được đúng hẹn, hẹn lại lúc 16:30 ngày 16/03/2026.'],
  ['resultReady', 'Hồ sơ H26.W1-260302-0001 đã có kết quả. Mời ông/bà mang giấy tiếp nhận đến nhận.'],
] as const)('%s', (kind, text) => {
  expect(messageText(kind, state, ZONE, null)).toBe(text);
  expect(messageText(kind, state, ZONE, link)).toBe(`${text} ${link}`);
});

it('names no moment where a procedure has no limit', () => {
  const text = messageText('receipt', { ...state, dueAt: null }, ZONE, null);
  expect(text).toBe('Hồ sơ H26.W1-260302-0001 đã được tiếp nhận.');
});
