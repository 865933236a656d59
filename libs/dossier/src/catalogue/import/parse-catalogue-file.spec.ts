import { DeadlineError, civilServiceCalendar, computeDue } from '#calendar';
import type { Limit } from '#calendar';
import { describe, expect, it } from '@jest/globals';
import { emptyCatalogue, evolveCatalogue } from '../catalogue.js';
import type { Catalogue } from '../catalogue.js';
import type { CatalogueEvent } from '../events.js';
import { parseCatalogueFile } from './parse-catalogue-file.js';

const always = { validFrom: null, validTo: null };
const KNOWN = (
  [
    { type: 'FieldsDefined', data: { fields: [{ code: 'Hộ tịch (cũ)', name: 'Hộ tịch', provisional: true }] } },
    {
      type: 'AgenciesDefined',
      data: {
        agencies: [
          { id: 'H26', name: 'Hà Nội', parentId: null, level: 'province', ...always, provisional: false },
          { id: 'H26.12', name: 'Sở Tư pháp', parentId: 'H26', level: null, ...always, provisional: false },
        ],
      },
    },
  ] satisfies CatalogueEvent[]
).reduce<Catalogue>(evolveCatalogue, emptyCatalogue());

const day = (value: number) => ({ limit: { value, unit: 'workingDay' } });
const procedure = (given: object = {}) => ({ code: '1.1', name: 'Đăng ký', limits: [day(5)], ...given });
const agency = (given: object = {}) => ({ id: 'X', name: 'Phường', ...given });

const problems = (json: unknown): string[] => {
  const verdict = parseCatalogueFile(json, KNOWN);
  return verdict.ok ? [] : verdict.problems.map(({ pointer, code }) => `${pointer} ${code}`);
};
const file = (json: unknown) => {
  const verdict = parseCatalogueFile(json, KNOWN);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  return verdict.file;
};

describe('a catalogue file', () => {
  it('may leave out whatever may be nothing; what it says is reviewed', () => {
    const read = file({
      fields: [{ code: 'ho-tich', name: ' Hộ tịch ' }],
      agencies: [agency({ parentId: 'H26' })],
      procedures: [procedure({ fieldCode: 'ho-tich' })],
      clockPolicies: [{ id: 'p', policy: { supplement: '766', payment: 'run' } }],
    });
    expect(read).toEqual({
      fields: [{ code: 'ho-tich', name: 'Hộ tịch', provisional: false }],
      agencies: [{ id: 'X', name: 'Phường', parentId: 'H26', level: null, ...always, provisional: false }],
      procedures: [
        {
          code: '1.1',
          name: 'Đăng ký',
          fieldCode: 'ho-tich',
          limits: [{ channel: null, caseCode: null, limit: { value: 5, unit: 'workingDay' } }],
          clockPolicyId: 'default',
          ...always,
          provisional: false,
        },
      ],
      clockPolicies: [{ id: 'p', policy: { supplement: '766', payment: 'run', cutoff: null } }],
    });
    expect(file({})).toEqual({ fields: [], agencies: [], procedures: [], clockPolicies: [] });
  });

  it('keeps every member that is given; null is the same as absent', () => {
    const given = { channel: 'online', caseCode: 'lan-dau', limit: null };
    const whole = { fieldCode: null, clockPolicyId: null, validFrom: '2026-01-01', validTo: '2026-01-01' };
    const policy = { supplement: 'restart', payment: 'pause', cutoff: '15:00', extensions: 0 };
    const read = file({ procedures: [procedure({ ...whole, limits: [given] })], clockPolicies: [{ id: 'p', policy }] });
    expect(read.procedures[0]).toMatchObject({ ...whole, clockPolicyId: 'default', limits: [given] });
    expect(read.clockPolicies).toEqual([{ id: 'p', policy }]);
  });

  it('is told everything that is wrong with it at once, each with its place', () => {
    expect(
      problems({
        fields: [{ code: ' ', name: 5 }, 7],
        agencies: [agency({ level: 'city', validFrom: '2026-02-30' }), { id: 'A', colour: 1 }],
        procedures: [procedure({ code: '-1', limits: [{ limit: { value: 0.5, unit: 'workingDay' } }, { limit: 3 }] })],
        clockPolicies: [{ id: 'p', policy: { supplement: 'stop', cutoff: '24:00', extensions: 13 } }],
        plans: [],
      }).toSorted(),
    ).toEqual([
      '/agencies/0/level LEVEL.UNKNOWN',
      '/agencies/0/validFrom DATE.INVALID',
      '/agencies/1/colour UNKNOWN_MEMBER',
      '/agencies/1/name REQUIRED',
      '/clockPolicies/0/policy/cutoff CLOCK_POLICY.INVALID',
      '/clockPolicies/0/policy/extensions CLOCK_POLICY.INVALID',
      '/clockPolicies/0/policy/payment REQUIRED',
      '/clockPolicies/0/policy/supplement CLOCK_POLICY.INVALID',
      '/fields/0/code TEXT.LENGTH',
      '/fields/0/name TYPE.INVALID',
      '/fields/1 TYPE.INVALID',
      '/plans UNKNOWN_MEMBER',
      '/procedures/0/code CODE.INVALID',
      '/procedures/0/limits/0/limit/value LIMIT.INVALID',
      '/procedures/0/limits/1 LIMIT.TWICE',
      '/procedures/0/limits/1/limit TYPE.INVALID',
    ]);
  });

  it('must be an object of lists', () => {
    for (const json of [null, [], 'x', 5, undefined]) expect(problems(json)).toHaveLength(1);
    expect(problems({ fields: null, agencies: {}, procedures: 'x' })).toEqual([
      '/fields TYPE.INVALID',
      '/agencies TYPE.INVALID',
      '/procedures TYPE.INVALID',
    ]);
    expect(problems(JSON.parse('{"__proto__": 1, "a~/b": 2}'))).toEqual([
      '/__proto__ UNKNOWN_MEMBER',
      '/a~0~1b UNKNOWN_MEMBER',
    ]);
  });

  it('has bounds', () => {
    const code = 'Đ'.padEnd(64, '1');
    expect(problems({ fields: [{ code, name: 'n'.repeat(300) }] })).toEqual([]);
    expect(problems({ fields: [{ code: `${code}1`, name: 'n'.repeat(301) }] })).toEqual([
      '/fields/0/code TEXT.LENGTH',
      '/fields/0/name TEXT.LENGTH',
    ]);
    expect(problems({ procedures: Array.from({ length: 50_001 }, () => null) })).toEqual(['/procedures TOO_MANY']);
    expect(problems({ fields: [{ code: 'a\0', name: '\ud800' }] })).toEqual([
      '/fields/0/code TEXT.BROKEN',
      '/fields/0/name TEXT.BROKEN',
    ]);
  });

  it('may name a code that a list has taught under a text that is no code', () => {
    const code = 'Hộ tịch (cũ)';
    expect(file({ fields: [{ code: code.normalize('NFD'), name: 'Hộ tịch' }] }).fields[0]?.code).toBe(code);
    expect(problems({ fields: [{ code: 'Hộ tịch (mới)', name: 'x' }] })).toEqual(['/fields/0/code CODE.INVALID']);
    expect(problems({ procedures: [procedure({ fieldCode: code })] })).toEqual([]);
  });
});

