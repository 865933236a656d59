import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { ROLES } from '#application';
import type { Role } from '#application';
import { TypeOrmDatabase, createAppDataSource } from '#platform';
import { createApi } from '../../apps/api/src/create-api.js';
import { createTestDatabase } from '../support/test-database.js';
import { createSmallTenant, tokenFor } from './small-tenant.js';

export const COUNTER_TENANT = 'H26';

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
    private readonly source: DataSource,
    private readonly drop: () => Promise<void>,
    private readonly tokens: Record<Role, string>,
  ) {}

  static async open(lateEntryDays = 400): Promise<Counter> {
    const testDatabase = await createTestDatabase();
    const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
    const database = new TypeOrmDatabase(source);
    await createSmallTenant(database, COUNTER_TENANT);
    const tokens = {} as Record<Role, string>;
    for (const role of ROLES) tokens[role] = await tokenFor(database, COUNTER_TENANT, role);
    const app = await createApi(
      {
        databaseUrl: testDatabase.appUrl,
        poolSize: 8,
        masterKey: randomBytes(32),
        houseRules: { lateEntryDays, lateEntryFlagHours: 24 },
        onTrouble: () => undefined,
      },
      false,
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new Counter(database, app, source, () => testDatabase.drop(), tokens);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.source.destroy();
    await this.drop();
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

  get(path: string, role: Role = 'clerk') {
    return request(this.app.getHttpServer()).get(`/api/v1${path}`).set('Authorization', `Bearer ${this.tokens[role]}`);
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
}
