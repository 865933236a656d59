import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#application';
import { Counter } from '../../../../test/dsl/counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(async () => {
  await counter.close();
});

const at = (wallTime: string) => `${wallTime.replace(' ', 'T')}:00+07:00`;
const explain = (body: object, role: Role = 'inspector') => counter.post('/classifications/explain', body, role);
const DAYS = { value: 10, unit: 'workingDay' };
const HOURS = { value: 8, unit: 'workingHour' };
const facts = (more: object) => ({ receivedAt: at('2026-02-02 09:00'), limit: DAYS, ...more });
const due = (wallTime: string) => ({ dueAt: at(wallTime), firstPromiseAt: at(wallTime) });
const supplement = (from: string, to: string) => ({ kind: 'supplement', from: at(from), to: at(to) });
const utc = (wallTime: string) => new Date(at(wallTime)).toISOString();

describe('POST /classifications/explain', () => {
  it('B1: due today and open before the due instant is not overdue', async () => {
    const { body } = await explain({ facts: facts(due('2026-03-02 17:00')), asOf: at('2026-03-02 10:00') }).expect(200);
    expect(body).toEqual({
      ...{ class: 'openInTime', end: null, endedBy: null, comparedWith: utc('2026-03-02 17:00') },
      ...{ because: 'openOnDueDay', waiting: false, policy: 'tt01-2020', policyVersion: expect.any(Number) },
      due: { dueAt: utc('2026-03-02 17:00'), because: 'dueInForce' },
      asOf: utc('2026-03-02 10:00'),
    });
  });

  it.each(['date', 'instant'])(
    'B2: exactly at the due, open is in time and processed is on time (%s)',
    async (grain) => {
      const promised = facts({ ...due('2026-03-02 10:00'), grain });
      const open = await explain({ facts: promised, asOf: at('2026-03-02 10:00') });
      expect(open.body).toMatchObject({ class: 'openInTime' });
      const processedAt = at('2026-03-02 10:00');
      const done = await explain({ facts: { ...promised, processedAt }, asOf: at('2026-03-05 10:00') });
      expect(done.body).toMatchObject({ class: 'onTime', end: utc('2026-03-02 10:00'), endedBy: 'processed' });
    },
  );

  it.each([
    ['2026-03-02T16:59:00Z', 'onTime', 'endedOnDueDay'],
    ['2026-03-02T17:01:00Z', 'late', 'endedOnLaterDay'],
  ])('B2a: a limit in days, processed %s, is %s by the local date', async (processedAt, verdict, because) => {
    const asked = { facts: facts({ ...due('2026-03-02 10:00'), processedAt }), asOf: at('2026-03-09 08:00') };
    expect((await explain(asked)).body).toMatchObject({ class: verdict, because });
  });

  it.each([
    [DAYS, 'onTime'],
    [HOURS, 'early'],
  ])('B3: due on Wednesday at ten and processed at eight, a limit of %j, is %s', async (limit, verdict) => {
    const processed = facts({ ...due('2026-03-04 10:00'), limit, processedAt: at('2026-03-04 08:00') });
    expect((await explain({ facts: processed, asOf: at('2026-03-09 08:00') })).body).toMatchObject({ class: verdict });
  });

  const COLLECTED = { processedAt: at('2026-03-02 09:00'), returnedAt: at('2026-03-22 09:00') };
  const TWO_REQUESTS = [
    supplement('2026-02-03 09:00', '2026-02-04 09:00'),
    supplement('2026-02-05 09:00', '2026-02-06 09:00'),
  ];
  it.each<[string, string, object, object]>([
    ['tt01-2020', 'B5: collected 20 days later', COLLECTED, { class: 'onTime', endedBy: 'processed' }],
    ['returned', 'B5: collected 20 days later', COLLECTED, { class: 'late', endedBy: 'returned' }],
    ['tt01-2020', 'C13: asked twice', { ...COLLECTED, waits: TWO_REQUESTS }, { class: 'onTime' }],
    [
      ...(['qd766', 'C13: asked twice'] as const),
      { ...COLLECTED, waits: TWO_REQUESTS },
      { class: 'late', comparedWith: null, because: 'repeatedSupplementRequest', due: { because: 'dueInForce' } },
    ],
    [
      ...(['first-promise', 'with a promise that the applicant moved'] as const),
      { ...COLLECTED, promiseDueAt: at('2026-02-27 17:00') },
      { class: 'late', comparedWith: utc('2026-02-27 17:00'), due: { because: 'firstPromiseMovedByApplicant' } },
    ],
    [
      ...(['first-promise', 'with a promise that the waits of the facts move'] as const),
      {
        ...{ receivedAt: at('2026-02-09 09:00'), limit: { value: 10, unit: 'workingDay' } },
        ...{ firstPromiseAt: at('2026-03-02 17:00'), dueAt: at('2026-03-04 17:00') },
        ...{ processedAt: at('2026-03-04 10:00'), waits: [supplement('2026-02-24 09:00', '2026-02-26 09:00')] },
      },
      {
        ...{ class: 'onTime', comparedWith: utc('2026-03-04 17:00') },
        due: { because: 'firstPromiseMovedByApplicant', calendar: { id: 'vn-civil-service' } },
      },
    ],
    ['survivorship-safe', 'open and overdue', {}, { class: 'openOverdue', because: 'openOnLaterDay' }],
    ['ii06a', 'withdrawn in time', { withdrawnAt: at('2026-02-20 09:00') }, { class: 'early', endedBy: 'withdrawn' }],
    ['tt01-2020', 'withdrawn', { withdrawnAt: at('2026-02-20 09:00') }, { class: 'withdrawn', comparedWith: null }],
  ])('%s, %s', async (policy, _, more, expected) => {
    const asked = { facts: facts({ ...due('2026-03-02 17:00'), ...more }), policy, asOf: at('2026-04-01 08:00') };
    expect((await explain(asked)).body).toMatchObject({ policy, ...expected });
  });

  it('qd766 without a due computes it from the limit, waiting included, and says so', async () => {
    const waits = [supplement('2026-03-04 09:00', '2026-03-06 09:00')];
    const known = { receivedAt: at('2026-03-02 09:00'), limit: { value: 5, unit: 'workingDay' }, waits };
    const asked = { facts: { ...known, processedAt: at('2026-03-11 09:00') }, asOf: at('2026-04-01 08:00') };
    expect((await explain({ ...asked, policy: 'qd766' })).body).toMatchObject({
      ...{ class: 'onTime', because: 'endedAtDue', comparedWith: utc('2026-03-11 09:00') },
      due: {
        ...{ dueAt: utc('2026-03-11 09:00'), because: 'computedFromLimit' },
        calendar: { id: 'vn-civil-service', version: 1 },
      },
    });
    const without = { class: 'noLimitResolved', comparedWith: null, due: { dueAt: null, because: 'noDue' } };
    expect((await explain({ ...asked, policy: 'tt01-2020' })).body).toMatchObject(without);
    expect((await explain({ facts: { ...asked.facts, limit: null }, policy: 'qd766' })).body).toMatchObject(without);
  });

  it('without asOf it is judged now', async () => {
    const before = new Date().toISOString();
    const { body } = await explain({ facts: facts(due('2026-03-02 17:00')) });
    expect(body).toMatchObject({ class: 'openOverdue' });
    expect((body as { asOf: string }).asOf >= before).toBe(true);
  });

  it.each<[string, unknown, string, string]>([
    ['no facts', {}, '/facts', 'FACTS.INVALID'],
    ['no reception', { facts: {} }, '/facts/receivedAt', 'FACTS.INVALID'],
    ['an instant without offset', { facts: facts({ dueAt: '2026-03-02T10:00:00' }) }, '/facts/dueAt', 'FACTS.INVALID'],
    ['30 February', { facts: facts({ dueAt: '2026-02-30T10:00:00Z' }) }, '/facts/dueAt', 'FACTS.INVALID'],
    [
      ...([
        'a wait that ends first',
        { facts: facts({ waits: [supplement('2026-03-02 09:00', '2026-03-01 09:00')] }) },
      ] as const),
      ...(['/facts/waits/0/to', 'FACTS.INVALID'] as const),
    ],
    ['a time no zone knows', { facts: facts({ dueAt: 8.64e15 }) }, '/facts/dueAt', 'FACTS.INVALID'],
    ['the first year', { facts: facts({ receivedAt: '0001-01-01T00:00:00Z' }) }, '/facts/receivedAt', 'FACTS.INVALID'],
    [
      ...(['more waits than anybody had', { facts: facts({ waits: Array(1001).fill(null) }) }] as const),
      ...(['/facts/waits', 'FACTS.INVALID'] as const),
    ],
    ['a limit of 0', { facts: facts({ limit: { value: 0, unit: 'month' } }) }, '/facts/limit/value', 'FACTS.INVALID'],
    ['an unknown policy', { facts: facts({}), policy: 'mine' }, '/policy', 'POLICY.UNKNOWN'],
    ['a policy that is no name', { facts: facts({}), policy: {} }, '/policy', 'POLICY.UNKNOWN'],
    ['a local asOf', { facts: facts({}), asOf: '2026-03-02T10:00:00' }, '/asOf', 'AS_OF.NOT_AN_INSTANT'],
    ['an unknown member', { facts: facts({}), colour: 'red' }, '/colour', 'UNKNOWN_MEMBER'],
    ['a list', [], '', 'BODY.NOT_AN_OBJECT'],
  ])('refuses %s by its pointer', async (_, body, pointer, code) => {
    const answer = await explain(body as object).expect(400);
    expect(answer.body).toMatchObject({
      code: 'VALIDATION.FAILED',
      errors: [expect.objectContaining({ pointer, code })],
    });
  });

  it('may be asked by whoever may read indicators', async () => {
    const asked = { facts: facts(due('2026-03-02 17:00')) };
    for (const role of ['clerk', 'officer', 'supervisor', 'inspector', 'admin'] as const) {
      await explain(asked, role).expect(200);
    }
    await explain(asked, 'integration').expect(403);
  });
});
