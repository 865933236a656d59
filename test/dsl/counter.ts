import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { DEFAULT_CLOCK_POLICY, civilServiceCalendar } from '#calendar';
import type { CalendarVersion } from '#calendar';
import { Accounts, ROLES } from '#application';
import type { AccountView, PersonRole, Role } from '#application';
import { calendarStream, dossierStream, recalculate, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import { PostgresEventStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource, systemClock, uuidV7, withAdminClient } from '#platform';
import { createApi } from '../../apps/api/src/create-api.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { createSmallTenant, tokenFor } from './small-tenant.js';

export const COUNTER_TENANT = 'H26';
/** Of every counter: what it signs. */
export const SIGNING_KEY = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** What an accepted command answers, as far as specs look at it. */
export interface Answer {
  code: string;
  version: number;
  state: string;
  dueAt: string | null;
  availableCommands: string[];
  eventIds: string[];
  warnings: { code: string; dossiers: string[]; elsewhere: number }[];
}

/** A one-stop shop of a spec: the real api over HTTP on a real database, and somebody of every role. */
export class Counter {
  private constructor(
    readonly database: TypeOrmDatabase,
    readonly app: NestFastifyApplication,
    /** Login of the application, for programs that connect by themselves. */
    readonly databaseUrl: string,
    private readonly source: DataSource,
    private readonly testDatabase: TestDatabase,
    private readonly tokens: Record<Role, string>,
    readonly masterKey: Buffer,
  ) {}

  static async open(lateEntryDays = 400, mostDossiers = 1_000): Promise<Counter> {
    const testDatabase = await createTestDatabase();
    const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
    const database = new TypeOrmDatabase(source, EVERY_TENANT);
    await createSmallTenant(database, COUNTER_TENANT);
    const tokens = {} as Record<Role, string>;
    for (const role of ROLES) tokens[role] = await tokenFor(database, COUNTER_TENANT, role);
    const masterKey = randomBytes(32);
    const app = await createApi(
      {
        databaseUrl: testDatabase.appUrl,
        poolSize: 8,
        masterKey,
        evidence: { signingKey: SIGNING_KEY, mostDossiers },
        webhookHosts: ['127.0.0.1'],
        signIn: { tenant: COUNTER_TENANT, demoAccounts: [] },
        houseRules: { lateEntryDays, lateEntryFlagHours: 24 },
        onTrouble: () => undefined,
      },
      false,
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new Counter(database, app, testDatabase.appUrl, source, testDatabase, tokens, masterKey);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.source.destroy();
    await this.testDatabase.drop();
  }

  receive(body: object = {}, role: Role = 'clerk') {
    const intake = { procedureCode: '1.000001', agencyId: 'H26.12', channel: 'counter' };
    return this.post('/dossiers', { ...intake, ...body }, role);
  }

  command(code: string, name: string, version: number, body: object = {}, role: Role = 'clerk') {
    const path = `/dossiers/${encodeURIComponent(code)}/commands/${name}`;
    return this.post(path, body, role).set('If-Match', `"v${String(version)}"`);
  }

  post(path: string, body: object, role: Role) {
    return request(this.app.getHttpServer())
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${this.tokens[role]}`)
      .set('Idempotency-Key', randomUUID())
      .send(body);
  }

  /** Bearer token of somebody who sees the whole tenant. */
  tokenOf(role: Role): string {
    return this.tokens[role];
  }

  put(path: string, body: object, role: Role) {
    return request(this.app.getHttpServer())
      .put(`/api/v1${path}`)
      .set('Authorization', `Bearer ${this.tokens[role]}`)
      .send(body);
  }

  get(path: string, role: Role = 'clerk') {
    return request(this.app.getHttpServer()).get(`/api/v1${path}`).set('Authorization', `Bearer ${this.tokens[role]}`);
  }

  /** What time or an accident does: a statement on the tables, whatever the product itself may do with them. */
  async asSuperuser(statement: string, values: unknown[]): Promise<unknown[]> {
    return withAdminClient(this.testDatabase.superuserUrl, async (client) => {
      // What a trigger does, it does as the owner, whom the policies hold too.
      await client.query(`set dunghen.tenant = '*'`);
      return (await client.query<object>(statement, values)).rows;
    });
  }

  /** People with accounts, known in events by these ids; of the whole tenant unless a unit is given. */
  async people(role: PersonRole, actorIds: readonly string[], unitId: string | null = null): Promise<AccountView[]> {
    const accounts = new Accounts(this.database, { uuid: uuidV7 });
    const made: AccountView[] = [];
    for (const actorId of actorIds) {
      const asked = { name: `n.${actorId}`, displayName: `Cán bộ ${actorId}`, role, unitId, actorId };
      made.push(await accounts.create(COUNTER_TENANT, asked, 'mot cua lien thong', 'spec'));
    }
    return made;
  }

  /** A dossier received and carried through some commands, each `[role, name, body]`; answers the last answer. */
  async story(intake: object, ...steps: [Role, string, object?][]): Promise<Answer> {
    let answer = (await this.receive(intake).expect(201)).body as Answer;
    for (const [role, name, body = {}] of steps) {
      const response = await this.command(answer.code, name, answer.version, body, role);
      if (response.status !== 200) throw new Error(`${name}: ${JSON.stringify(response.body)}`);
      answer = response.body as Answer;
    }
    return answer;
  }

  /**
   * What another process does: publishes the next version of the civil-service calendar with more days off and moves a
   * dossier by it. This process hears nothing of it.
   */
  async publishElsewhere(code: string | null, daysOff: { date: string; name: string }[]): Promise<void> {
    const store = new PostgresEventStore(this.database);
    const published = await store.readStream(COUNTER_TENANT, calendarStream(civilServiceCalendar.id));
    const last = published.at(-1)?.data['calendar'] as CalendarVersion;
    const calendar = { ...last, version: last.version + 1, daysOff: [...last.daysOff, ...daysOff] };
    const now = systemClock.now();
    const envelope = { schemaVersion: 1, occurredAt: new Date(now).toISOString(), personal: null };
    const who = { actorId: 'elsewhere', unitId: null, correlationId: null, causationId: null };
    const append = (streamId: string, expectedVersion: number, type: string, data: object) =>
      store.append(COUNTER_TENANT, [
        { streamId, expectedVersion, events: [{ eventId: uuidV7(), type, data: { ...data }, ...envelope, ...who }] },
      ]);
    await append(calendarStream(calendar.id), published.length, 'CalendarPublished', { calendar });
    if (code === null) return;
    const events = await store.readStream(COUNTER_TENANT, dossierStream(code));
    const state = replay(code, events as unknown as FoldableEvent[]);
    const event = recalculate(state, { calendar, publishedAt: now }, DEFAULT_CLOCK_POLICY);
    if (event === null) throw new Error(`${code} is not moved by it`);
    await append(dossierStream(code), state.version, event.type, event.data);
  }
}
