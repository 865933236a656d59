import { civilServiceCalendar } from '#calendar';
import { describe, expect, it } from '@jest/globals';
import {
  agencyOn,
  DEFAULT_CLOCK_POLICY,
  emptyCatalogue,
  evolveCatalogue,
  levelOf,
  limitFor,
  procedureOn,
  subtreeOf,
  type Catalogue,
} from './catalogue.js';
import type {
  AgencyDefinition,
  CalendarPublished,
  CatalogueEvent,
  ProcedureDefinition,
  ProcedureLimit,
} from './events.js';

const fold = (...events: (CatalogueEvent | CalendarPublished)[]): Catalogue =>
  events.reduce(evolveCatalogue, emptyCatalogue());
const days = (value: number): ProcedureLimit => ({
  channel: null,
  caseCode: null,
  limit: { value, unit: 'workingDay' },
});
const procedure = (given: Partial<ProcedureDefinition> = {}): ProcedureDefinition => ({
  ...{ code: '1.004194', name: 'Đăng ký tạm trú', fieldCode: 'cu-tru', limits: [days(15)], clockPolicyId: 'default' },
  ...{ validFrom: null, validTo: null, provisional: false, ...given },
});
const agency = (id: string, parentId: string | null, given: Partial<AgencyDefinition> = {}): AgencyDefinition => ({
  ...{ id, name: id, parentId, level: null, validFrom: null, validTo: null, provisional: false, ...given },
});
const procedures = (...defined: ProcedureDefinition[]): CatalogueEvent => ({
  type: 'ProceduresDefined',
  data: { procedures: defined },
});
const agencies = (...defined: AgencyDefinition[]): CatalogueEvent => ({
  type: 'AgenciesDefined',
  data: { agencies: defined },
});

describe('the catalogue', () => {
  it('begins empty but for the default clock policy: waiting pauses, no cut-off', () => {
    const empty = emptyCatalogue();
    expect([empty.fields.size, empty.agencies.size, empty.procedures.size, empty.calendars.size]).toEqual([0, 0, 0, 0]);
    expect(empty.defaultCalendar).toBe(null);
    expect([...empty.clockPolicies]).toEqual([['default', DEFAULT_CLOCK_POLICY]]);
  });

  it('keeps the last definition of fields, agencies and policies, and every version of procedures and calendars', () => {
    const before = fold(
      { type: 'FieldsDefined', data: { fields: [{ code: 'cu-tru', name: 'Cư trú', provisional: true }] } },
      agencies(agency('H26', null, { name: 'Hà Nội' })),
      procedures(procedure()),
      { type: 'CalendarPublished', data: { calendar: civilServiceCalendar } },
    );
    const after = [
      { type: 'FieldsDefined', data: { fields: [{ code: 'cu-tru', name: 'Cư trú', provisional: false }] } },
      agencies(agency('H26', null, { name: 'Thành phố Hà Nội' })),
      procedures(procedure({ validFrom: '2026-07-01', limits: [days(10)] })),
      { type: 'CalendarPublished', data: { calendar: { ...civilServiceCalendar, version: 2 } } },
      {
        type: 'ClockPoliciesDefined',
        data: { policies: [{ id: 'default', policy: { supplement: 'restart', payment: 'run' } }] },
      },
    ].reduce((catalogue, event) => evolveCatalogue(catalogue, event as CatalogueEvent), before);
    expect(after.fields.get('cu-tru')?.provisional).toBe(false);
    expect(after.agencies.get('H26')?.name).toBe('Thành phố Hà Nội');
    expect(after.procedures.get('1.004194')?.map((version) => version.validFrom)).toEqual([null, '2026-07-01']);
    expect(after.calendars.get(civilServiceCalendar.id)?.map((calendar) => calendar.version)).toEqual([1, 2]);
    expect(after.defaultCalendar?.version).toBe(2);
    expect(after.clockPolicies.get('default')?.supplement).toBe('restart');
    expect(before.procedures.get('1.004194')).toHaveLength(1);
  });

  it('is not changed by an event it does not know', () => {
    const catalogue = fold(procedures(procedure()));
    expect(evolveCatalogue(catalogue, { type: 'SomethingNew', data: {} } as unknown as CatalogueEvent)).toBe(catalogue);
  });
});

