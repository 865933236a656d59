import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agencyOn, emptyCatalogue, evolveCatalogue, limitFor, procedureOn } from '../catalogue.js';
import type { Catalogue } from '../catalogue.js';
import type { CatalogueEvent, ProcedureDefinition } from '../events.js';
import { catalogueChanges, catalogueDifference } from './catalogue-changes.js';
import type { CatalogueFile } from './catalogue-file.js';
import { parseCatalogueFile } from './parse-catalogue-file.js';

const parsed = (json: unknown, current: Catalogue): CatalogueFile => {
  const verdict = parseCatalogueFile(json, current);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  return verdict.file;
};
const changes = (current: Catalogue, json: unknown): CatalogueEvent[] =>
  catalogueChanges(current, parsed(json, current));
/** As the log gives it back: members in another order. */
const stored = (event: CatalogueEvent): CatalogueEvent => JSON.parse(JSON.stringify(event, reversed)) as CatalogueEvent;
const reversed = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toReversed())
    : value;
const after = (current: Catalogue, json: unknown): Catalogue =>
  changes(current, json).map(stored).reduce<Catalogue>(evolveCatalogue, current);
const counts = (current: Catalogue, json: unknown) => {
  const { added, changed, unchanged } = catalogueDifference(current, parsed(json, current)).procedures;
  return [added.length, changed.length, unchanged.length];
};

const days = (value: number, given: object = {}) => ({ ...given, limit: { value, unit: 'workingDay' } });
const procedure = (value: number, given: object = {}) => ({
  code: '1.1',
  name: 'Đăng ký',
  limits: [days(value)],
  ...given,
});
const limitOn = (catalogue: Catalogue, day: string): unknown => {
  const version = procedureOn(catalogue, '1.1', day);
  const found = version && limitFor(version, 'counter', null);
  return found?.found === true ? found.limit?.value : 'none';
};

const WHOLE = {
  fields: [{ code: 'f', name: 'Hộ tịch' }],
  agencies: [
    { id: 'A', name: 'Tỉnh', level: 'province' },
    { id: 'A.D', name: 'Huyện', parentId: 'A', level: 'district', validTo: '2025-06-30' },
  ],
  procedures: [procedure(15, { fieldCode: 'f' }), procedure(10, { fieldCode: 'f', validFrom: '2026-07-01' })],
  clockPolicies: [{ id: 'p', policy: { supplement: 'restart', payment: 'run', cutoff: '15:00', extensions: 2 } }],
};

