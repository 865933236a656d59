import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import type { EvidencePart } from './write-evidence.js';
import { evidenceZip } from './write-evidence.js';
import { KEYS, OURS, handmadeEvidence, keyPair } from './testing/handmade.js';
import type { EvidenceReport } from './verify/report.js';
import { verifyEvidence } from './verify/verify-evidence.js';

type Files = Record<string, string>;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-evidence-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A zip as the installation makes it, or as somebody with another key would. */
async function sealed(files: Files, key = OURS): Promise<Buffer> {
  const parts = Object.entries(files).map(([name, text]) => ({ name, content: () => once(text) }) as EvidencePart);
  const { publicKey, keyId, sign } = key;
  const seal = { tenant: 'H26', createdAt: '2026-04-02T01:00:00.000Z', keyId, publicKey, sign };
  return buffer(evidenceZip(parts, seal));
}
async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

let zips = 0;
function saved(bytes: Buffer): string {
  zips += 1;
  const path = join(folder, `${String(zips)}.zip`);
  writeFileSync(path, bytes);
  return path;
}
const verified = async (bytes: Buffer, publicKey: string | undefined = OURS.publicKey): Promise<EvidenceReport> =>
  verifyEvidence(saved(bytes), { keys: KEYS, publicKey });

const failuresOf = ({ checks }: EvidenceReport) =>
  checks.flatMap(({ check, failures }) => failures.map((failure) => ({ check, ...failure })));

/** One of the files as it would be after somebody's editor. */
function edited(file: string, edit: (text: string) => string): Files {
  const files = handmadeEvidence();
  const text = edit(files[file] ?? '');
  if (text === files[file]) throw new Error(`nothing changed in ${file}`);
  return { ...files, [file]: text };
}
const line = (number: number, edit: (dossier: Edited) => void) =>
  edited('dossiers.ndjson', (text) => {
    const lines = text.trimEnd().split('\n');
    const dossier = JSON.parse(lines[number - 1] ?? '') as Edited;
    edit(dossier);
    return `${lines.with(number - 1, JSON.stringify(dossier)).join('\n')}\n`;
  });
const json = (file: string, edit: (value: Edited) => void) =>
  edited(file, (text) => {
    const value = JSON.parse(text) as Edited;
    edit(value);
    return JSON.stringify(value);
  });
/** The members that the specs below lay hands on. */
interface Edited {
  facts: object;
  asked: object;
  cells: string[];
  dues: object[];
  events: object[];
  rows: object[];
  total: { rate: object };
  calendars: object[];
}
const set = (target: unknown, member: string, value: unknown): void => {
  (target as Record<string, unknown>)[member] = value;
};

describe('evidence as it was made', () => {
  it('passes every check that needs no database', async () => {
    const report = await verified(await sealed(handmadeEvidence()));
    expect(failuresOf(report)).toEqual([]);
    expect(report).toMatchObject({ ok: true, dossiers: 4 });
    expect(report.checks.filter(({ outcome }) => outcome === 'notChecked').map(({ check }) => check)).toEqual([
      'closing',
      'log',
    ]);
  });

  it('notes that the log was brought, and what no hash says of it', async () => {
    const brought = { source: 'backup', position: 8, hash: 'ab'.repeat(32), importedAt: '2026-11-22T01:00:00.000Z' };
    const report = await verified(await sealed(json('head.json', (head) => set(head, 'brought', brought))));
    expect(report.ok).toBe(true);
    const { notes = [] } = report.checks.find(({ check }) => check === 'head') ?? {};
    expect(notes).toContainEqual(expect.stringMatching(/^positions 1 to 8 were brought .* from backup: .*metadata/));
  });

  it('says loudly when the only key is the one inside', async () => {
    const report = await verifyEvidence(saved(await sealed(handmadeEvidence())), { keys: KEYS });
    expect(report.ok).toBe(true);
    const [note] = report.checks.find(({ check }) => check === 'signature')?.notes ?? [];
    expect(note).toMatch(/^WARNING: checked only with the key inside/);
  });
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
    expect(failuresOf(await verified(forged))).toContainEqual(expect.objectContaining(expected));
    const stale = await repacked(handmadeEvidence(), files());
    expect(failuresOf(await verified(stale)).map(({ check }) => check)).toContain('files');
  });

  it('a manifest re-made without the key is not the installation’s', async () => {
    const forged = await sealed(handmadeEvidence(), keyPair());
    expect(failuresOf(await verified(forged))).toContainEqual(
      expect.objectContaining({ check: 'signature', file: 'manifest.json', field: '/keyId' }),
    );
    const named = await sealed(handmadeEvidence(), { ...keyPair(), keyId: OURS.keyId, publicKey: OURS.publicKey });
    expect(failuresOf(await verified(named))).toEqual([
      expect.objectContaining({ check: 'signature', field: '/signature' }),
    ]);
  });

  it('the wrong key is told from a wrong signature', async () => {
    const other = keyPair();
    const report = await verified(await sealed(handmadeEvidence()), other.publicKey);
    expect(failuresOf(report)).toEqual([expect.objectContaining({ check: 'signature', field: '/keyId' })]);
    const none = await verified(await sealed(handmadeEvidence()), 'no key');
    expect(failuresOf(none)).toEqual([expect.objectContaining({ check: 'signature', field: '/publicKey' })]);
  });
});

