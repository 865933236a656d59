import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, Counter } from '../../../../test/dsl/counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open();
  await counter.people('officer', ['lan'], 'H26.12');
});
afterAll(async () => {
  await counter.close();
});

const at = (wallTime: string): string => new Date(`${wallTime.replace(' ', 'T')}+07:00`).toISOString();
/** Ten working days from Monday 02/03/2026 08:30: Monday 16/03 08:30. */
const intake = { occurredAt: at('2026-03-02 08:30') };

describe('waiting for the applicant', () => {
  it('pauses the clock: the due moves by the working time waited, the first promise stays', async () => {
    const { code, dueAt, state } = await counter.story(
      intake,
      [
        'clerk',
        'request-supplement',
        { occurredAt: at('2026-03-04 08:00'), items: ['Sổ hộ khẩu', { code: 'CT01', name: 'Tờ khai' }] },
      ],
      ['clerk', 'receive-supplement', { occurredAt: at('2026-03-06 08:00') }],
    );
    expect({ dueAt, state }).toEqual({ dueAt: at('2026-03-18 08:30'), state: 'received' });
    const deadline = await counter.get(`/dossiers/${code}/deadline`).expect(200);
    expect(deadline.body).toMatchObject({
      basis: 'computed',
      dueAt: at('2026-03-18 08:30'),
      firstPromiseAt: at('2026-03-16 08:30'),
      promiseDueAt: at('2026-03-18 08:30'),
      calendar: { id: 'vn-civil-service', version: 1 },
      dueChanges: [{ type: 'SupplementReceived', because: { regime: 'pause' } }],
    });
    const { trace } = deadline.body as { trace: { from: string; to: string; because: string }[] };
    expect(trace[0]?.from).toBe(at('2026-03-02 08:30'));
    expect(trace.at(-1)?.to).toBe(at('2026-03-18 08:30'));
    expect(trace.some((span) => span.because === 'waiting')).toBe(true);
    const text = await counter.get(`/dossiers/${code}/deadline?format=text&lang=en`).expect(200);
    expect(text.headers['content-type']).toMatch(/^text\/plain/);
    expect(text.text).toContain('18/03/2026');
  });

  it('a supplement that was not asked for is refused with what is allowed, and so is a second request (C5)', async () => {
    const received = await counter.story(intake);
    const refused = await counter.command(received.code, 'receive-supplement', 1);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'DOSSIER.NOT_ALLOWED', allowed: received.availableCommands });
    const waiting = await counter.story(intake, [
      'clerk',
      'request-supplement',
      { occurredAt: at('2026-03-04 08:00') },
    ]);
    const second = await counter.command(waiting.code, 'request-supplement', waiting.version);
    expect(second.body).toMatchObject({ code: 'DOSSIER.NOT_ALLOWED', state: 'waitingSupplement' });
  });

  it('an expired supplement may be processed as refused and in no other way', async () => {
    const expired = await counter.story(
      intake,
      ['clerk', 'request-supplement', { occurredAt: at('2026-03-04 08:00'), respondBy: at('2026-03-10 17:00') }],
      ['supervisor', 'expire-supplement', { occurredAt: at('2026-03-11 08:00') }],
    );
    const granted = await counter.command(expired.code, 'process', expired.version, {}, 'officer');
    expect(granted.body).toMatchObject({ errors: [{ pointer: '/decision', code: 'DECISION.REFUSED_ONLY' }] });
    const refused = await counter.command(expired.code, 'process', expired.version, { decision: 'refused' }, 'officer');
    expect(refused.body).toMatchObject({ state: 'processed' });
  });

  it('a payment is asked for in whole đồng', async () => {
    const received = await counter.story(intake);
    const broken = await counter.command(received.code, 'request-payment', 1, { amount: 1.5 });
    expect(broken.body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer: '/amount' }] });
    const paid = await counter.story(
      intake,
      ['clerk', 'request-payment', { amount: 200_000, occurredAt: at('2026-03-03 08:00') }],
      ['clerk', 'confirm-payment', { method: 'cash', occurredAt: at('2026-03-03 17:00') }],
    );
    expect(paid.dueAt).toBe(at('2026-03-17 08:30'));
  });
});

