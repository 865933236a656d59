import { describe, expect, it } from '@jest/globals';
import { readIdCard } from './id-card.js';

describe('a card that is scanned', () => {
  it.each([
    ['001190012345|012345678|Nguyễn Thị Lan|05031990|Nữ|Số 1, Hoàng Mai, Hà Nội|01012022', 'Nguyễn Thị Lan'],
    ['001190012345||Trần Văn Minh|05031990|Nam|Hà Nội|01012022\n', 'Trần Văn Minh'],
  ])('%j is %s', (typed, name) => {
    expect(readIdCard(typed)).toMatchObject({ idNumber: '001190012345', name });
  });

  it.each(['', 'Nguyễn Thị Lan', '123|456', 'H26.12-261122-0001', '001190012345||Lan|5/3/1990|Nữ|Hà Nội|'])(
    '%j is none',
    (typed) => {
      expect(readIdCard(typed)).toBeNull();
    },
  );
});
