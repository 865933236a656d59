import { describe, expect, it } from '@jest/globals';
import { at, iso } from './testing/at.js';
import {
  COMMAND_AT,
  handOver,
  process,
  receive,
  refuseIntake,
  returnResult,
  submit,
  withdraw,
} from './testing/commands.js';
import { given } from './testing/given.js';
import { ALLOWED, STORIES } from './testing/stories.js';

describe('when it happened (F7 at the counter: refused; F3: late entry)', () => {
  describe.each(['submit', 'receive', 'refuse-intake'] as const)('%s', (name) => {
    const command = (time: string) => COMMAND_AT[name](time);

    it('may have happened at this very moment, not later', () => {
      const now = '2026-03-02 10:00';
      given()
        .when(command(now), now)
        .then([{ type: expect.any(String) as never, occurredAt: iso(now) }]);
      given().when(command('2026-03-02 10:01'), now).then({ refused: 'OCCURRED_AT.FUTURE', pointer: '/occurredAt' });
    });

    it('cannot have happened at a time nobody can read', () => {
      const unreadable = { ...command('2026-03-02 10:00'), occurredAt: Number.NaN };
      given().when(unreadable).then({ refused: 'OCCURRED_AT.FUTURE', pointer: '/occurredAt' });
    });

    it('may be entered up to thirty days back, flagged from one day on; both times are kept', () => {
      const happened = '2026-03-02 10:00';
      const flagged = (flags: string[]) => [
        { type: expect.any(String) as never, occurredAt: iso(happened), data: { flags } },
      ];
      given().when(command(happened), '2026-03-03 10:00').then(flagged([])).andIs({ flags: [] });
      given()
        .when(command(happened), '2026-03-03 10:01')
        .then(flagged(['lateEntry']))
        .andIs({ flags: ['lateEntry'] });
      given()
        .when(command(happened), '2026-03-05 10:00')
        .then(flagged(['lateEntry']));
      given()
        .when(command(happened), '2026-04-01 10:00')
        .then(flagged(['lateEntry']));
      given()
        .when(command(happened), '2026-04-01 10:01')
        .then({ refused: 'OCCURRED_AT.TOO_OLD', pointer: '/occurredAt', earliest: iso('2026-03-02 10:01') });
    });
  });

  it('processed before received is refused, naming the earliest time', () => {
    given(...STORIES.received)
      .when(process('2026-03-02 07:59'), '2026-03-02 11:00')
      .then({ refused: 'OCCURRED_AT.BEFORE_PREVIOUS', pointer: '/occurredAt', earliest: iso('2026-03-02 08:00') });
  });

  it('no step may happen before the one before; at the same moment it may', () => {
    given(...STORIES.inProcess)
      .when(withdraw('2026-03-02 08:59'), '2026-03-02 11:00')
      .then({ refused: 'OCCURRED_AT.BEFORE_PREVIOUS', earliest: iso('2026-03-02 09:00') });
    given(...STORIES.inProcess)
      .when(handOver('2026-03-02 09:00'), '2026-03-02 11:00')
      .then([{ type: 'DossierHandedOver' }]);
    given(submit('2026-03-02 07:00'))
      .when(receive('2026-03-02 06:59'), '2026-03-02 11:00')
      .then({ refused: 'OCCURRED_AT.BEFORE_PREVIOUS' });
    given(submit('2026-03-02 07:00'))
      .when(refuseIntake('2026-03-02 06:59'), '2026-03-02 11:00')
      .then({ refused: 'OCCURRED_AT.BEFORE_PREVIOUS' });
  });

  it('a late entry is flagged for good and only once', () => {
    given(...STORIES.received)
      .when(handOver('2026-03-02 09:00'), '2026-03-09 09:00')
      .then([{ type: 'DossierHandedOver', data: { flags: ['lateEntry'] } }])
      .andIs({ flags: ['lateEntry'] });
    given(...STORIES.processed)
      .when(returnResult('2026-03-04 09:00'), '2026-03-09 09:00')
      .then([{ type: 'ResultReturned', data: { flags: ['lateEntry'] } }])
      .andIs({ flags: ['lateEntry'], returnedAt: at('2026-03-04 09:00') });
  });

  it('a late reception in a year without announced days off carries both flags', () => {
    given()
      .when(receive('2026-12-28 10:00'), '2026-12-31 10:00')
      .then([{ type: 'DossierReceived', data: { flags: ['lateEntry', 'calendarUnpublished'] } }])
      .andIs({ flags: ['lateEntry', 'calendarUnpublished'] });
  });

  it('what is not allowed is said before what is untimely', () => {
    given(...STORIES.returned)
      .when(process('2026-03-02 07:00'), '2026-03-02 12:00')
      .then({ refused: 'DOSSIER.NOT_ALLOWED', allowed: ALLOWED.returned });
  });
});