describe('an extension with an apology (form 04)', () => {
  const extension = { reasonCode: 'overload', responsibleUnitId: 'H26.12', occurredAt: at('2026-03-12 08:00') };

  it('is a supervisor’s, names reason and unit, and is given once (C12)', async () => {
    const { code, version, availableCommands } = await counter.story(intake);
    expect(availableCommands).toContain('extend-deadline');
    const body = { ...extension, dueAt: at('2026-03-20 17:00'), reason: 'Thiếu người' };
    expect((await counter.command(code, 'extend-deadline', version, body, 'officer')).status).toBe(403);
    const extended = await counter.command(code, 'extend-deadline', version, body, 'supervisor');
    expect(extended.body).toMatchObject({ dueAt: at('2026-03-20 17:00'), version: 2 });
    expect((extended.body as Answer).availableCommands).not.toContain('extend-deadline');
    const again = await counter.command(code, 'extend-deadline', 2, body, 'supervisor');
    expect(again.body).toMatchObject({ code: 'DOSSIER.NOT_ALLOWED' });
    const deadline = await counter.get(`/dossiers/${code}/deadline`);
    expect(deadline.body).toMatchObject({
      ...{ basis: 'extended', firstPromiseAt: at('2026-03-16 08:30'), promiseDueAt: at('2026-03-16 08:30') },
      dueChanges: [{ type: 'DeadlineExtended', because: { reasonCode: 'overload', responsibleUnitId: 'H26.12' } }],
    });
  });

  it('after the due, or to a closed day, is allowed and the answer says so (C12)', async () => {
    const { code } = await counter.story(intake);
    const late = { ...extension, occurredAt: at('2026-03-18 09:00'), dueAt: at('2026-03-21 17:00') };
    const answer = await counter.command(code, 'extend-deadline', 1, late, 'supervisor');
    expect(answer.body).toMatchObject({
      warnings: [{ code: 'EXTENSION.AFTER_DUE' }, { code: 'EXTENSION.CLOSED_DAY', date: '2026-03-21' }],
    });
    const text = await counter.get(`/dossiers/${code}/deadline?format=text&lang=vi`);
    expect(text.text).toContain('gia hạn kèm văn bản xin lỗi (lý do: overload; đơn vị gây chậm: H26.12)');
    expect(text.text).toContain('Hẹn lần đầu');
  });

  it('goes forward only', async () => {
    const { code } = await counter.story(intake);
    const back = await counter.command(
      code,
      'extend-deadline',
      1,
      { ...extension, dueAt: at('2026-03-10 08:00') },
      'supervisor',
    );
    expect(back.body).toMatchObject({ errors: [{ pointer: '/dueAt', code: 'EXTENSION.OUT_OF_RANGE' }] });
  });
});

describe('an end entered after the due as having happened before it (F3)', () => {
  it('is allowed within the limit, flagged, and the answer says what it means', async () => {
    const { code, dueAt } = await counter.story(intake);
    const answer = await counter.command(code, 'process', 1, { occurredAt: at('2026-03-13 09:00') }, 'officer');
    expect(answer.body).toMatchObject({ state: 'processed', warnings: [{ code: 'LATE_ENTRY.ACROSS_DUE', dueAt }] });
    const { body } = await counter.get(`/dossiers/${code}`);
    expect(body).toMatchObject({ facts: { flags: expect.arrayContaining(['lateEntry']) } });
  });
});

describe('a correction (F1)', () => {
  const processed = () => counter.story(intake, ['officer', 'process', { occurredAt: at('2026-03-20 09:00') }]);

  it('needs a reason and a second person, and the dossier shows as corrected', async () => {
    const late = await processed();
    const change = { field: 'processedAt', to: at('2026-03-13 09:00') };
    const silent = await counter.command(late.code, 'request-correction', 2, change, 'supervisor');
    expect(silent.body).toMatchObject({ errors: [{ pointer: '/reason', code: 'REASON.REQUIRED' }] });
    const asked = await counter.command(
      late.code,
      'request-correction',
      2,
      { ...change, reason: 'Nhập nhầm ngày' },
      'supervisor',
    );
    expect(asked.body).toMatchObject({ state: 'processed', version: 3 });
    const requestEventId = (asked.body as Answer).eventIds[0];
    const own = await counter.command(late.code, 'approve-correction', 3, { requestEventId }, 'supervisor');
    expect([own.status, (own.body as { code: string }).code]).toEqual([403, 'CORRECTION.OWN_REQUEST']);
    const named = await counter.command(
      late.code,
      'approve-correction',
      3,
      { requestEventId, approvedBy: 'x' },
      'supervisor',
    );
    expect(named.body).toMatchObject({ errors: [{ pointer: '/approvedBy', code: 'UNKNOWN_MEMBER' }] });
  });

  it('asked for by the officer and approved by the supervisor takes effect, with both on record', async () => {
    const late = await processed();
    const change = { field: 'processedAt', to: at('2026-03-13 09:00'), reason: 'Nhập nhầm ngày' };
    const asked = (await counter.command(late.code, 'request-correction', 2, change, 'officer')).body as Answer;
    const [requestEventId] = asked.eventIds;
    await counter.command(late.code, 'approve-correction', 3, { requestEventId }, 'officer').expect(403);
    await counter.command(late.code, 'approve-correction', 3, { requestEventId }, 'supervisor').expect(200);
    const dossier = await counter.get(`/dossiers/${late.code}`);
    expect(dossier.body).toMatchObject({
      facts: {
        processedAt: at('2026-03-13 09:00'),
        flags: expect.arrayContaining(['corrected']),
        pendingCorrections: [],
      },
    });
    const { body } = await counter.get(`/dossiers/${late.code}/timeline`);
    const [request, correction] = (body as { events: { type: string; actorId: string }[] }).events.slice(2);
    expect([request?.type, correction?.type]).toEqual(['CorrectionRequested', 'DossierCorrected']);
    expect(request?.actorId).not.toBe(correction?.actorId);
  });

  it('of personal data is encrypted on its way and in force only once approved', async () => {
    const { code } = await counter.story({ ...intake, applicant: { name: 'Nguyễn Văn A', phone: '0912345678' } });
    const change = { field: 'applicant', applicant: { name: 'Nguyễn Văn B' }, reason: 'Sai tên' };
    const asked = (await counter.command(code, 'request-correction', 1, change)).body as Answer;
    const nameNow = async () => {
      const { body } = await counter.get(`/dossiers/${code}/applicant?reason=kiểm tra`, 'inspector');
      return (body as { applicant: { name: string } }).applicant.name;
    };
    expect(await nameNow()).toBe('Nguyễn Văn A');
    const [requestEventId] = asked.eventIds;
    await counter.command(code, 'approve-correction', 2, { requestEventId }, 'supervisor').expect(200);
    expect(await nameNow()).toBe('Nguyễn Văn B');
    const rows = await counter.database.query('select data::text as data from event where stream_id = $1', [
      `dossier-${code}`,
    ]);
    expect(JSON.stringify(rows)).not.toContain('Nguyễn');
  });

  it('of the reception itself may annul the whole dossier', async () => {
    const { code, eventIds } = await counter.story(intake);
    const annul = { field: 'annul', targetEventId: eventIds[0], reason: 'Nhập hai lần' };
    const asked = (await counter.command(code, 'request-correction', 1, annul)).body as Answer;
    const requestEventId = asked.eventIds[0];
    const approved = await counter.command(code, 'approve-correction', 2, { requestEventId }, 'supervisor');
    expect(approved.body).toMatchObject({ state: 'annulled', availableCommands: [] });
  });
});

