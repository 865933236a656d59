import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '#event-store';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { ask, behind, deskWith, questionOf } from '../testing/asking.js';
import { at, dueMoved, handedOver, processed, received } from '../testing/desk.js';
import { dossiersBehind } from './dossiers-behind.js';

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

describe('as of', () => {
  test('what was recorded later is not known, what occurred later has not happened', async () => {
    const desk = await deskWith(
      database,
      received('d', '2026-03-02 09:00', { due: '2026-03-06 16:00' }),
      { ...processed('d', '2026-03-05 10:00'), recordedAt: at('2026-03-20 10:00') },
      { ...dueMoved('d', '2026-04-05 10:00', '2026-03-04 16:00'), recordedAt: at('2026-04-05 10:00') },
    );
    const before = await ask(desk, { asOf: at('2026-03-20 09:59') });
    expect(before).toMatchObject({ position: 1, total: { open: 1, openOverdue: 1, resolved: 0 } });
    const since = await ask(desk, { asOf: at('2026-03-20 10:00') });
    expect(since).toMatchObject({ position: 2, total: { open: 0, early: 1 } });
    expect((await ask(desk)).total).toMatchObject({ early: 1, late: 0 });
    expect((await ask(desk, { to: '2026-04-30' })).total).toMatchObject({ early: 0, late: 1 });
    expect((await ask(desk, { asOf: at('2026-01-01 00:00') })).position).toBe(0);
  });

  test('the first moment after the period is not in it', async () => {
    const desk = await deskWith(
      database,
      received('moved', '2026-03-02 09:00', { due: '2026-03-06 16:00' }),
      received('handed', '2026-03-02 09:00', {}),
      received('done', '2026-03-02 09:00', {}),
      dueMoved('moved', '2026-04-01 00:00', '2026-05-06 16:00'),
      handedOver('handed', '2026-04-01 00:00', 'B', 'officer-1'),
      processed('done', '2026-04-01 00:00'),
      received('new', '2026-04-01 00:00', {}),
    );
    expect(await behind(desk, 'openOverdue')).toEqual(['moved']);
    expect(await behind(desk, 'noLimit', { filters: { officerId: null } })).toEqual(['done', 'handed']);
    expect((await ask(desk)).total).toMatchObject({ received: 3, open: 3, resolved: 0 });
    const april = await ask(desk, { from: '2026-04-01', to: '2026-04-01' });
    expect(april.total).toMatchObject({ carriedOver: 3, received: 1, openInTime: 1, resolved: 1 });
  });

  test('a question that needs more than the facts have read is refused', async () => {
    const desk = await deskWith(database, received('d', '2026-03-02 09:00', {}));
    await desk.log([processed('d', '2026-03-03 09:00')]);
    await expect(ask(desk, { asOf: at('2026-05-01 00:00') })).rejects.toMatchObject({
      code: 'PROJECTION.BEHIND',
      extra: { position: 2, checkpoint: 1 },
    });
    expect((await ask(desk)).position).toBe(1);
  });

  test('facts that an upgrade has not rebuilt yet are refused: what it brought is empty in them', async () => {
    const desk = await deskWith(database, received('d', '2026-03-02 09:00', {}));
    await database.query('update projection set version = version - 1 where tenant_id = $1', [desk.tenant]);
    await expect(ask(desk)).rejects.toMatchObject({ code: 'PROJECTION.BEHIND', extra: { version: 2, needed: 3 } });
  });

  test('a dossier behind a cell is shown as it stood then', async () => {
    const desk = await deskWith(
      database,
      received('d', '2026-03-02 09:00', { due: '2026-03-06 16:00' }),
      handedOver('d', '2026-03-20 09:00', 'A', 'first'),
      handedOver('d', '2026-04-01 09:00', 'A', 'second'),
      dueMoved('d', '2026-04-02 09:00', '2026-04-20 16:00'),
      processed('d', '2026-04-03 09:00'),
    );
    const page = await dossiersBehind(database, { ...questionOf(desk, {}), class: 'open', limit: 10 });
    expect(page.items).toEqual([
      expect.objectContaining({
        code: 'd',
        class: 'openOverdue',
        status: 'inProcess',
        officerId: 'first',
        dueAt: new Date(at('2026-03-06 16:00')).toISOString(),
        processedAt: null,
      }),
    ]);
    const early = await dossiersBehind(database, {
      ...questionOf(desk, { to: '2026-03-10' }),
      class: 'open',
      limit: 10,
    });
    expect(early.items).toEqual([expect.objectContaining({ status: 'received', officerId: null })]);
  });
});

test('the dossiers behind a cell come in pages', async () => {
  const codes = ['b', 'a', 'D', 'c', 'E'];
  const desk = await deskWith(database, ...codes.map((code) => received(code, '2026-03-02 09:00', {})));
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const question = { ...questionOf(desk, {}), class: 'received' as const, limit: 2, after };
    const page: { items: { code: string }[]; next: string | null } = await dossiersBehind(database, question);
    seen.push(...page.items.map((item) => item.code));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(['D', 'E', 'a', 'b', 'c']);
});

test('parked dossiers are counted beside the figures', async () => {
  const desk = await deskWith(
    database,
    received('d', '2026-03-02 09:00', {}),
    received('e', '2026-03-02 09:00', { agencyId: 'B' }),
  );
  await database.query(
    `insert into parked_stream (tenant_id, projection, generation, stream_id, position, error)
     values ($1, 'dossier-facts', 1, 'dossier-d', 3, 'poison'), ($1, 'dossier-facts', 1, 'dossier-x', 4, 'poison')`,
    [desk.tenant],
  );
  expect((await ask(desk)).incomplete).toBe(2);
  expect((await ask(desk, { scope: ['B'] })).incomplete).toBe(1);
});
