import { afterAll, describe, expect, it } from '@jest/globals';
import { json, set } from './testing/edited-evidence.js';
import { ZipFolder, failuresOf, sealed } from './testing/evidence-zips.js';
import { KEYS, handmadeEvidence } from './testing/handmade.js';
import { verifyEvidence } from './verify/verify-evidence.js';

const zips = new ZipFolder();
afterAll(() => {
  zips.remove();
});

describe('evidence as it was made', () => {
  it('passes every check that needs no database', async () => {
    const report = await zips.verified(await sealed(handmadeEvidence()));
    expect(failuresOf(report)).toEqual([]);
    expect(report).toMatchObject({ ok: true, dossiers: 4 });
    expect(report.checks.filter(({ outcome }) => outcome === 'notChecked').map(({ check }) => check)).toEqual([
      'closing',
      'log',
    ]);
  });

  it('notes that the log was brought, and what no hash says of it', async () => {
    const brought = { source: 'backup', position: 8, hash: 'ab'.repeat(32), importedAt: '2026-11-22T01:00:00.000Z' };
    const report = await zips.verified(await sealed(json('head.json', (head) => set(head, 'brought', brought))));
    expect(report.ok).toBe(true);
    const { notes = [] } = report.checks.find(({ check }) => check === 'head') ?? {};
    expect(notes).toContainEqual(expect.stringMatching(/^positions 1 to 8 were brought .* from backup: .*metadata/));
  });

  it('says loudly when the only key is the one inside', async () => {
    const report = await verifyEvidence(zips.saved(await sealed(handmadeEvidence())), { keys: KEYS });
    expect(report.ok).toBe(true);
    const [note] = report.checks.find(({ check }) => check === 'signature')?.notes ?? [];
    expect(note).toMatch(/^WARNING: checked only with the key inside/);
  });
});
