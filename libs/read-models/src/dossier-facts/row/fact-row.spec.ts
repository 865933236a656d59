import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { feedLogs } from '../../testing/feed-histories.js';
import { logs } from '../../../../../test/dsl/histories.js';
import type { TestEvent } from '../../testing/desk.js';
import { projected } from '../../testing/projected.js';
import { zoneOf } from '../../zone-of.js';
import type { Folded } from '../fold-batch.js';
import { emptyChanges, foldEvent, unfolded } from '../fold-batch.js';
import type { FactParts, FactRow, PartName } from './fact-row.js';
import { factParts } from './fact-row.js';
import { factLiterals } from './fact-literals.js';

const zone = zoneOf('Asia/Ho_Chi_Minh');

const columnsOf = (parts: FactParts): object =>
  Object.assign({}, ...(Object.keys(parts) as PartName[]).map((name) => parts[name].columns)) as object;

const seen = new Set<string>();

it('a row that shares parts with the one before says what one made anew says, in values and in text', () => {
  const check = (log: readonly TestEvent[], turn: number): void => {
    const dossiers = new Map<string, Folded>();
    for (const event of projected(log)) {
      const before = dossiers.get(event.streamId);
      const now = foldEvent(before ?? unfolded(event.streamId), event, zone, emptyChanges());
      dossiers.set(event.streamId, now);
      const anew = factParts(now, zone);
      expect(columnsOf(now.row.parts)).toEqual(columnsOf(anew));
      const names = Object.keys(columnsOf(anew));
      const order = [...names.slice(turn % names.length), 'code', ...names.slice(0, turn % names.length)];
      const text = (row: FactRow) => factLiterals(order, [row], { code: () => row.code });
      expect(text(now.row)).toBe(text({ ...now.row, parts: anew }));
      for (const name of Object.keys(anew) as PartName[]) {
        if (before !== undefined && before.row.parts[name] !== now.row.parts[name]) seen.add(name);
      }
    }
  };
  fc.assert(fc.property(fc.oneof(logs, feedLogs), fc.nat(), check), { numRuns: 150 });
  // Every part moved somewhere, so that none was compared with itself alone.
  expect([...seen].sort()).toEqual(Object.keys(factParts(unfolded('dossier-1'), zone)).sort());
});
