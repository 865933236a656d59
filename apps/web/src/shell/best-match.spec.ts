import { describe, expect, it } from '@jest/globals';
import { bestMatchFirst, closeness } from './best-match.js';
import { matches } from './unaccented.js';

const COPY = 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh';
const BIRTH = 'Thủ tục đăng ký khai sinh';
const AGAIN = 'Thủ tục đăng ký lại khai sinh';
const MARRIAGE = 'Đăng ký kết hôn';
const OFFICE = 'Văn phòng HĐND và UBND Phường Hoàng Mai';
const CULTURE = 'Phòng Văn hóa - Xã hội Phường Hoàng Mai';

const found = (search: string, texts: string[], used: Record<string, number> = {}) =>
  texts
    .filter((text) => matches(text, search))
    .sort((a, b) => bestMatchFirst(search, { text: a, used: used[a] }, { text: b, used: used[b] }));

describe('what a search finds first', () => {
  it('has the words near its beginning', () => {
    expect(found('khai sinh', [COPY, AGAIN, BIRTH, MARRIAGE])).toEqual([BIRTH, AGAIN, COPY]);
    expect(found('khai sinh', [COPY, AGAIN, BIRTH], { [COPY]: 900 })).toEqual([BIRTH, AGAIN, COPY]);
  });

  it('of those is what is used most', () => {
    expect(found('khai sinh', [BIRTH, AGAIN], { [AGAIN]: 5, [BIRTH]: 4 })).toEqual([AGAIN, BIRTH]);
    expect(found('đăng ký', [AGAIN, BIRTH, MARRIAGE], { [MARRIAGE]: 3, [BIRTH]: 7 })).toEqual([BIRTH, MARRIAGE, AGAIN]);
  });

  it('has the words one after the other', () => {
    expect(found('van phong', [CULTURE, OFFICE])).toEqual([OFFICE, CULTURE]);
    expect(found('đăng ký khai', [AGAIN, BIRTH], { [AGAIN]: 9 })).toEqual([BIRTH, AGAIN]);
  });

  it('is told with accents or without, typed half or whole', () => {
    expect(['Khai Sinh', 'khai s', 'thủ tục đăng ký khai'].map((search) => closeness(BIRTH, search))).toEqual([
      2, 2, 0,
    ]);
  });
});