describe('at intake', () => {
  const applicant = { name: 'Trần Thị C', idNumber: '001 099 012345' };

  it('warns of the same applicant and procedure within seven days, and of nothing else', async () => {
    const first = await counter.story({ ...intake, applicant });
    expect(first.warnings).toEqual([]);
    const same = await counter.story({ occurredAt: at('2026-03-06 08:00'), applicant: { idNumber: '001099012345' } });
    expect(same.warnings).toEqual([{ code: 'INTAKE.POSSIBLE_DUPLICATE', dossiers: [first.code], elsewhere: 0 }]);
    const other = await counter.story({ occurredAt: at('2026-03-06 08:00'), applicant, procedureCode: '1.000002' });
    const later = await counter.story({ occurredAt: at('2026-03-14 08:00'), applicant });
    expect([other.warnings, later.warnings]).toEqual([[], []]);
  });

  it('personal data may be amended by who received it, until it is handed over', async () => {
    const { code } = await counter.story({ ...intake, applicant: { name: 'Lê Văn D' } });
    const amended = { applicant: { name: 'Lê Văn Đ' } };
    expect((await counter.command(code, 'amend-personal', 1, amended, 'supervisor')).status).toBe(403);
    const done = await counter.command(code, 'amend-personal', 1, amended).expect(200);
    expect(done.body).toMatchObject({ state: 'received', version: 2 });
    const handedOver = await counter.command(code, 'hand-over', 2, { toUnitId: 'H26.12' }).expect(200);
    expect((handedOver.body as Answer).availableCommands).not.toContain('amend-personal');
  });
});

describe('a promise into a year whose days off are not announced', () => {
  it('says so in the answer, in the deadline and by a flag', async () => {
    const answer = await counter.story({ occurredAt: at('2026-11-20 09:00'), procedureCode: '1.000004' });
    expect(answer).toMatchObject({ calendarUnpublished: 2027 });
    const { body } = await counter.get(`/dossiers/${answer.code}/deadline`);
    expect(body).toMatchObject({ calendarUnpublished: 2027 });
    expect((body as { trace: { calendarUnpublished?: number }[] }).trace.at(-1)?.calendarUnpublished).toBe(2027);
  });
});

describe('whose time it was', () => {
  it('adds up to the minute, from reception to the end', async () => {
    const { code } = await counter.story(
      intake,
      ['clerk', 'hand-over', { toUnitId: 'H26.12', toOfficerId: 'lan', occurredAt: at('2026-03-02 10:00') }],
      ['officer', 'request-supplement', { occurredAt: at('2026-03-03 08:00') }],
      ['clerk', 'receive-supplement', { occurredAt: at('2026-03-04 08:00') }],
      ['officer', 'hand-over', { toUnitId: 'H26.W1', occurredAt: at('2026-03-04 09:00') }],
      ['officer', 'process', { occurredAt: at('2026-03-04 11:00') }],
    );
    const { body } = await counter.get(`/dossiers/${code}/time-split`).expect(200);
    expect(body).toMatchObject({
      ...{ unit: 'workingMinute', total: 18 * 60 + 30, ended: true },
      parts: [
        { kind: 'intake', unitId: 'H26.12', minutes: 90 },
        { kind: 'unit', unitId: 'H26.12', officerId: 'lan', minutes: 360 + 60 },
        { kind: 'supplement', unitId: null, minutes: 480 },
        { kind: 'otherAgency', unitId: 'H26.W1', minutes: 120 },
      ],
    });
  });
});
