import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availableCommands } from './available-commands.js';
import type { DossierCommand } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import { clock, extendDeadline, receive, terms } from './testing/commands.js';
import { fitting } from './testing/fitting.js';
import { given, houseAt, stored } from './testing/given.js';
import { type Journey, type Moment, journeys, live } from './testing/journeys.js';
import { ALLOWED, STORIES, type Story } from './testing/stories.js';
import { COMMANDS, DOSSIER_STATUSES, NATIONAL_STATUS } from './vocabulary.js';

describe('what may be done now', () => {
  it.each(Object.keys(STORIES) as Story[])('when %s', (story) => {
    expect(availableCommands(given(...STORIES[story]).state())).toEqual(ALLOWED[story]);
  });

  it('has a national code for every status but annulled', () => {
    const codes = DOSSIER_STATUSES.filter((status) => status !== 'annulled').map((status) => NATIONAL_STATUS[status]);
    expect(codes.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(NATIONAL_STATUS.annulled).toBeNull();
  });

  it('an extension as often as the policy says, once where it says nothing, never without a due', () => {
    const under = (extensions: number | null | undefined, times: number, limit = terms().limit) => {
      const clockPolicy = { ...clock().clockPolicy, extensions };
      const story: DossierCommand[] = [receive('2026-03-02 08:00', { terms: terms({ clockPolicy, limit }) })];
      for (let day = 1; day <= times; day += 1) story.push(extendDeadline(`2026-03-0${String(day + 2)} 10:00`));
      return availableCommands(given(...story).state()).includes('extend-deadline');
    };
    expect([under(0, 0), under(undefined, 0), under(null, 0)]).toEqual([false, true, true]);
    expect([under(undefined, 1), under(null, 1), under(2, 1), under(2, 2)]).toEqual([false, false, true, false]);
    expect(under(2, 0, null)).toBe(false);
  });
});

describe('on every state that can be reached', () => {
  const allowedIn = (command: DossierCommand, { state, now }: Moment) =>
    decide(command, state, { ...houseAt('2026-03-02'), now: Math.max(now, command.occurredAt) });

  /** A listed command, given fittingly, is accepted; a correction is answered as it was asked for just now. */
  function expectAccepted(name: (typeof COMMANDS)[number], moment: Moment, { rules }: Journey) {
    const { state, now, calendars } = moment;
    const ask = fitting('request-correction', state, rules, calendars, now);
    if (name !== 'approve-correction') {
      const decision = allowedIn(fitting(name, state, rules, calendars, now), moment);
      expect(decision).toMatchObject({ ok: true });
      return;
    }
    const asked = allowedIn(ask, moment);
    if (!asked.ok || asked.events[0] === undefined) throw new Error(JSON.stringify(asked));
    const request = stored(asked.events[0], ask, state.version + 1);
    const after = evolve(state, request);
    const approve = fitting(name, after, rules, calendars, now);
    if (approve.name !== 'approve-correction') throw new Error(approve.name);
    const answer = { ...approve, requestEventId: request.eventId ?? '' };
    expect(allowedIn(answer, { ...moment, state: after })).toMatchObject({ ok: true });
  }

  it('decide allows exactly what availableCommands lists', () => {
    const seen = new Map<string, number>();
    const told = new Map<string, number>();
    fc.assert(
      fc.property(journeys, (journey) => {
        live(journey, (moment) => {
          const { state, now, calendars, event } = moment;
          seen.set(state.status, (seen.get(state.status) ?? 0) + 1);
          const kind = event?.type === 'DossierCorrected' ? event.data.field : (event?.type ?? 'none');
          told.set(kind, (told.get(kind) ?? 0) + 1);
          const allowed = availableCommands(state);
          for (const command of COMMANDS) {
            if (allowed.includes(command)) expectAccepted(command, moment, journey);
            else {
              const decision = allowedIn(fitting(command, state, journey.rules, calendars, now), moment);
              const refusal = { code: 'DOSSIER.NOT_ALLOWED', command, status: state.status, allowed };
              expect(decision).toEqual({ ok: false, refusal });
            }
          }
        });
      }),
      { numRuns: 100 },
    );
    expect([...seen.keys()].toSorted()).toEqual(['none', ...DOSSIER_STATUSES].toSorted());
    const corrected = ['receivedAt', 'procedureCode', 'agencyId', 'channel', 'applicant', 'annul'];
    const others = ['DeadlineRecalculated', 'DeadlineExtended', 'SupplementExpired', 'PaymentReceived'];
    expect([...told.keys()]).toEqual(expect.arrayContaining([...corrected, ...others]));
  });
});