describe('the papers that a procedure asks for', () => {
  const paper = (given: object = {}) => ({ code: '01', name: 'Tờ khai', form: 'original', ...given });
  const asked = (...components: unknown[]) => ({ procedures: [procedure({ components })] });

  it('are one each and required unless it says otherwise; none is the same as not a word of them', () => {
    const copies = paper({ code: '02', name: ' Giấy chứng sinh ', form: 'copy', required: false, copies: 2 });
    expect(file(asked(paper(), copies)).procedures[0]?.components).toEqual([
      { code: '01', name: 'Tờ khai', form: 'original', required: true, copies: 1 },
      { code: '02', name: 'Giấy chứng sinh', form: 'copy', required: false, copies: 2 },
    ]);
    for (const components of [[], null, undefined])
      expect(file({ procedures: [procedure({ components })] }).procedures[0]).not.toHaveProperty('components');
  });

  it('are refused by row and member', () => {
    const wrong = { code: '-', name: '', form: 'photo', required: 'yes', copies: 0, colour: 'red' };
    expect(problems(asked(paper(), wrong, paper({ copies: 1.5 }), 7, paper({ code: '3', copies: 100 })))).toEqual(
      [
        ...['colour UNKNOWN_MEMBER', 'code CODE.INVALID', 'name TEXT.LENGTH', 'form COMPONENT.INVALID'].map(
          (one) => `1/${one}`,
        ),
        ...['1/required COMPONENT.INVALID', '1/copies COMPONENT.INVALID', '2/copies COMPONENT.INVALID'],
        ...['2/code COMPONENT.TWICE', '3 TYPE.INVALID', '4/copies COMPONENT.INVALID'],
      ].map((one) => `/procedures/0/components/${one}`),
    );
    expect(problems(asked({}))).toEqual(
      ['code', 'name', 'form'].map((member) => `/procedures/0/components/0/${member} REQUIRED`),
    );
    const many = (count: number) => Array.from({ length: count }, (_, i) => paper({ code: String(i) }));
    expect(problems(asked(...many(200)))).toEqual([]);
    expect(problems(asked(...many(201)))).toEqual(['/procedures/0/components TOO_MANY']);
    expect(problems({ procedures: [procedure({ components: 'x' })] })).toEqual([
      '/procedures/0/components TYPE.INVALID',
    ]);
  });
});