/** The old manifest beside new contents. */
async function repacked(made: Files, files: Files): Promise<Buffer> {
  const path = saved(await sealed(made));
  const { openArchive } = await import('./verify/open-archive.js');
  const archive = await openArchive(path);
  const manifest = await buffer(await archive.read('manifest.json'));
  archive.close();
  return zipOf([...Object.entries(files), ['manifest.json', manifest.toString('utf8')]]);
}

function zipOf(entries: (readonly [string, string | Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

describe('a file that is no evidence', () => {
  const archiveFailure = async (bytes: Buffer) => {
    const report = await verified(bytes);
    expect(report.ok).toBe(false);
    return failuresOf(report)[0];
  };

  it('a truncated zip', async () => {
    const bytes = await sealed(handmadeEvidence());
    for (const length of [bytes.length - 10, Math.floor(bytes.length / 2), 0]) {
      expect(await archiveFailure(bytes.subarray(0, length))).toMatchObject({
        ...{ check: 'archive', detail: expect.stringMatching(/^EVIDENCE\.NOT_A_ZIP: no whole zip file/) },
      });
    }
  });

  it('bytes damaged in the middle', async () => {
    const bytes = Buffer.from(await sealed(handmadeEvidence()));
    bytes.fill(0x55, 2_000, 2_400);
    expect((await verified(bytes)).ok).toBe(false);
  });

  it('a zip bomb, before anything is inflated', async () => {
    const bomb = await zipOf([
      ...Object.entries(handmadeEvidence()).filter(([name]) => name !== 'dossiers.ndjson'),
      ['dossiers.ndjson', Buffer.alloc(64 * 1024 ** 2)],
    ]);
    expect(await archiveFailure(bomb)).toMatchObject({
      detail: expect.stringMatching(/^EVIDENCE\.TOO_LARGE: dossiers.ndjson/),
    });
  });

  it('more bytes than the limit, whatever the ratio', async () => {
    const path = saved(await sealed(handmadeEvidence()));
    const report = await verifyEvidence(path, { keys: KEYS, limits: { mostBytes: 1_000, mostRatio: 250 } });
    expect(failuresOf(report)[0]).toMatchObject({ detail: expect.stringMatching(/^EVIDENCE\.TOO_LARGE/) });
  });

  it.each(['../x', '/x', 'a/../../x', 'x.txt'])('an entry %s', async (name) => {
    // The writer refuses such names, so one of the same length is written and then changed in the bytes.
    const innocent = 'q'.repeat(name.length);
    const bytes = await zipOf([...Object.entries(handmadeEvidence()), [innocent, 'x']]);
    const changed = Buffer.from(bytes.toString('latin1').replaceAll(innocent, name), 'latin1');
    const failure = await archiveFailure(changed);
    expect(failure).toMatchObject({ detail: expect.stringMatching(/^EVIDENCE\.UNSAFE/) });
    expect(failure?.detail).toContain(name);
  });

  it('a file that is missing, twice there, or one too many', async () => {
    const entries = Object.entries(handmadeEvidence());
    expect(await archiveFailure(await zipOf(entries))).toMatchObject({
      file: 'manifest.json',
      detail: 'is not in the zip',
    });
    const twice = await zipOf([...entries, ['README.txt', 'again']]);
    expect(await archiveFailure(twice)).toMatchObject({ detail: expect.stringContaining('twice') });
    const many = await zipOf([...entries, ['manifest.json', '{}'], ['more', ''], ['and more', '']]);
    expect(await archiveFailure(many)).toMatchObject({ detail: expect.stringMatching(/^EVIDENCE\.TOO_LARGE/) });
  });

  it('is refused by name when it is not there at all', async () => {
    await expect(verifyEvidence(join(folder, 'nowhere.zip'), { keys: KEYS })).rejects.toThrow('ENOENT');
    expect(readFileSync(saved(Buffer.from('x')), 'utf8')).toBe('x');
  });
});
