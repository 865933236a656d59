import { civilServiceCalendar, computeDue } from '#calendar';
import type { CalendarVersion } from '#calendar';
import { describe, expect, it } from '@jest/globals';
import { at } from '../testing/at.js';
import { emptyCatalogue, evolveCatalogue } from './catalogue.js';
import type { Catalogue } from './catalogue.js';
import { calendarFor, calendarVersion, latestCalendar } from './calendars.js';
import type { AgencyDefinition, CalendarPublished } from './events.js';

const agency = (id: string, parentId: string | null): AgencyDefinition => ({
  ...{ id, name: id, parentId, level: null, validFrom: null, validTo: null, provisional: false },
});
const tree = evolveCatalogue(emptyCatalogue(), {
  type: 'AgenciesDefined',
  data: {
    agencies: [
      agency('H26', null),
      agency('H26.12', 'H26'),
      agency('H26.12.a', 'H26.12'),
      agency('H26.W1', 'H26'),
      agency('loop-1', 'loop-2'),
      agency('loop-2', 'loop-1'),
    ],
  },
});
const calendar = (id: string, version: number): CalendarVersion => ({ ...civilServiceCalendar, id, version });
/** `'night 2'` is version 2 of the calendar `night`. */
const published = (text: string, agencyIds?: string[]): CalendarPublished => {
  const [id = '', version] = text.split(' ');
  const data = { calendar: calendar(id, Number(version)) };
  return { type: 'CalendarPublished', data: agencyIds === undefined ? data : { ...data, agencyIds } };
};
const after = (...events: CalendarPublished[]): Catalogue => events.reduce(evolveCatalogue, tree);
const shown = (one: CalendarVersion | null): string => (one === null ? 'none' : `${one.id} ${String(one.version)}`);
const of = (catalogue: Catalogue, ...ids: (string | null)[]): string[] =>
  ids.map((id) => shown(calendarFor(catalogue, id)));

describe('the calendar of an agency', () => {
  it('is the tenant’s, in its latest version, where nobody above has one of its own', () => {
    const catalogue = after(published('vn 1'), published('vn 2'));
    expect(of(catalogue, 'H26', 'H26.12.a', 'unknown', null)).toEqual(['vn 2', 'vn 2', 'vn 2', 'vn 2']);
    expect(of(tree, 'H26')).toEqual(['none']);
  });

  it('is that of the nearest agency above it; the tenant’s stays as it is', () => {
    const catalogue = after(published('vn 1'), published('day 1', ['H26.12']), published('night 1', ['H26.12.a']));
    expect(of(catalogue, 'H26.12', 'H26.12.a', 'H26.W1', 'H26')).toEqual(['day 1', 'night 1', 'vn 1', 'vn 1']);
    expect(shown(catalogue.defaultCalendar)).toBe('vn 1');
    expect([...catalogue.calendarOfAgency]).toEqual([
      ['H26.12', 'day'],
      ['H26.12.a', 'night'],
    ]);
  });

  it('has a new version without naming them again', () => {
    const catalogue = after(published('vn 1'), published('day 1', ['H26.12']), published('day 2'));
    expect(of(catalogue, 'H26.12.a', 'H26')).toEqual(['day 2', 'vn 1']);
  });

  it('goes over to another calendar that names it, and back to the tenant’s when it is named no more', () => {
    const taken = after(published('vn 1'), published('day 1', ['H26.12', 'H26.W1']), published('night 1', ['H26.12']));
    expect(of(taken, 'H26.12', 'H26.W1')).toEqual(['night 1', 'day 1']);
    const released = evolveCatalogue(taken, published('day 2', ['H26']));
    expect(of(released, 'H26', 'H26.W1', 'H26.12')).toEqual(['day 2', 'day 2', 'night 1']);
  });

  it('a calendar that lost its agencies does not become the tenant’s by its next version, but by saying so', () => {
    const lost = after(published('vn 1'), published('day 1', ['H26.12']), published('night 1', ['H26.12']));
    expect(shown(evolveCatalogue(lost, published('day 2')).defaultCalendar)).toBe('vn 1');
    const said = after(published('vn 1'), published('day 1', ['H26.12']), published('day 2', []));
    expect(shown(said.defaultCalendar)).toBe('day 2');
    expect(said.calendarOfAgency.size).toBe(0);
    expect(of(said, 'H26.12')).toEqual(['day 2']);
  });

  it('the tenant’s calendar stays the tenant’s when it is given to an agency too', () => {
    const catalogue = after(published('vn 1'), published('day 1', ['H26']), published('vn 2', ['H26.12']));
    expect(of(catalogue, 'H26', 'H26.12', null)).toEqual(['day 1', 'vn 2', 'vn 2']);
    expect(shown(evolveCatalogue(catalogue, published('vn 3')).defaultCalendar)).toBe('vn 3');
  });

  it('published for an agency first leaves the tenant without one; a circle of agencies ends', () => {
    const catalogue = after(published('day 1', ['H26.12']));
    expect(catalogue.defaultCalendar).toBe(null);
    expect(of(catalogue, 'H26.12.a', 'H26', 'loop-1')).toEqual(['day 1', 'none', 'none']);
    expect(of(after(published('day 1', ['loop-2'])), 'loop-1')).toEqual(['day 1']);
  });

  it('is found by id and version, and its object is never written to', () => {
    const first = published('vn 1');
    const before = structuredClone(first);
    const catalogue = after(first, published('vn 2'));
    expect(calendarVersion(catalogue, 'vn', 1)).toBe(first.data.calendar);
    const question = { receivedAt: at('2026-03-02 08:00'), limit: { value: 1, unit: 'workingDay' as const } };
    expect(computeDue({ ...question, calendar: first.data.calendar }).dueAt).toBe(at('2026-03-03 08:00'));
    expect(first).toEqual(before);
    expect([latestCalendar(catalogue, 'vn')?.version, calendarVersion(catalogue, 'vn', 3)]).toEqual([2, null]);
    expect([latestCalendar(catalogue, 'day'), calendarVersion(catalogue, 'day', 1)]).toEqual([null, null]);
  });
});