describe('what a file refers to', () => {
  it('stands in the file or in the catalogue', () => {
    expect(
      problems({
        agencies: [
          agency({ parentId: 'H27' }),
          agency({ id: 'Y', parentId: 'X' }),
          agency({ id: 'Z', parentId: 'H26' }),
        ],
        procedures: [procedure({ fieldCode: 'none', clockPolicyId: 'none' })],
      }),
    ).toEqual([
      '/agencies/0/parentId AGENCY.UNKNOWN',
      '/procedures/0/fieldCode FIELD.UNKNOWN',
      '/procedures/0/clockPolicyId CLOCK_POLICY.UNKNOWN',
    ]);
  });

  it('no agency stands above itself, the catalogue’s agencies in between included', () => {
    const circle = problems({
      agencies: [agency({ id: 'H26', parentId: 'A' }), agency({ id: 'A', parentId: 'H26.12' })],
    });
    expect(circle).toEqual(['/agencies/0/parentId AGENCY.CIRCLE', '/agencies/1/parentId AGENCY.CIRCLE']);
    expect(problems({ agencies: [agency({ parentId: 'X' }), agency({ id: 'Y', parentId: 'X' })] })).toEqual([
      '/agencies/0/parentId AGENCY.CIRCLE',
    ]);
    const chain = Array.from({ length: 20_000 }, (_, i) =>
      agency({ id: `A${String(i)}`, parentId: i ? `A${String(i - 1)}` : null }),
    );
    expect(problems({ agencies: chain.toReversed() })).toEqual([]);
  });
});

describe('definitions of a file', () => {
  it('a field, agency or policy is defined once', () => {
    const policy = { id: 'p', policy: { supplement: 'pause', payment: 'pause' } };
    const field = { code: 'f', name: 'F' };
    expect(
      problems({ fields: [field, field], agencies: [agency(), agency()], clockPolicies: [policy, policy] }),
    ).toEqual([
      '/fields/1/code DEFINITION.TWICE',
      '/agencies/1/id DEFINITION.TWICE',
      '/clockPolicies/1/id DEFINITION.TWICE',
    ]);
  });

  it('a procedure may have several, each holding on some day of its own', () => {
    const later = procedure({ limits: [day(3)], validFrom: '2026-07-01' });
    expect(problems({ procedures: [procedure(), later] })).toEqual([]);
    expect(problems({ procedures: [later, procedure()] })).toEqual(['/procedures/1/code DEFINITION.HIDES']);
    expect(problems({ procedures: [procedure(), procedure({ limits: [day(3)] })] })).toEqual([
      '/procedures/1/code DEFINITION.HIDES',
    ]);
    expect(problems({ procedures: [procedure(), procedure({ validFrom: '2026-07-01' })] })).toEqual([
      '/procedures/1/code DEFINITION.TWICE',
    ]);
    const [first, second] = [procedure({ validTo: '2026-06-30' }), procedure({ validFrom: '2026-07-01' })];
    expect(problems({ procedures: [first, second] })).toEqual([]);
  });

  it('end no earlier than they begin', () => {
    const reversed = { validFrom: '2026-07-02', validTo: '2026-07-01' };
    expect(problems({ agencies: [agency(reversed)], procedures: [procedure(reversed)] })).toEqual([
      '/agencies/0/validTo VALIDITY.REVERSED',
      '/procedures/0/validTo VALIDITY.REVERSED',
    ]);
  });

  it('a limit is right where the deadline arithmetic takes it, and wrong where that refuses it', () => {
    const takes = (limit: Limit): boolean => {
      try {
        computeDue({ receivedAt: 0, limit, calendar: civilServiceCalendar });
        return true;
      } catch (error) {
        if (error instanceof DeadlineError) return error.code !== 'LIMIT.INVALID';
        throw error;
      }
    };
    const values = [-1, 0, 0.5, 1, 1.5, 1_200, 1_201, 36_525, 36_526, 300_000, 300_001, NaN, Infinity];
    for (const unit of ['workingHour', 'workingDay', 'calendarDay', 'month', 'week', 'toString'] as Limit['unit'][]) {
      for (const value of values) {
        const limit = { value, unit };
        const accepted = problems({ procedures: [procedure({ limits: [{ limit }] })] }).length === 0;
        expect([limit, accepted]).toEqual([limit, takes(limit)]);
      }
    }
    expect(
      problems({ procedures: [procedure({ limits: [{}] }), procedure({ code: '2', limits: [{ limit: {} }] })] }),
    ).toEqual(['/procedures/0/limits/0/limit REQUIRED', '/procedures/1/limits/0/limit/unit LIMIT.INVALID']);
  });
});
