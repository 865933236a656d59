import { expect, test } from '@jest/globals';
import type { RestatedDossier } from '#read-models';
import { restatementPages } from './restatement-table.js';

type Standing = NonNullable<RestatedDossier['policies'][number]['to']>;

const standing = (name: Standing['class'], more: Partial<Standing> = {}): Standing => ({
  ...{ class: name, received: true, waiting: false, closedBy: null },
  ...more,
});
const key = (agency: string) => ({ agency, field: null, procedure: null, level: null, channel: null });
const dossier = (code: string, more: Partial<RestatedDossier> = {}): RestatedDossier => ({
  code,
  key: { from: key('A'), to: key('A') },
  policies: [
    { policy: 'tt01-2020', from: standing('onTime'), to: standing('late') },
    { policy: 'qd766', from: standing('onTime'), to: standing('late') },
    { policy: 'returned', from: standing('openInTime', { waiting: true }), to: standing('late', { received: false }) },
  ],
  events: [{ position: 17, eventId: 'e', type: 'DossierCorrected' }],
  ...more,
});

test('a line for each move of a dossier, which the policies that agree on it share', () => {
  expect([...restatementPages([dossier('H26-1')])].join('').trimEnd().split('\n')).toEqual([
    'dossier  was                  is                  under            because of',
    'H26-1    onTime               late                tt01-2020 qd766  DossierCorrected 17',
    'H26-1    openInTime, waiting  late, carried over  returned         DossierCorrected 17',
  ]);
});

test('who came, who left, and to whom it moved', () => {
  const policies = (from: Standing | null, to: Standing | null) => [{ policy: 'tt01-2020' as const, from, to }];
  const late = standing('late');
  const [text = ''] = restatementPages([
    dossier('came', { policies: policies(null, late), key: { from: null, to: key('A') } }),
    dossier('left', { policies: policies(late, null), key: { from: key('A'), to: null } }),
    dossier('moved', { policies: policies(late, late), key: { from: key('A'), to: key('B') } }),
  ]);
  const lines = text.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3));
  expect(lines.slice(1, 4)).toEqual([
    ['came', 'not in the period', 'late'],
    ['left', 'late', 'not in the period'],
    ['moved', 'late (A)', 'late (B)'],
  ]);
});

test('pages, each with its header; many causes are counted', () => {
  const events = Array.from({ length: 9 }, (_, position) => ({ position, eventId: 'e', type: 'HandedOver' }));
  const slice = Array.from({ length: 30 }, (_, index) => dossier(`H26-${String(index)}`, { events }));
  const pages = [...restatementPages(slice)];
  expect(pages.map((page) => page.trimEnd().split('\n').length)).toEqual([41, 21]);
  expect(pages.every((page) => page.startsWith('dossier '))).toBe(true);
  expect(pages[0]).toContain('HandedOver 3, and 5 more');
  expect([...restatementPages([])]).toEqual([]);
});
