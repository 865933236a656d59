import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from '@jest/globals';
import { edited, json, line, set } from './testing/edited-evidence.js';
import { type Files, ZipFolder, failuresOf, sealed, zipOf } from './testing/evidence-zips.js';
import { OURS, handmadeEvidence, keyPair } from './testing/handmade.js';
import { openArchive } from './verify/open-archive.js';

const zips = new ZipFolder();
afterAll(() => {
  zips.remove();
});

/** JSON.parse takes it; whatever walks over it would not. */
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

/** What the file hash would find at once is found again in the contents, after somebody re-made manifest and signature. */
const TAMPERINGS: [string, () => Files, object][] = [
  [
    'a dossier is removed',
    () => edited('dossiers.ndjson', (text) => text.split('\n').toSpliced(1, 1).join('\n')),
    { check: 'figures', file: 'answer.json', field: '/total/late', detail: 'is 1, the dossiers give 0' },
  ],
  [
    'a dossier is told twice',
    () =>
      edited('dossiers.ndjson', (text) =>
        text
          .split('\n')
          .toSpliced(1, 0, text.split('\n')[0] ?? '')
          .join('\n'),
      ),
    { check: 'dossiers', file: 'dossiers.ndjson', line: 2, field: '/code' },
  ],
  [
    'a class is changed',
    () => line(2, ({ asked }) => set(asked, 'class', 'onTime')),
    { check: 'classes', line: 2, field: '/asked/class', detail: 'd2: is "onTime", should be "late"' },
  ],
  [
    'the end of a late dossier is set to its due',
    () => line(2, ({ facts }) => set(facts, 'processedAt', '2026-03-10T10:00:00.000Z')),
    { check: 'history', line: 2, field: '/facts/processedAt' },
  ],
  [
    'a due is moved in the facts',
    () => line(2, ({ facts }) => set(facts, 'dueAt', '2026-03-20T10:00:00.000Z')),
    { check: 'history', line: 2, field: '/facts/dueAt' },
  ],
  [
    'the first promise is moved',
    () => line(2, ({ facts }) => set(facts, 'firstPromiseAt', '2026-03-20T10:00:00.000Z')),
    { check: 'history', line: 2, field: '/facts/firstPromiseAt' },
  ],
  [
    'an extension disappears from the history of the due',
    () => line(2, ({ dues }) => dues.pop()),
    { check: 'history', line: 2, field: '/facts/dueAt' },
  ],
  [
    'an event disappears',
    () => line(2, ({ events }) => events.splice(1, 1)),
    { check: 'history', line: 2, field: '/events/1/version' },
  ],
  [
    'an event lies after the position',
    () => line(1, ({ events }) => set(events[1], 'position', 900)),
    { check: 'history', line: 1, field: '/events/1/position' },
  ],
  [
    'a cell is changed',
    () => line(3, ({ cells }) => cells.push('waiting')),
    { check: 'classes', line: 3, field: '/cells' },
  ],
  [
    'an unreadable instant',
    () => line(3, ({ facts }) => set(facts, 'dueAt', '2026-02-30T10:00:00.000Z')),
    { check: 'dossiers', line: 3, field: '/facts/dueAt' },
  ],
  [
    'a line is no JSON',
    () => edited('dossiers.ndjson', (text) => text.replace('{', '')),
    { check: 'dossiers', line: 1 },
  ],
  [
    'a figure is changed',
    () => json('answer.json', ({ rows }) => set(rows[0], 'late', 0)),
    { check: 'figures', file: 'answer.json', field: '/rows/0/late', detail: 'is 0, the dossiers give 1' },
  ],
  [
    'a percentage is made up',
    () => json('answer.json', ({ total }) => set(total.rate, 'percent', '100.00')),
    { check: 'figures', field: '/total/rate/percent', detail: 'is "100.00", the dossiers give "50.00"' },
  ],
  [
    'a row is left out',
    () => json('answer.json', ({ rows }) => rows.pop()),
    { check: 'figures', field: '/rows', detail: 'a row of ["B"] is missing' },
  ],
  [
    'a member of a policy is changed',
    () => json('policy.json', ({ asked }) => set(asked, 'noDue', 'in')),
    { check: 'policies', file: 'policy.json', field: '/asked/noDue' },
  ],
  [
    'the rule is bent so that the late one is on time',
    () => json('policy.json', ({ asked }) => set(asked, 'openOverdueInDenominator', true)),
    { check: 'policies', field: '/asked/openOverdueInDenominator' },
  ],
  [
    'the policy of the answer is another',
    () => json('answer.json', (answer) => set(answer, 'policy', 'returned')),
    { check: 'question', file: 'answer.json', field: '/policy' },
  ],
  [
    'the period is another',
    () => json('query.json', (query) => set(query, 'to', '2026-03-30')),
    { check: 'question', file: 'query.json', field: '/to' },
  ],
  [
    'a calendar is missing',
    () => json('calendars.json', ({ calendars }) => calendars.pop()),
    { check: 'calendars', file: 'calendars.json', field: '/calendars' },
  ],
  [
    'the hash of the head is changed',
    () => json('head.json', (head) => set(head, 'hash', 'ab'.repeat(32))),
    { check: 'head', file: 'head.json', field: '/signedBefore/hash' },
  ],
  [
    'a dossier lies outside the scope',
    () => json('query.json', (query) => set(query, 'scope', ['A'])),
    { check: 'population', line: 3, field: '/keys/agency' },
  ],
  [
    'a dossier is nested without end',
    () => edited('dossiers.ndjson', (text) => text.replace('"events":[', () => `"events":[${DEEP},`)),
    { check: 'dossiers', line: 1, detail: 'nested deeper than 32 levels' },
  ],
  [
    'a document is nested without end',
    () => edited('query.json', () => DEEP),
    { file: 'query.json', detail: 'nested deeper than 32 levels' },
  ],
];

