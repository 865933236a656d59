import { describe, expect, it } from '@jest/globals';
import type { ItemProblem } from './ingest-sync.types.js';
import type { Unreadable } from './mended-items.js';
import { mendedBy } from './mended-items.js';
import { pendingItem } from './pending-item.js';
import type { PendingItem } from './pending-item.js';

const envelope = { service: null, unit: null };
const itemOf = (raw: object, cameAt = 0): PendingItem =>
  pendingItem({ MaHoSo: 'A', ...raw }, { tenant: 'T', timezone: 'Asia/Ho_Chi_Minh', envelope, cameAt, origin: 'feed' });
const waiting = (raw: object, cameAt = 0, problems?: ItemProblem[]): Unreadable => {
  const item = itemOf(raw, cameAt);
  return { item, problems: problems ?? item.read.problems, isWhole: true };
};
const BAD = { NgayTra: 'hôm qua' };
const GOOD = { NgayTra: '20260302080000' };
const step = (ThoiDiemXuLy: string, rest: object = {}) => ({ ThoiDiemXuLy, TrangThai: '4', NguoiXuLy: 'A', ...rest });
const AT = '20260302080000';

type Case = [name: string, waits: Unreadable, taken: PendingItem, isMended: boolean];
const cases: Case[] = [
  ['a snapshot whose date is mended', waiting(BAD), itemOf(GOOD, 1), true],
  ['with more that has happened since', waiting(BAD), itemOf({ ...GOOD, TrangThaiHoSo: '10' }, 1), true],
  ['one that came before it', waiting(BAD, 2), itemOf(GOOD, 1), false],
  ['one that leaves the field out', waiting(BAD), itemOf({ TrangThaiHoSo: '4' }, 1), false],
  ['one that leaves it empty', waiting(BAD), itemOf({ NgayTra: ' ' }, 1), false],
  ['of two fields one', waiting({ ...BAD, KenhThucHien: '9' }), itemOf(GOOD, 1), false],
  ['both', waiting({ ...BAD, KenhThucHien: '9' }), itemOf({ ...GOOD, KenhThucHien: '1' }, 1), true],
  [
    'a date of a supplement',
    waiting({ DanhSachHoSoBoSung: [{ NgayBoSung: 'x' }] }),
    itemOf({ DanhSachHoSoBoSung: [{ NgayBoSung: AT }] }, 1),
    true,
  ],
  ['another dossier', waiting(BAD), itemOf({ ...GOOD, MaHoSo: 'B' }, 1), false],
  ['a step is no snapshot', waiting(BAD), itemOf({ ...step(AT), ...GOOD }, 1), false],
  [
    'what contradicts the log is nobody’s mistake in writing',
    waiting(GOOD, 0, [{ code: 'CONFLICT', field: 'NgayTra' }]),
    itemOf(GOOD, 1),
    false,
  ],
  ['what is no item at all', waiting({}, 0, [{ code: 'ITEM.NOT_AN_OBJECT', field: null }]), itemOf(GOOD, 1), false],
  ['a step whose time is mended', waiting(step('hôm qua')), itemOf(step(AT), 1), true],
  ['a step of another officer', waiting(step('hôm qua')), itemOf(step(AT, { NguoiXuLy: 'B' }), 1), false],
  ['a step of another status', waiting(step('hôm qua')), itemOf(step(AT, { TrangThai: '5' }), 1), false],
  ['a status that is mended', waiting(step(AT, { TrangThai: '44' })), itemOf(step(AT), 1), true],
];

describe('an item that could not be read', () => {
  it.each(cases)('%s', (_name, waits, taken, isMended) => {
    expect(mendedBy([waits], [taken], () => null).has(waits.item.itemId)).toBe(isMended);
  });

  it('of one message is mended by a later item of it, not by an earlier one', () => {
    const [waits, taken] = [waiting(BAD), itemOf(GOOD)];
    const inOrder = (...items: PendingItem[]) => {
      const places = new Map(items.map(({ itemId }, place) => [itemId, place]));
      return mendedBy([waits], [taken], (itemId) => places.get(itemId) ?? null).size;
    };
    expect([inOrder(waits.item, taken), inOrder(taken, waits.item)]).toEqual([1, 0]);
  });

  it('of two alike steps one is mended by one', () => {
    const both = [waiting(step('hôm qua')), waiting(step('hôm kia'), 1)];
    const mended = (...times: string[]) =>
      mendedBy(both, [...times.map((time) => itemOf(step(time), 2))], () => null).size;
    expect([mended(AT), mended(AT, '20260303080000')]).toEqual([1, 2]);
  });

  it('of an erased person is compared by what may be seen', () => {
    const stripped = { ...waiting({ ThoiDiemXuLy: 'hôm qua', TrangThai: '4' }), isWhole: false };
    expect(mendedBy([stripped], [itemOf(step(AT), 1)], () => null).size).toBe(1);
  });
});