describe('importing a catalogue file', () => {
  it('twice writes nothing the second time', () => {
    const events = changes(emptyCatalogue(), WHOLE);
    expect(events.map(({ type }) => type)).toEqual([
      'FieldsDefined',
      'ClockPoliciesDefined',
      'AgenciesDefined',
      'ProceduresDefined',
    ]);
    expect(changes(after(emptyCatalogue(), WHOLE), WHOLE)).toEqual([]);
  });

  it('writes only what differs', () => {
    const before = after(emptyCatalogue(), WHOLE);
    const renamed = { ...WHOLE, agencies: [{ id: 'A', name: 'Thành phố', level: 'province' }, WHOLE.agencies[1]] };
    expect(changes(before, renamed)).toEqual([
      { type: 'AgenciesDefined', data: { agencies: [expect.objectContaining({ name: 'Thành phố' })] } },
    ]);
    const policy = { supplement: 'restart', payment: 'run', cutoff: '15:00', extensions: 3 };
    expect(changes(before, { clockPolicies: [{ id: 'p', policy }] })).toHaveLength(1);
  });

  it('reviews what was learnt: the same words without `provisional` are a change', () => {
    const always = { validFrom: null, validTo: null, provisional: true };
    const learnt = (
      [
        { type: 'FieldsDefined', data: { fields: [{ code: 'f', name: 'Hộ tịch', provisional: true }] } },
        {
          type: 'AgenciesDefined',
          data: { agencies: [{ id: 'A', name: 'Tỉnh', parentId: null, level: null, ...always }] },
        },
        {
          type: 'ProceduresDefined',
          data: {
            procedures: [
              { code: '1.1', name: 'Đăng ký', fieldCode: 'f', limits: [], clockPolicyId: 'default', ...always },
            ],
          },
        },
      ] satisfies CatalogueEvent[]
    ).reduce<Catalogue>(evolveCatalogue, emptyCatalogue());
    const reviewed = after(learnt, WHOLE);
    expect(reviewed.fields.get('f')?.provisional).toBe(false);
    expect(reviewed.agencies.get('A')).toMatchObject({ provisional: false, level: 'province' });
    expect(procedureOn(reviewed, '1.1', '2026-01-01')?.provisional).toBe(false);
    expect(counts(learnt, WHOLE)).toEqual([0, 2, 0]);
  });

  it('E4: a limit that changes from a day on leaves the days before it alone', () => {
    const before = after(emptyCatalogue(), { procedures: [procedure(15)] });
    const changed = after(before, { procedures: [procedure(10, { validFrom: '2026-07-01' })] });
    expect(['2026-06-30', '2026-07-01', '2030-01-01'].map((day) => limitOn(changed, day))).toEqual([15, 10, 10]);
    expect(changed.procedures.get('1.1')).toHaveLength(2);
  });

  it('former districts are in being until 30/06/2025', () => {
    const catalogue = after(emptyCatalogue(), WHOLE);
    expect(agencyOn(catalogue, 'A.D', '2025-06-30')?.level).toBe('district');
    expect(agencyOn(catalogue, 'A.D', '2025-07-01')).toBe(null);
  });

  it('writes a version again when another has hidden it, and with it those that must hold after it', () => {
    const both = { procedures: [procedure(15), procedure(10, { validFrom: '2026-07-01' })] };
    const hidden = after(after(emptyCatalogue(), both), { procedures: [procedure(7)] });
    expect(limitOn(hidden, '2026-08-01')).toBe(7);
    expect(counts(hidden, both)).toEqual([0, 2, 0]);
    const again = after(hidden, both);
    expect(['2026-06-30', '2026-07-01'].map((day) => limitOn(again, day))).toEqual([15, 10]);
    const onlyLater = { procedures: [procedure(15), procedure(9, { validFrom: '2026-07-01' })] };
    expect(counts(again, onlyLater)).toEqual([0, 1, 1]);
    const onlyFirst = { procedures: [procedure(16), procedure(10, { validFrom: '2026-07-01' })] };
    expect(counts(again, onlyFirst)).toEqual([0, 2, 0]);
    expect(['2026-06-30', '2026-07-01'].map((day) => limitOn(after(again, onlyFirst), day))).toEqual([16, 10]);
  });

  it('limits in another order are the same limits', () => {
    const [a, b] = [days(5, { channel: 'online' }), days(9)];
    const before = after(emptyCatalogue(), { procedures: [procedure(0, { limits: [a, b] })] });
    expect(changes(before, { procedures: [procedure(0, { limits: [b, a] })] })).toEqual([]);
  });

  it('asks for the papers as of a day, and in their order', () => {
    const paper = (code: string, given: object = {}) => ({ code, name: code, form: 'copy', ...given });
    const first = { procedures: [procedure(5, { components: [paper('a'), paper('b')] })] };
    const before = after(emptyCatalogue(), first);
    expect(changes(before, first)).toEqual([]);
    const later = procedure(5, { validFrom: '2026-07-01', components: [paper('b'), paper('a', { copies: 2 })] });
    const changed = after(before, { procedures: [later] });
    const askedOn = (day: string) => procedureOn(changed, '1.1', day)?.components?.map(({ code }) => code);
    expect([askedOn('2026-06-30'), askedOn('2026-07-01')]).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    for (const given of [{ required: false }, { copies: 2 }, { form: 'original' }, { name: 'x' }, { code: 'c' }]) {
      const other = { procedures: [procedure(5, { components: [paper('a', given), paper('b')] })] };
      expect(counts(before, other)).toEqual([0, 1, 0]);
    }
  });

  it('an event of before there were lists of papers says what a file without one says', () => {
    const before = after(emptyCatalogue(), { procedures: [procedure(5)] });
    expect(changes(before, { procedures: [procedure(5, { components: [] })] })).toEqual([]);
    const listed = after(before, {
      procedures: [procedure(5, { components: [{ code: 'a', name: 'A', form: 'copy' }] })],
    });
    expect(counts(listed, { procedures: [procedure(5)] })).toEqual([0, 1, 0]);
    expect(procedureOn(after(listed, { procedures: [procedure(5)] }), '1.1', '2026-01-01')).not.toHaveProperty(
      'components',
    );
  });

  it('puts at most 500 definitions into one event', () => {
    const procedures = Array.from({ length: 1_001 }, (_, i) => procedure(5, { code: `p${String(i)}` }));
    const sizes = changes(emptyCatalogue(), { procedures }).map(({ data }) => Object.values(data).flat().length);
    expect(sizes).toEqual([500, 500, 1]);
  });
});

describe('whatever was defined before', () => {
  const day = (n: number | null): string | null => (n === null ? null : `2026-01-${String(n).padStart(2, '0')}`);
  const versions = fc.array(
    fc
      .tuple(
        fc.option(fc.integer({ min: 1, max: 8 })),
        fc.option(fc.integer({ min: 1, max: 8 })),
        fc.integer({ min: 1, max: 3 }),
      )
      .filter(([from, to]) => from === null || to === null || from <= to)
      .map(([from, to, value]) => procedure(value, { validFrom: day(from), validTo: day(to) })),
    { maxLength: 5 },
  );
  const definitions = (json: object[]): ProcedureDefinition[] =>
    json.flatMap((one) => parsed({ procedures: [one] }, emptyCatalogue()).procedures);
  const fileOf = (json: object[]): CatalogueFile => ({
    fields: [],
    agencies: [],
    clockPolicies: [],
    procedures: definitions(json),
  });

  it('every day a file covers then says what its last definition of that day says, the others what they said', () => {
    fc.assert(
      fc.property(versions, versions, (known, wanted) => {
        const fold = (from: Catalogue, file: CatalogueFile): Catalogue =>
          catalogueChanges(from, file).reduce<Catalogue>(evolveCatalogue, from);
        const all = (list: ProcedureDefinition[]): Catalogue =>
          evolveCatalogue(emptyCatalogue(), { type: 'ProceduresDefined', data: { procedures: list } });
        const file = fileOf(wanted);
        const before = all(definitions(known));
        const then = fold(before, file);
        for (const n of [null, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
          const at = day(n) ?? '1999-01-01';
          const expected = procedureOn(all(file.procedures), '1.1', at) ?? procedureOn(before, '1.1', at);
          expect(procedureOn(then, '1.1', at)).toEqual(expected);
        }
        expect(catalogueChanges(then, file)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
