import { describe, expect, it } from '@jest/globals';
import { type CalendarVersion, civilServiceCalendar } from '#calendar';
import type { DossierCommand } from './commands.js';
import { decideCaseListRow } from './case-list/index.js';
import { recalculate } from './deciding/recalculate.js';
import { evolve } from './evolve.js';
import { at, iso } from './testing/at.js';
import {
  clock,
  extendDeadline,
  process,
  receive,
  receiveSupplement,
  requestSupplement,
  terms,
} from './testing/commands.js';
import { given } from './testing/given.js';

const HOLIDAY = '2026-04-27';
const asVersion = (version: number, off: boolean): CalendarVersion => {
  const calendar = structuredClone(civilServiceCalendar);
  return { ...calendar, version, daysOff: calendar.daysOff.filter(({ date }) => off || date !== HOLIDAY) };
};
const before = asVersion(1, false);
const publication = { calendar: asVersion(2, true), publishedAt: at('2026-04-22 09:00') };
const policy = clock().clockPolicy;
const limit = { value: 10, unit: 'workingDay' as const };
const received = receive('2026-04-20 08:00', { terms: terms({ calendar: before, limit }) });
const story = (...more: DossierCommand[]) => given(received, ...more).state();

describe('a holiday announced after the promise (E1)', () => {
  it('moves the due of an open dossier once, naming both versions; the first promise stays', () => {
    const state = story();
    expect(state).toMatchObject({ dueAt: at('2026-05-06 08:00') });
    const event = recalculate(state, publication, policy);
    expect(event).toEqual({
      ...{ type: 'DeadlineRecalculated', schemaVersion: 1, personal: null, occurredAt: iso('2026-04-22 09:00') },
      data: {
        ...{ previousDueAt: iso('2026-05-06 08:00'), dueAt: iso('2026-05-07 08:00'), calendarUnpublished: null },
        cause: { kind: 'calendar', calendarId: 'vn-civil-service', fromVersion: 1, toVersion: 2 },
      },
    });
    if (event === null) throw new Error('nothing moved');
    const after = evolve(state, { ...event, version: 2 });
    expect(after).toMatchObject({
      ...{ dueAt: at('2026-05-07 08:00'), firstPromiseAt: at('2026-05-06 08:00'), calendarVersion: 2 },
      ...{ promiseDueAt: at('2026-05-06 08:00'), lastOccurredAt: at('2026-04-20 08:00') },
    });
    expect(recalculate(after, publication, policy)).toBeNull();
    const undone = recalculate(after, { calendar: asVersion(3, false), publishedAt: at('2026-04-23') }, policy);
    expect(undone?.data).toMatchObject({ dueAt: iso('2026-05-06 08:00'), cause: { fromVersion: 2, toVersion: 3 } });
  });

  it('leaves a processed dossier as it is (D7)', () => {
    expect(recalculate(story(process('2026-04-21 10:00')), publication, policy)).toBeNull();
  });

  it('leaves an extended due and a given one as they are', () => {
    const extended = story(extendDeadline('2026-04-21 10:00', { dueAt: at('2026-05-20 08:00') }));
    expect(recalculate(extended, publication, policy)).toBeNull();
    const row = {
      ...{ code: 'H26.01-260302-0001', procedureCode: null, fieldCode: null, agencyId: null, agencyLevel: null },
      ...{ channel: null, receivedAt: at('2026-04-20 08:00'), dueAt: at('2026-05-06 08:00'), grain: 'date' as const },
      ...{ processedAt: null, returnedAt: null, withdrawnAt: null, stoppedAt: null },
    };
    const unknown = given().state();
    const told = decideCaseListRow(unknown, row, {
      now: at('2026-04-20 09:00'),
      fileName: 'april.xlsx',
      dueStated: false,
    });
    if (told.verdict !== 'accepted' || told.events[0] === undefined) throw new Error(JSON.stringify(told));
    expect(recalculate(evolve(unknown, { ...told.events[0], version: 1 }), publication, policy)).toBeNull();
  });

  it('leaves a dossier of another calendar, an older version and a day that does not matter alone', () => {
    const { publishedAt, calendar } = publication;
    expect(recalculate(story(), { publishedAt, calendar: { ...calendar, id: 'other' } }, policy)).toBeNull();
    expect(recalculate(story(), { publishedAt, calendar: { ...calendar, version: 1 } }, policy)).toBeNull();
    expect(recalculate(story(), { publishedAt, calendar: asVersion(2, false) }, policy)).toBeNull();
    expect(recalculate(given().state(), publication, policy)).toBeNull();
  });

  it('while the applicant is awaited moves the due as it stands, and the completion moves it from there', () => {
    const waiting = story(requestSupplement('2026-04-21 08:00'));
    const event = recalculate(waiting, publication, policy);
    expect(event?.data).toMatchObject({ dueAt: iso('2026-05-07 08:00') });
    const newClock = clock({ calendar: publication.calendar, promiseCalendar: before });
    given(received, requestSupplement('2026-04-21 08:00'))
      .when(receiveSupplement('2026-04-23 08:00', { clock: newClock }))
      .then([
        {
          type: 'SupplementReceived',
          data: {
            dueAt: iso('2026-05-08 17:00'),
            promiseDueAt: iso('2026-05-07 17:00'),
            calendarVersion: 2,
          },
        },
      ]);
  });
});

describe('a procedure whose limit changed after the reception (E4)', () => {
  it('keeps the limit it was received under: fifteen days, not ten', () => {
    const fifteen = { value: 15, unit: 'workingDay' as const };
    given(receive('2026-03-02 08:00', { terms: terms({ limit: fifteen }) }), requestSupplement('2026-03-03 08:00'))
      .when(receiveSupplement('2026-03-03 08:00'))
      .then([{ type: 'SupplementReceived', data: { dueAt: iso('2026-03-23 08:00') } }])
      .andIs({ limit: fifteen });
  });
});
