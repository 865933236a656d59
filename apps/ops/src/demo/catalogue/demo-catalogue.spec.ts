import { describe, expect, test } from '@jest/globals';
import { catalogueChanges, emptyCatalogue, evolveCatalogue, levelOf, limitFor, parseCatalogueFile } from '#dossier';
import { agencyProfiles } from '../profile/agency-profiles.js';
import { deskOf } from './agency-row.js';
import { DEMO_CATALOGUE } from './demo-catalogue.js';
import { DEMO_PAPERS } from './demo-papers.js';

const catalogue = DEMO_CATALOGUE.reduce(evolveCatalogue, emptyCatalogue());
const procedures = [...catalogue.procedures.values()].flat();
const agencies = [...catalogue.agencies.values()];
const defined = (type: string) => DEMO_CATALOGUE.filter((event) => event.type === type);

describe('the catalogue holds together', () => {
  test('every procedure belongs to a field and a clock policy that exist', () => {
    for (const { fieldCode, clockPolicyId } of procedures) {
      expect(catalogue.fields.has(fieldCode ?? '')).toBe(true);
      expect(catalogue.clockPolicies.has(clockPolicyId)).toBe(true);
    }
  });

  test('every field is used', () => {
    const used = new Set(procedures.map(({ fieldCode }) => fieldCode));
    expect([...catalogue.fields.keys()].filter((code) => !used.has(code))).toEqual([]);
  });

  test('codes are unique; two versions of one procedure never hold on the same day', () => {
    for (const versions of catalogue.procedures.values()) {
      for (const [index, version] of versions.slice(1).entries()) {
        expect(versions[index]?.validTo ?? '9999').toBe('2026-06-30');
        expect(version.validFrom).toBe('2026-07-01');
      }
    }
    const rows = defined('AgenciesDefined').flatMap((event) => ('agencies' in event.data ? event.data.agencies : []));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test('every agency but the city has a parent, and a level at or above it', () => {
    const roots = agencies.filter(({ parentId }) => parentId === null);
    expect(roots.map(({ id }) => id)).toEqual(['H26']);
    for (const { id, parentId } of agencies) {
      expect(parentId === null || catalogue.agencies.has(parentId)).toBe(true);
      expect(levelOf(catalogue, id)).not.toBeNull();
    }
  });

  test('the two levels replaced the districts on 01/07/2025', () => {
    const spans = (level: string) =>
      new Set(
        agencies.filter((agency) => agency.level === level).map((a) => `${a.validFrom ?? ''}/${a.validTo ?? ''}`),
      );
    expect([...spans('district')]).toEqual(['/2025-06-30']);
    expect([...spans('commune')]).toEqual(['2025-07-01/']);
  });
});

describe('it shows every kind of rule', () => {
  const limits = procedures.flatMap((procedure) => procedure.limits);

  test('about forty procedures, 26 communes, nine departments', () => {
    expect(catalogue.procedures.size).toBeGreaterThanOrEqual(30);
    expect(agencies.filter(({ level }) => level === 'commune')).toHaveLength(26);
    expect(agencies.filter(({ level }) => level === 'province')).toHaveLength(10);
  });

  test('hours, working days, calendar days and no limit at all', () => {
    const units = new Set(limits.map(({ limit }) => limit?.unit ?? null));
    expect(units).toEqual(new Set(['workingHour', 'workingDay', 'calendarDay', null]));
  });

  test('limits that differ by channel and by case', () => {
    expect(limits.some(({ channel }) => channel !== null)).toBe(true);
    expect(limits.some(({ caseCode }) => caseCode !== null)).toBe(true);
  });

  test('every limit is one the calculator takes, and every procedure has one for every channel', () => {
    for (const { limit } of limits)
      expect(limit === null || (limit.value > 0 && Number.isInteger(limit.value))).toBe(true);
    for (const procedure of procedures) {
      for (const channel of ['counter', 'online', 'post'] as const) {
        expect(limitFor(procedure, channel, null).found).toBe(true);
      }
    }
  });
});

test('the papers of a procedure can be imported again as they are, and most dossiers have a list of their own', () => {
  const listed = procedures.filter(({ components = [] }) => components.length > 0);
  expect(listed.length).toBeGreaterThanOrEqual(30);
  expect(Object.keys(DEMO_PAPERS).filter((code) => !catalogue.procedures.has(code))).toEqual([]);
  const document = { procedures: listed.map(({ provisional: _, ...rest }) => rest) };
  const verdict = parseCatalogueFile(document, catalogue);
  expect(verdict.ok ? catalogueChanges(catalogue, verdict.file) : verdict.problems).toEqual([]);
});

test('whoever takes in dossiers has a desk and the rooms its procedures go to', () => {
  for (const { agencyId, mix } of agencyProfiles(0)) {
    expect(catalogue.agencies.has(deskOf(agencyId))).toBe(true);
    for (const { code, room } of mix) {
      expect(catalogue.procedures.has(code)).toBe(true);
      expect(catalogue.agencies.has(`${agencyId}.${room}`)).toBe(true);
    }
  }
});
