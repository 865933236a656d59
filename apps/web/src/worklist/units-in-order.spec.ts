import { describe, expect, it } from '@jest/globals';
import { unitsInOrder } from './units-in-order.js';

const unit = (id: string, parentId: string | null, name = id) => ({ id, parentId, name });
const UNITS = [
  unit('city', null),
  unit('ward 10', 'city'),
  unit('ward 9', 'city'),
  unit('office of 9', 'ward 9'),
  unit('counter of 9', 'ward 9'),
  unit('department', 'city'),
  unit('branch', 'gone'),
];
const ids = (first?: string | null) => {
  const { own, others } = unitsInOrder(UNITS, first);
  return [own.map(({ id }) => id), others.map(({ id }) => id)];
};

describe('units to choose from', () => {
  it('begin with the dossier’s own agency and what is under it', () => {
    expect(ids('ward 9')).toEqual([
      ['ward 9', 'counter of 9', 'office of 9'],
      ['branch', 'city', 'department', 'ward 10'],
    ]);
  });

  it('stand as the tree has them, each once, where there is no such agency', () => {
    const tree = ['branch', 'city', 'department', 'ward 9', 'counter of 9', 'office of 9', 'ward 10'];
    expect([ids(), ids(null), ids('unknown')]).toEqual([
      [[], tree],
      [[], tree],
      [[], tree],
    ]);
  });

  it('end, though the tree were a circle', () => {
    const { own, others } = unitsInOrder([unit('a', 'b'), unit('b', 'a')], 'a');
    expect([...own, ...others].map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
