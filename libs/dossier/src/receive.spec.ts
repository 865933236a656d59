import { civilServiceCalendar } from '#calendar';
import { describe, it } from '@jest/globals';
import { at, iso } from './testing/at.js';
import { receive, submit, terms } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { CODE, given } from './testing/given.js';

const MONDAY = '2026-03-02 10:00';
const received = (data: object, occurredAt = iso(MONDAY)) => [{ type: 'DossierReceived' as const, occurredAt, data }];

describe('receive (tiếp nhận hồ sơ)', () => {
  describe('when nobody has used the code', () => {
    it('promises a due and pins limit, policy and calendar version with it', () => {
      given()
        .when(receive(MONDAY, { caseCode: 'lan-dau', terms: terms({ clockPolicyId: 'dat-dai' }) }))
        .then(
          received({
            ...{ code: CODE, procedureCode: '1.004194', caseCode: 'lan-dau', fieldCode: 'ho-tich' },
            ...{ agencyId: 'H26.01', agencyLevel: 'commune', receivingAgencyId: 'H26.09', channel: 'counter' },
            ...{ limit: { value: 5, unit: 'workingDay' }, promise: 'computed', grain: 'date' },
            ...{
              clockPolicyId: 'dat-dai',
              calendarId: civilServiceCalendar.id,
              calendarVersion: civilServiceCalendar.version,
            },
            ...{ clockStartsAt: iso(MONDAY), dueAt: iso('2026-03-09 10:00'), calendarUnpublished: null },
            ...{ applicantKind: 'citizen', components: [], flags: [] },
          }),
        )
        .andIs({
          ...{ status: 'received', received: true, version: 1, receivedAt: at(MONDAY), clockStartsAt: at(MONDAY) },
          ...{
            dueAt: at('2026-03-09 10:00'),
            firstPromiseAt: at('2026-03-09 10:00'),
            promiseDueAt: at('2026-03-09 10:00'),
          },
          ...{ holder: { unitId: 'H26.09', officerId: null }, waits: [], supplementRequests: 0, processedAt: null },
        });
    });

    it('on a Saturday: received then, the clock begins on Monday', () => {
      given()
        .when(receive('2026-03-07 09:00'))
        .then(
          received({ clockStartsAt: iso('2026-03-07 09:00'), dueAt: iso('2026-03-16 08:00') }, iso('2026-03-07 09:00')),
        )
        .andIs({ receivedAt: at('2026-03-07 09:00') });
    });

    it('with a limit in hours promises an instant, with every other limit a day', () => {
      const limitOf = (value: number, unit: 'workingHour' | 'calendarDay' | 'month') =>
        receive(MONDAY, { terms: terms({ limit: { value, unit } }) });
      given()
        .when(limitOf(4, 'workingHour'))
        .then(received({ grain: 'instant', dueAt: iso('2026-03-02 15:00') }));
      given()
        .when(limitOf(5, 'calendarDay'))
        .then(received({ grain: 'date', dueAt: iso('2026-03-09 17:00') }));
      given()
        .when(limitOf(1, 'month'))
        .then(received({ grain: 'date', dueAt: iso('2026-04-02 17:00') }));
    });

    it('after the cut-off of its policy begins the clock on the next working day', () => {
      const clockPolicy = { supplement: 'restart', payment: 'run', cutoff: '15:00' } as const;
      given()
        .when(receive('2026-03-02 15:00', { terms: terms({ clockPolicy }) }))
        .then(received({ dueAt: iso('2026-03-10 08:00') }, iso('2026-03-02 15:00')));
    });

    it('without a limit promises nothing', () => {
      given()
        .when(receive(MONDAY, { terms: terms({ limit: null }) }))
        .then(received({ limit: null, dueAt: null, grain: 'date', calendarUnpublished: null, calendarVersion: 1 }))
        .andIs({ dueAt: null, firstPromiseAt: null, promiseDueAt: null });
    });

    it('flags a due in a year whose days off are not announced', () => {
      given()
        .when(receive('2026-12-28 10:00'))
        .then(received({ calendarUnpublished: 2027, flags: ['calendarUnpublished'] }, iso('2026-12-28 10:00')))
        .andIs({ flags: ['calendarUnpublished'] });
    });

    it('is refused where no due can be computed, naming the reason', () => {
      const sessions = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
      const calendar = { ...civilServiceCalendar, id: 'closed', sessions, makeUpDays: [] };
      given()
        .when(receive(MONDAY, { terms: terms({ calendar }) }))
        .then({ refused: 'DEADLINE.NOT_COMPUTABLE', pointer: '/procedureCode', reason: 'CALENDAR.NO_WORKING_TIME' });
      given()
        .when(receive(MONDAY, { terms: terms({ limit: { value: 0, unit: 'workingDay' } }) }))
        .then({ refused: 'DEADLINE.NOT_COMPUTABLE', reason: 'LIMIT.INVALID' });
    });
  });

  describe('with a clock that starts at the competent agency (phi địa giới hành chính)', () => {
    const startsAt = (time: string) => receive(MONDAY, { clockStartsAt: at(time) });

    it('promises from there, and is received when it was received', () => {
      given()
        .when(startsAt('2026-03-03 09:30'))
        .then(received({ clockStartsAt: iso('2026-03-03 09:30'), dueAt: iso('2026-03-10 09:30') }))
        .andIs({ receivedAt: at(MONDAY), clockStartsAt: at('2026-03-03 09:30') });
    });

    it('may start at once and up to 31 days later, not before reception and not after that', () => {
      const range = { pointer: '/clockStartsAt', earliest: iso(MONDAY), latest: iso('2026-04-02 10:00') };
      given()
        .when(startsAt(MONDAY))
        .then(received({ clockStartsAt: iso(MONDAY) }));
      given()
        .when(startsAt('2026-04-02 10:00'))
        .then(received({ clockStartsAt: iso('2026-04-02 10:00') }));
      given()
        .when(startsAt('2026-03-02 09:59'))
        .then({ refused: 'CLOCK_START.OUT_OF_RANGE', ...range });
      given()
        .when(startsAt('2026-04-02 10:01'))
        .then({ refused: 'CLOCK_START.OUT_OF_RANGE', ...range });
      given()
        .when(receive(MONDAY, { clockStartsAt: Number.NaN }))
        .then({ refused: 'CLOCK_START.OUT_OF_RANGE', ...range });
    });
  });

  describe('when submitted', () => {
    it('the promise counts from the reception; the day of submission is kept', () => {
      given(submit('2026-02-28 20:00'))
        .when(receive(MONDAY, { channel: 'online' }))
        .then(received({ channel: 'online', dueAt: iso('2026-03-09 10:00') }))
        .andIs({ status: 'received', version: 2, submittedAt: at('2026-02-28 20:00'), receivedAt: at(MONDAY) });
    });
  });

  describeRefusals('receive');
});
