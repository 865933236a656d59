import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresEventStore, verifyLog } from '#event-store';
import { fillTenant } from '../../../../test/dsl/open-dossiers.js';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';
import { addPersonsCommand } from './persons.command.js';

const CODE = 'H26-0000000';
let desk: DhDesk;
beforeAll(async () => {
  desk = await openDhDesk('X01', addPersonsCommand);
  await desk.inDatabase((database) => fillTenant(database, 'X01', 2));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const ERASE = ['persons', 'erase', CODE, '--reason-code', 'data-subject-request'] as const;
const events = () =>
  desk.inDatabase((database) => new PostgresEventStore(database).readStream('X01', `dossier-${CODE}`));

describe('dh persons erase', () => {
  it('asks first: without anybody to ask nothing happens', async () => {
    const before = await events();
    await expect(desk.dh(...ERASE)).rejects.toThrow(/add --yes/);
    expect(await events()).toEqual(before);
  });

  it('erases once, and says so the second time', async () => {
    const erased = await desk.json<object>(...ERASE, '-y');
    expect(erased).toMatchObject({ code: CODE, version: 3, repeated: false });
    expect((await events()).at(-1)).toMatchObject({ type: 'PersonErased', actorId: 'dh persons' });
    expect(await desk.json(...ERASE, '--yes')).toEqual({ ...erased, repeated: true });
    expect(await desk.inDatabase((database) => verifyLog(new PostgresEventStore(database), 'X01'))).toMatchObject({
      ok: true,
    });
  });

  it('names a code that nobody knows', async () => {
    await expect(desk.dh('persons', 'erase', 'X-1', '--reason-code', 'a', '-y')).rejects.toThrow(/no dossier X-1/);
  });
});