describe('a procedure on a day', () => {
  it('E4: a limit that changes from a day on leaves what was received before under the old one', () => {
    const catalogue = fold(
      procedures(procedure()),
      procedures(procedure({ validFrom: '2026-07-01', limits: [days(10)] })),
    );
    const limitOn = (day: string) => procedureOn(catalogue, '1.004194', day)?.limits[0]?.limit?.value;
    expect([limitOn('2026-06-30'), limitOn('2026-07-01'), limitOn('2027-01-01')]).toEqual([15, 10, 10]);
  });

  it('is unknown before it begins, after it ends, and when nobody has defined it', () => {
    const catalogue = fold(procedures(procedure({ validFrom: '2026-01-01', validTo: '2026-06-30' })));
    expect(procedureOn(catalogue, '1.004194', '2025-12-31')).toBe(null);
    expect(procedureOn(catalogue, '1.004194', '2026-06-30')).not.toBe(null);
    expect(procedureOn(catalogue, '1.004194', '2026-07-01')).toBe(null);
    expect(procedureOn(catalogue, '9', '2026-01-01')).toBe(null);
  });
});

describe('the limit of a procedure', () => {
  const limits: ProcedureLimit[] = [
    { channel: null, caseCode: null, limit: { value: 20, unit: 'workingDay' } },
    { channel: 'online', caseCode: null, limit: { value: 15, unit: 'workingDay' } },
    { channel: null, caseCode: 'lan-dau', limit: { value: 10, unit: 'workingDay' } },
    { channel: 'online', caseCode: 'lan-dau', limit: { value: 5, unit: 'workingDay' } },
    { channel: null, caseCode: 'dac-biet', limit: null },
  ];
  const of = (given: ProcedureLimit[], channel: 'counter' | 'online', caseCode: string | null) => {
    const lookup = limitFor(procedure({ limits: given }), channel, caseCode);
    return lookup.found ? (lookup.limit?.value ?? 'none') : 'not found';
  };

  it('is the most particular one: case before channel before none, in whatever order they stand', () => {
    for (const order of [limits, limits.toReversed()]) {
      expect(of(order, 'counter', null)).toBe(20);
      expect(of(order, 'online', null)).toBe(15);
      expect(of(order, 'counter', 'lan-dau')).toBe(10);
      expect(of(order, 'online', 'lan-dau')).toBe(5);
      expect(of(order, 'online', 'unknown')).toBe('not found');
    }
  });

  it('may be none by law, which is not the same as not found', () => {
    expect(of(limits, 'counter', 'dac-biet')).toBe('none');
    expect(of(limits.slice(1, 2), 'counter', null)).toBe('not found');
    expect(of([], 'counter', null)).toBe('not found');
  });
});

describe('the tree of agencies', () => {
  const tree = fold(
    agencies(
      agency('H26', null, { level: 'province' }),
      agency('H26.001', 'H26', { level: 'district', validTo: '2025-06-30' }),
      agency('H26.001.1', 'H26.001', { level: 'commune' }),
      agency('H26.001.1.a', 'H26.001.1'),
      agency('H26.S1', 'H26'),
      agency('loop-1', 'loop-2'),
      agency('loop-2', 'loop-1'),
      agency('lost', 'nobody'),
    ),
  );

  it('below a unit is the unit and everything under it, in whatever order they were defined', () => {
    expect([...(subtreeOf(tree, 'H26.001') ?? [])]).toEqual(['H26.001', 'H26.001.1', 'H26.001.1.a']);
    expect(subtreeOf(tree, 'H26')?.size).toBe(5);
    const upsideDown = fold(agencies(agency('c', 'b'), agency('b', 'a'), agency('a', null)));
    expect([...(subtreeOf(upsideDown, 'a') ?? [])].toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('the whole tenant has no set, an unknown unit only itself, and a circle ends', () => {
    expect(subtreeOf(tree, null)).toBe(null);
    expect([...(subtreeOf(tree, 'nobody') ?? [])].toSorted()).toEqual(['lost', 'nobody']);
    expect([...(subtreeOf(tree, 'unknown') ?? [])]).toEqual(['unknown']);
    expect([...(subtreeOf(tree, 'loop-1') ?? [])]).toEqual(['loop-1', 'loop-2']);
  });

  it('the level is the nearest one at or above; unknown in a circle or without a parent', () => {
    expect(['H26', 'H26.001.1.a', 'H26.S1', 'loop-1', 'lost', 'unknown'].map((id) => levelOf(tree, id))).toEqual([
      ...['province', 'commune', 'province', null, null, null],
    ]);
  });

  it('an agency is in being only between its days', () => {
    expect(agencyOn(tree, 'H26.001', '2025-06-30')?.id).toBe('H26.001');
    expect(agencyOn(tree, 'H26.001', '2025-07-01')).toBe(null);
    expect(agencyOn(tree, 'unknown', '2025-07-01')).toBe(null);
  });
});
