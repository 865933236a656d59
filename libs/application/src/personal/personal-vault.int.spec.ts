import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { PostgresEventStore } from '#event-store';
import { cloudEventLine } from '#exchange';
import type { PersonalContent } from '#dossier';
import { newEvent } from '../../../../test/dsl/open-dossiers.js';
import { openSpecDatabase } from '../../../../test/faults/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { importLogFile } from '../log-files/index.js';
import { PersonalVault } from './personal-vault.js';
import { readApplicants } from './read-applicants.js';

const STREAM = 'dossier-P';
const masterKey = randomBytes(32);
let from: SpecDatabase;
let into: SpecDatabase;
let tenant: string;
let count = 0;

beforeAll(async () => {
  [from, into] = [await openSpecDatabase(), await openSpecDatabase()];
});
afterAll(() => Promise.all([from.close(), into.close()]));
beforeEach(async () => {
  tenant = `V${String((count += 1))}`;
  for (const { database } of [from, into]) {
    await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, 'UTC']);
  }
});

/** One event more of the dossier, sealed as the product does it. */
async function tell({ database }: SpecDatabase, content: PersonalContent): Promise<void> {
  const store = new PostgresEventStore(database);
  const expectedVersion = (await store.readStream(tenant, STREAM)).length;
  const event = newEvent('PersonalDataAmended', '2026-03-02T03:00:00.000Z', {});
  const sealed = await new PersonalVault(database, masterKey).seal(tenant, STREAM, event.eventId, content);
  if (sealed === null) throw new Error('the person was erased');
  const { personal, wrappedKey } = sealed;
  const key = wrappedKey === undefined ? {} : { wrappedKey };
  await store.append(tenant, [{ streamId: STREAM, expectedVersion, events: [{ ...event, personal }], ...key }]);
}

const opened = async ({ database }: SpecDatabase, vault = new PersonalVault(database, masterKey)) => {
  const events = await new PostgresEventStore(database).readStream(tenant, STREAM);
  const sealed = events.map(({ eventId, personal }) => ({ eventId, personal: personal ?? '' }));
  return vault.open(tenant, STREAM, sealed);
};

/** The log as it was, into a tenant that has none: the keys stay where they were. */
const bring = async (): Promise<void> => {
  const log = await new PostgresEventStore(from.database).readLog(tenant, { after: 0, limit: 10 });
  const open = () => Readable.from([Buffer.from(log.map(cloudEventLine).join(''))]);
  await importLogFile(into.database, { tenant, name: 'log.ndjson', open });
};

describe('a log that came without its keys', () => {
  const [old, later] = [{ applicant: { name: 'Nguyễn Văn A' } }, { applicant: { phone: '0912345678' } }];

  it('stays closed, and what is told after a new key opens beside it', async () => {
    await tell(from, old);
    await bring();
    expect(await opened(into)).toEqual([null]);
    await tell(into, later);
    expect(await opened(into)).toEqual([null, later]);
    expect(await opened(from)).toEqual([old]);
  });

  it('names of the applicant what can be read', async () => {
    await tell(from, old);
    await bring();
    await tell(into, later);
    const vault = new PersonalVault(into.database, masterKey);
    expect(await readApplicants(into.database, vault, tenant, [STREAM])).toEqual(new Map([[STREAM, later.applicant]]));
  });
});

it('a ciphertext of another event, or cut short, is nobody’s', async () => {
  await tell(from, { note: 'một' });
  await tell(from, { note: 'hai' });
  const events = await new PostgresEventStore(from.database).readStream(tenant, STREAM);
  const [one, two] = events.map(({ eventId, personal }) => ({ eventId, personal: personal ?? '' }));
  const vault = new PersonalVault(from.database, masterKey);
  const moved = { eventId: one?.eventId ?? '', personal: two?.personal ?? '' };
  const cut = { eventId: one?.eventId ?? '', personal: one?.personal.slice(0, 8) ?? '' };
  expect(
    await vault.open(tenant, STREAM, [moved, cut, { eventId: two?.eventId ?? '', personal: moved.personal }]),
  ).toEqual([null, null, { note: 'hai' }]);
});

it('another DUNGHEN_KEY is told, not taken for an erasure', async () => {
  await tell(from, { note: 'một' });
  await expect(opened(from, new PersonalVault(from.database, randomBytes(32)))).rejects.toThrow();
});
