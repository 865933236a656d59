import { expect, it } from '@jest/globals';
import { unknownDossier } from '#dossier';
import { MemoryEventStore } from '#event-store';
import { CodeLedger } from './code-ledger.js';
import { CaseListImportError } from './import-case-list.types.js';
import { KnownDossiers } from './known-dossiers.js';

it('holds a quarter of a million dossiers of a dry run whose rows are scattered, and says what to do with more', () => {
  const known = new KnownDossiers(new MemoryEventStore(() => 0, ['H26']), 'H26', 'digest', new CodeLedger());
  const state = unknownDossier('A');
  for (let number = 0; number < 250_000; number++) known.hold(String(number), state, 1);
  // One that is told to its end makes room for another.
  known.hold('0', state, 0);
  known.hold('one more', state, 1);
  let thrown: unknown = null;
  try {
    known.hold('one too many', state, 1);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(CaseListImportError);
  expect(thrown).toMatchObject({
    code: 'IMPORT.TOO_SCATTERED',
    message: expect.stringMatching(/250000.*sort it by code/) as unknown,
  });
});
