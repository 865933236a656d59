import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ZipFolder, failuresOf, sealed, zipOf } from './testing/evidence-zips.js';
import { KEYS, handmadeEvidence } from './testing/handmade.js';
import { verifyEvidence } from './verify/verify-evidence.js';

const zips = new ZipFolder();
afterAll(() => {
  zips.remove();
});

describe('a file that is no evidence', () => {
  const archiveFailure = async (bytes: Buffer) => {
    const report = await zips.verified(bytes);
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
    expect((await zips.verified(bytes)).ok).toBe(false);
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
    const path = zips.saved(await sealed(handmadeEvidence()));
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
    await expect(verifyEvidence(join(zips.path, 'nowhere.zip'), { keys: KEYS })).rejects.toThrow('ENOENT');
    expect(readFileSync(zips.saved(Buffer.from('x')), 'utf8')).toBe('x');
  });
});
