import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayBeCode, personTerms, tellsSomebody } from './typed-terms.js';

describe('what may stand in an address', () => {
  it.each([
    'H26.00331-261122-0001',
    '261122-0001',
    '000.00.16.H26-261122-0042',
    'h26.003',
    '0001',
    'HS/2026/17',
    'G22.99-2401150001',
  ])('%s: part of a code', (text) => {
    expect(mayBeCode(text)).toBe(true);
  });

  it.each([
    ...[
      'Nguyễn',
      'nguyen thi lan',
      'Lan',
      '079188001234',
      '079 188 001 234',
      '079-188-001234',
      '012345678',
      'C1234567',
      'b12345678',
    ],
    ...['0912345678', '0912.345.678', '0912-345678', '+84 912 345 678', '84912345678', 'lan90@example.vn', ''],
    '001190012345|012345678|Nguyễn Thị Lan|05031990|Nữ|Số 1, Hoàng Mai, Hà Nội|01012022',
  ])('%s: never', (text) => {
    expect(mayBeCode(text)).toBe(false);
  });

  it('is every code that the product makes, and no id number or phone however it is written', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${String(length)}}$`));
    const code = fc.tuple(digits(2), digits(5), digits(6), digits(4));
    fc.assert(fc.property(code, ([a, b, c, d]) => mayBeCode(`H${a}.${b}-${c}-${d}`)));
    const between = fc.constantFrom('', ' ', '.', '-');
    const phone = fc.tuple(fc.constantFrom('0', '+84', '84'), digits(3), digits(3), digits(3), between);
    fc.assert(fc.property(phone, ([start, a, b, c, by]) => !mayBeCode([start + a, b, c].join(by))));
    fc.assert(fc.property(fc.oneof(digits(9), digits(12)), (id) => !mayBeCode(id)));
  });
});

describe('the terms of what was typed into one field', () => {
  it.each([
    ['079188001234', { idNumber: '079188001234' }],
    ['012345678', { idNumber: '012345678' }],
    ['C1234567', { idNumber: 'C1234567' }],
    ['0912 345 678', { phone: '0912 345 678' }],
    ['+84912345678', { phone: '+84912345678' }],
    [' Nguyễn Lan ', { name: 'Nguyễn Lan' }],
    ['001190012345||Trần Văn Minh|05031990|Nam|Hà Nội|01012022', { idNumber: '001190012345' }],
  ])('%j', (typed, terms) => {
    expect(personTerms(typed)).toEqual(terms);
  });

  it.each([
    [{ name: 'Lan' }, false],
    [{ name: 'Lan lan' }, false],
    [{ name: 'Nguyễn Lan' }, true],
    [{ idNumber: '4321' }, false],
    [{ phone: '0912 345 678' }, true],
    [{}, false],
  ])('%j tells somebody from others: %s', (terms, tells) => {
    expect(tellsSomebody(terms)).toBe(tells);
  });
});