describe('evidence that was tampered with', () => {
  it.each(TAMPERINGS)('%s: the file’s hash says so, and the contents where', async (_, files, expected) => {
    // The old manifest over the new contents, and a manifest re-made by somebody who has the key.
    const forged = await sealed(files());
    expect(failuresOf(await zips.verified(forged))).toContainEqual(expect.objectContaining(expected));
    const stale = await repacked(handmadeEvidence(), files());
    expect(failuresOf(await zips.verified(stale)).map(({ check }) => check)).toContain('files');
  });

  it('a manifest re-made without the key is not the installation’s', async () => {
    const forged = await sealed(handmadeEvidence(), keyPair());
    expect(failuresOf(await zips.verified(forged))).toContainEqual(
      expect.objectContaining({ check: 'signature', file: 'manifest.json', field: '/keyId' }),
    );
    const named = await sealed(handmadeEvidence(), { ...keyPair(), keyId: OURS.keyId, publicKey: OURS.publicKey });
    expect(failuresOf(await zips.verified(named))).toEqual([
      expect.objectContaining({ check: 'signature', field: '/signature' }),
    ]);
  });

  it('the wrong key is told from a wrong signature', async () => {
    const other = keyPair();
    const report = await zips.verified(await sealed(handmadeEvidence()), other.publicKey);
    expect(failuresOf(report)).toEqual([expect.objectContaining({ check: 'signature', field: '/keyId' })]);
    const none = await zips.verified(await sealed(handmadeEvidence()), 'no key');
    expect(failuresOf(none)).toEqual([expect.objectContaining({ check: 'signature', field: '/publicKey' })]);
  });
});

/** The old manifest beside new contents. */
async function repacked(made: Files, files: Files): Promise<Buffer> {
  const path = zips.saved(await sealed(made));
  const archive = await openArchive(path);
  const manifest = await buffer(await archive.read('manifest.json'));
  archive.close();
  return zipOf([...Object.entries(files), ['manifest.json', manifest.toString('utf8')]]);
}
