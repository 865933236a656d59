import { beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CATALOGUE_STREAM, emptyCatalogue, evolveCatalogue, procedureOn } from '#dossier';
import type { Catalogue, CatalogueEvent } from '#dossier';
import { MemoryEventStore } from '#event-store';
import type { AppendRequest } from '#event-store';
import { ProblemError } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import { importCatalogue } from './import-catalogue.js';
import type { CatalogueImport, CatalogueImportSummary } from './import-catalogue.js';

const T = 'H26';
const NOW = Date.parse('2026-03-20T10:00:00+07:00');
const SAMPLE: unknown = JSON.parse(readFileSync(new URL('testing/sample-catalogue.json', import.meta.url), 'utf8'));
const NONE = { added: 0, changed: 0, unchanged: 0 };

let store: MemoryEventStore;
let appends: number;
let made = 0;
const uuid = (): string => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
beforeEach(() => {
  store = new MemoryEventStore(() => NOW, [T]);
  appends = 0;
});

/** Before each append somebody else may write first. */
const run = (
  document: unknown,
  given: Partial<CatalogueImport> = {},
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<CatalogueImportSummary> =>
  importCatalogue(
    {
      store,
      clock: { now: () => NOW },
      ids: { uuid },
      append: async (tenant: string, request: AppendRequest) => {
        appends++;
        await meanwhile();
        const [outcome] = await store.append(tenant, [request]);
        if (outcome === undefined) throw new Error('no answer');
        return outcome;
      },
    },
    { tenant: T, document, dryRun: false, actorId: 'an', ...given },
  );
const log = () => store.readStream(T, CATALOGUE_STREAM);
const catalogue = async (): Promise<Catalogue> =>
  (await log()).reduce((so, event) => evolveCatalogue(so, event as unknown as CatalogueEvent), emptyCatalogue());
const problemsOf = async (document: unknown): Promise<FieldProblem[]> => {
  const error: unknown = await run(document).catch((refused: unknown) => refused);
  if (!(error instanceof ProblemError)) throw new Error('was not refused');
  expect(error.code).toBe('VALIDATION.FAILED');
  return error.extra['errors'] as FieldProblem[];
};

describe('importing a catalogue', () => {
  it('takes the sample in, and a second time writes nothing', async () => {
    expect(await run(SAMPLE, { origin: 'sample-catalogue.json' })).toEqual({
      fields: { ...NONE, added: 2 },
      agencies: { ...NONE, added: 4 },
      procedures: { ...NONE, added: 3 },
      clockPolicies: { ...NONE, added: 2 },
      events: 4,
      dryRun: false,
      changes: [],
    });
    const limit = async (day: string) => procedureOn(await catalogue(), '1.009999', day)?.limits[0]?.limit?.value;
    expect([await limit('2026-06-30'), await limit('2026-07-01')]).toEqual([15, 10]);
    const events = await log();
    expect(new Set(events.map(({ correlationId }) => correlationId))).toEqual(new Set([events[0]?.eventId]));
    expect(events[3]).toMatchObject({ actorId: 'an', occurredAt: '2026-03-20T03:00:00.000Z' });
    expect(events[3]?.metadata).toEqual({ origin: 'sample-catalogue.json' });
    expect(await run(SAMPLE)).toMatchObject({
      agencies: { ...NONE, unchanged: 4 },
      procedures: { unchanged: 3 },
      events: 0,
    });
    expect([appends, (await log()).length]).toEqual([1, 4]);
  });

  it('a dry run counts and writes nothing', async () => {
    expect(await run(SAMPLE, { dryRun: true })).toMatchObject({ agencies: { added: 4 }, events: 4, dryRun: true });
    expect([appends, (await log()).length]).toEqual([0, 0]);
  });

  it('says what changes from what to what, and when it changes days gone by', async () => {
    const limitOf = (value: number) => [{ limit: { value, unit: 'workingDay' } }];
    await run({ procedures: [{ code: 'p', name: 'P', limits: limitOf(3) }] });
    const summary = await run({ procedures: [{ code: 'p', name: 'P', limits: limitOf(30) }] }, { dryRun: true });
    expect(summary.changes).toMatchObject([
      {
        ...{ kind: 'procedures', id: 'p', backdated: true },
        before: { limits: [{ limit: { value: 3 } }] },
        after: { limits: [{ limit: { value: 30 } }] },
      },
    ]);
    const later = { code: 'p', name: 'P', limits: limitOf(30), validFrom: '2027-01-01' };
    const [change] = (await run({ procedures: [later] }, { dryRun: true })).changes;
    expect(change?.backdated).toBe(undefined);
  });

  it('is all of it or nothing: one append, however many events', async () => {
    const procedures = Array.from({ length: 1_201 }, (_, i) => ({ code: `p${String(i)}`, name: 'P', limits: [] }));
    expect(await run({ procedures })).toMatchObject({ procedures: { added: 1_201 }, events: 3 });
    expect(appends).toBe(1);
    expect(await problemsOf({ fields: [{ code: 'f', name: 'F' }], agencies: [{ id: 'a b', name: 'A' }] })).toEqual([
      expect.objectContaining({ pointer: '/agencies/0/id', code: 'CODE.INVALID' }),
    ]);
    expect((await log()).length).toBe(3);
  });

  it('decides again when the catalogue has changed meanwhile', async () => {
    let first = true;
    const summary = await run(SAMPLE, {}, async () => {
      if (!first) return;
      first = false;
      await run({ fields: [{ code: 'ho-tich', name: 'Hộ tịch' }] });
    });
    expect(summary.fields).toEqual({ added: 1, changed: 0, unchanged: 1 });
    expect((await catalogue()).fields.size).toBe(2);
    expect(appends).toBe(3);
  });

  it('gives up on a catalogue that never stands still', async () => {
    let count = 0;
    const other = () => run({ fields: [{ code: 'ho-tich', name: `Hộ tịch ${String(++count)}` }] });
    await expect(run({ fields: [{ code: 'x', name: 'X' }] }, {}, other)).rejects.toThrow('import it again');
    expect((await catalogue()).fields.has('x')).toBe(false);
  });

  it('names every problem, a thousand at most', async () => {
    expect(await problemsOf({ fields: [{}, 1], colour: 2 })).toHaveLength(4);
    const many = await problemsOf({ fields: Array.from({ length: 1_200 }, () => 1) });
    expect([many.length, many.at(-1)?.detail]).toEqual([1_001, 'and 200 more']);
  });
});
