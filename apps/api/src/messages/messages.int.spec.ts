import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { MessageWatch, PersonalVault, ReceiptSecrets } from '#application';
import type { MessageView, Role } from '#application';
import { Counter } from '../../../../test/dsl/counter.js';

const applicant = { name: 'Nguyễn Thị Ngọc', phone: '0912 345 678' };
const extension = { reasonCode: 'overload', responsibleUnitId: 'H26.12' };

let counter: Counter;
let watch: MessageWatch;

beforeAll(async () => {
  counter = await Counter.open();
  const vault = new PersonalVault(counter.database, counter.masterKey);
  watch = new MessageWatch(counter.database, vault, new ReceiptSecrets(counter.masterKey));
  // Watching begins before anything is received.
  await watch.round();
});
afterAll(() => counter.close());

const messages = async (code: string) =>
  ((await counter.get(`/dossiers/${code}/messages`).expect(200)).body as { items: MessageView[] }).items;
const standing = async (code: string) =>
  (await messages(code)).map(({ kind, state, channel }) => [kind, state, channel]);

describe('what applicants are told', () => {
  it('is one message for each event that is worth it, however often the log is heard', async () => {
    const { code, dueAt } = await counter.story({ agencyId: 'H26.W1', applicant }, [
      'officer',
      'request-supplement',
      { items: [{ code: 'KS', name: 'Giấy chứng sinh' }] },
    ]);
    await watch.round();
    expect(await standing(code)).toEqual([
      ['receipt', 'queued', null],
      ['supplement', 'queued', null],
    ]);
    await counter.asSuperuser('update dunghen.message_watch set position = 0', []);
    await watch.round();
    expect(await standing(code)).toHaveLength(2);

    await counter.command(code, 'receive-supplement', 2).expect(200);
    const later = new Date(Date.parse(dueAt ?? '') + 14 * 86_400_000).toISOString();
    await counter.command(code, 'extend-deadline', 3, { ...extension, dueAt: later }, 'supervisor').expect(200);
    await counter.command(code, 'process', 4, { decision: 'granted' }, 'officer').expect(200);
    await watch.round();
    expect(await standing(code)).toEqual([
      ['receipt', 'queued', null],
      ['supplement', 'withdrawn', null],
      ['apology', 'queued', null],
      ['resultReady', 'queued', null],
    ]);
  });

  const handedOut = (code: string, paper: string, role: Role = 'clerk', body: object = {}) =>
    counter.post(`/dossiers/${code}/papers/${paper}/handed-out`, body, role);

  it('is told when the counter hands it out, once, also before the worker heard of it; reading tells nobody', async () => {
    const { code } = await counter.story({ agencyId: 'H26.W1', applicant });
    for (const role of ['inspector', 'supervisor', 'officer', 'clerk'] as const) {
      await counter.get(`/dossiers/${code}/papers/receipt`, role).expect(200);
    }
    expect(await messages(code)).toEqual([]);
    await handedOut(code, 'receipt').expect(204);
    const [first] = await messages(code);
    expect(first).toMatchObject({ kind: 'receipt', state: 'sent', channel: 'print', attempts: 1 });
    await handedOut(code, 'receipt', 'supervisor').expect(204);
    await watch.round();
    expect(await messages(code)).toEqual([first]);
  });

  it('is handed out by nobody who reads only, of nothing that did not happen, and by an officer who holds it', async () => {
    const { code, version } = await counter.story({ agencyId: 'H26.W1', applicant });
    for (const role of ['inspector', 'admin', 'officer'] as const) await handedOut(code, 'receipt', role).expect(403);
    expect((await handedOut(code, 'supplement').expect(409)).body).toMatchObject({ code: 'PAPER.NONE' });
    await handedOut(code, 'control-slip').expect(404);
    await handedOut('nothing', 'receipt').expect(404);
    await handedOut(code, 'receipt', 'clerk', { eventId: 'x' }).expect(400);
    await handedOut(code, 'receipt', 'clerk', { eventId: randomUUID() }).expect(409);
    expect(await messages(code)).toEqual([]);
    const own = { toUnitId: 'H26.W1', toOfficerId: 'token:officer' };
    await counter.command(code, 'hand-over', version, own).expect(200);
    await handedOut(code, 'receipt', 'officer').expect(204);
    expect(await standing(code)).toEqual([['receipt', 'sent', 'print']]);
  });

  it('of an extension is an event of its own when it is first told, and moves no version of the dossier', async () => {
    const { code, dueAt } = await counter.story({ agencyId: 'H26.W1', applicant });
    const later = new Date(Date.parse(dueAt ?? '') + 14 * 86_400_000).toISOString();
    const extend = await counter.command(code, 'extend-deadline', 1, { ...extension, dueAt: later }, 'supervisor');
    const { eventIds } = extend.body as { eventIds: string[] };
    const told = () =>
      counter.database.query<{ data: object; actor: string }>(
        `select data, metadata ->> 'actorId' as actor from event where stream_id = $1`,
        [`messages-${code}`],
      );
    for (const role of ['inspector', 'supervisor', 'clerk'] as const) {
      await counter.get(`/dossiers/${code}/papers/apology`, role).expect(200);
    }
    expect(await told()).toEqual([]);
    for (const role of ['clerk', 'supervisor'] as const) {
      await handedOut(code, 'apology', role).expect(204);
      expect(await told()).toEqual([
        { data: { extensionEventId: eventIds[0], channel: 'print' }, actor: expect.stringContaining('clerk') },
      ]);
    }
    await counter.command(code, 'process', 2, { decision: 'granted' }, 'officer').expect(200);
  });

  it('is nothing that stands in a table: no number, no name', async () => {
    const rows = await counter.database.query<{ row: string }>('select to_jsonb(m)::text as row from message m');
    expect(rows.map(({ row }) => row).join()).not.toMatch(/0912|Ngọc/);
  });

  it('and once the log is heard a dossier opens by its code without a print', async () => {
    const { code } = await counter.story({ agencyId: 'H26.W1', applicant });
    const look = () =>
      request(counter.app.getHttpServer()).post('/api/v1/public/lookup').send({ code, secondFactor: '5678' });
    await look().expect(404);
    await watch.round();
    await look().expect(200);
  });

  it('of a dossier out of scope is 404', async () => {
    await counter.get('/dossiers/nothing/messages').expect(404);
  });
});
