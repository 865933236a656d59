import { expect, it } from '@jest/globals';
import { changedParts } from './restated-parts.js';
import type { RestatedDossier, Standing, StandingKey } from './restated-parts.js';

const standing = (given: Partial<Standing> = {}): Standing => ({
  ...{ class: 'onTime', received: true, waiting: false, closedBy: null, ...given },
});
const key = (given: Partial<StandingKey> = {}): StandingKey => ({
  ...{ agency: 'A', field: 'f', procedure: '1.1', level: 'commune', channel: 'counter', ...given },
});
const restated = (from: Standing | null, to: Standing | null, keys: Partial<RestatedDossier['key']> = {}) => ({
  ...{ code: 'x', key: { from: key(), to: key(), ...keys }, events: [] },
  policies: [{ policy: 'tt01-2020', from, to }],
});

it('names everything in which a dossier is counted otherwise, and nothing else', () => {
  expect(changedParts(restated(standing(), standing({ class: 'late' })), 'tt01-2020')).toEqual([
    { what: 'class', from: 'onTime', to: 'late' },
  ]);
  expect(changedParts(restated(standing(), null, { to: null }), 'tt01-2020')).toEqual([
    { what: 'class', from: 'onTime', to: null },
  ]);
  const moved = restated(standing(), standing({ received: false, waiting: true }), { to: key({ channel: 'post' }) });
  expect(changedParts(moved, 'tt01-2020').map(({ what, to }) => [what, to])).toEqual([
    ['counted', 'carriedOver'],
    ['waiting', 'true'],
    ['channel', 'post'],
  ]);
  expect(changedParts(moved, 'returned')).toEqual([]);
});
