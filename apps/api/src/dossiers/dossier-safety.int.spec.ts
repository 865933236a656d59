import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Counter } from '../../../../test/dsl/counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(async () => {
  await counter.close();
});

const at = (wallTime: string): string => new Date(`${wallTime.replace(' ', 'T')}+07:00`).toISOString();
const intake = { occurredAt: at('2026-03-02 08:30') };
const applicantOf = async (code: string): Promise<object> => {
  const { body } = await counter.get(`/dossiers/${code}/applicant?reason=kiểm tra`, 'inspector');
  return (body as { applicant: object }).applicant;
};

describe('personal data that is mended in part', () => {
  const applicant = { name: 'Nguyễn Văn A', idNumber: '001099000111', phone: '0912345678' };

  it('keeps the members that nobody spoke of', async () => {
    const { code } = await counter.story({ ...intake, applicant });
    await counter.command(code, 'amend-personal', 1, { applicant: { phone: '0900000000' } }).expect(200);
    expect(await applicantOf(code)).toEqual({ ...applicant, phone: '0900000000' });
    const change = { field: 'applicant', applicant: { name: 'Nguyễn Văn B' }, reason: 'Sai tên' };
    const asked = (await counter.command(code, 'request-correction', 2, change)).body as Answer;
    const [requestEventId] = asked.eventIds;
    await counter.command(code, 'approve-correction', 3, { requestEventId }, 'supervisor').expect(200);
    expect(await applicantOf(code)).toEqual({ ...applicant, phone: '0900000000', name: 'Nguyễn Văn B' });
  });

  it('is not emptied by saying nothing', async () => {
    const { code } = await counter.story({ ...intake, applicant });
    const nothing = await counter.command(code, 'amend-personal', 1, { applicant: {} });
    expect(nothing.body).toMatchObject({ errors: [{ code: 'PERSONAL.NOTHING_TO_AMEND' }] });
    await counter.command(code, 'amend-personal', 1, { applicant: {}, abstract: 'Khai sinh' }).expect(200);
    expect(await applicantOf(code)).toEqual(applicant);
    const asked = await counter.command(code, 'request-correction', 2, {
      ...{ field: 'applicant', applicant: {}, reason: 'thử' },
    });
    expect(asked.body).toMatchObject({ errors: [{ code: 'CORRECTION.TO_UNFIT' }] });
  });
});

describe('a corrected time', () => {
  it.each([
    ['2026-02-30T01:30:00Z', 'not an instant'],
    ['0000-06-01T00:00:00Z', 'not an instant'],
    ['1026-03-02T01:30:00Z', 'lies before 1900'],
    ['2026-03-02', 'not an instant'],
  ])('%s: %s', async (to, reason) => {
    const { code } = await counter.story({ ...intake, procedureCode: '1.000003' });
    const asked = await counter.command(code, 'request-correction', 1, { field: 'receivedAt', to, reason: 'thử' });
    expect(asked.body).toMatchObject({ errors: [{ pointer: '/to', code: 'CORRECTION.TO_UNFIT', detail: reason }] });
  });
});

describe('hostile requests', () => {
  it('have a client error, never a server error', async () => {
    const received = await counter.story(intake);
    const items = await counter.command(received.code, 'request-supplement', 1, {
      items: [{ constructor: 'x', name: 'y' }],
    });
    expect(items.status).toBe(400);
    const published = await counter.post('/calendars/%00/publish', {}, 'admin');
    expect(published.status).toBe(404);
    const far = await counter.command(received.code, 'request-supplement', 1, {
      respondBy: '9999-12-31T23:59:59-23:59',
    });
    expect(far.body).toMatchObject({ errors: [{ pointer: '/respondBy' }] });
  });
});

describe('papers that are named in free text', () => {
  it('do not stand in the event in clear; those with a code do', async () => {
    const items = ['CCCD của Nguyễn Văn An, 001099012345', { code: 'CT01', name: 'Tờ khai' }];
    const { code } = await counter.story(intake, [
      'clerk',
      'request-supplement',
      { items, occurredAt: at('2026-03-03 09:00') },
    ]);
    const { body } = await counter.get(`/dossiers/${code}/timeline`);
    const [, asked] = (body as { events: { data: object; hasPersonal: boolean }[] }).events;
    expect(asked).toMatchObject({ hasPersonal: true, data: { items: [{ code: 'CT01', name: 'Tờ khai' }] } });
    expect(JSON.stringify(body)).not.toContain('001099012345');
    const texts = await counter.get(`/dossiers/${code}/applicant?reason=kiểm tra`, 'inspector');
    expect(JSON.stringify(texts.body)).toContain('001099012345');
  });
});

describe('the warning at intake', () => {
  const applicant = { idNumber: '079088000222' };

  it('does not speak of an intake that was refused, nor of one that was annulled', async () => {
    const taken = await counter.story({ ...intake, code: 'X-0001' });
    await counter.receive({ ...intake, code: taken.code, applicant }).expect(409);
    const first = await counter.story({ ...intake, applicant });
    expect(first.warnings).toEqual([]);
    const annul = { field: 'annul', targetEventId: first.eventIds[0], reason: 'Nhập hai lần' };
    const asked = (await counter.command(first.code, 'request-correction', 1, annul)).body as Answer;
    const requestEventId = asked.eventIds[0];
    await counter.command(first.code, 'approve-correction', 2, { requestEventId }, 'supervisor').expect(200);
    expect((await counter.story({ ...intake, applicant })).warnings).toEqual([]);
  });
});

describe('a calendar that another process published', () => {
  it('is known to the deadline and to the command at once, and calendars are the inspector’s to read', async () => {
    const { code } = await counter.story(intake);
    await counter.get(`/dossiers/${code}/deadline`).expect(200);
    await counter.publishElsewhere(code, [{ date: '2026-03-10', name: 'Nghỉ bão' }]);
    const deadline = await counter.get(`/dossiers/${code}/deadline`).expect(200);
    expect(deadline.body).toMatchObject({ calendar: { version: 2 }, dueAt: at('2026-03-17 08:30') });
    await counter.get('/calendars', 'inspector').expect(200);
    await counter.get('/calendars', 'clerk').expect(403);
  });

  it('does not change how long a dossier took that had ended before', async () => {
    const ended = await counter.story(intake, ['officer', 'process', { occurredAt: at('2026-03-09 09:00') }]);
    const before = (await counter.get(`/dossiers/${ended.code}/time-split`)).body as { total: number };
    await counter.publishElsewhere(null, [{ date: '2026-03-04', name: 'Nghỉ bão' }]);
    const after = (await counter.get(`/dossiers/${ended.code}/time-split`)).body as { total: number };
    expect(after.total).toBe(before.total);
  });
});
