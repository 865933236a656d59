import { randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Accounts, ProjectionRunner, Sessions, Tokens, allProjections } from '#application';
import type { PersonRole, Role } from '#application';
import { addDays } from '#calendar';
import { ProjectionStore } from '#event-store';
import { systemClock, uuidV7 } from '#platform';
import { COUNTER_TENANT } from '../../../../../test/dsl/counter.js';
import type { Counter } from '../../../../../test/dsl/counter.js';
import { PLAN_EXAMPLE, STATEMENT_EXAMPLE } from '../../plans/plan-examples.js';

const ids = { uuid: uuidV7 };

/** A part of the tenant with one thing of every kind in it; `mark` is in every name, so that it is found where it leaks. */
export interface Place {
  mark: string;
  unitId: string;
  code: string;
  accountId: string;
  /** Two officers: who may be represented, and who may stand in. */
  officers: { of: string; to: string };
  /** Things of the whole tenant. */
  tenant: { planId: string; eventId: string; jobId: string; webhookId: string; quarantineId: string };
}

export const PASSWORD = 'mot cua lien thong';

/** Makes everything that the matrix asks for: a ward of the caller's own and one beside it, and what the tenant has. */
export async function makePlaces(counter: Counter): Promise<{ inside: Place; outside: Place }> {
  const tenant = await tenantThings(counter);
  const door = { name: 'cua', displayName: 'Cửa', role: 'clerk' as const, unitId: 'H26.12' };
  await new Accounts(counter.database, ids).create(COUNTER_TENANT, door, PASSWORD, 'spec');
  const inside = await placeOf(counter, 'trongvi', 'H26.W1', tenant);
  const outside = await placeOf(counter, 'ngoaivi', 'H26.W2', tenant);
  return { inside, outside };
}

/** Brings the read models of every tenant to the heads of their logs. */
export async function project(counter: Counter): Promise<void> {
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
}

async function placeOf(counter: Counter, mark: string, unitId: string, tenant: Place['tenant']): Promise<Place> {
  const applicant = { name: `Người ${mark}`, phone: '0912345678' };
  await counter.story({ code: `${mark}-1`, agencyId: unitId, receivingAgencyId: unitId, applicant });
  const request = { name: mark, displayName: `Ông ${mark}`, role: 'clerk' as const, unitId };
  const { accountId } = await new Accounts(counter.database, ids).create(COUNTER_TENANT, request, PASSWORD, 'spec');
  const officers = {
    of: await officerOf(counter, `${mark}.a`, unitId),
    to: await officerOf(counter, `${mark}.b`, unitId),
  };
  const place = { mark, unitId, code: `${mark}-1`, accountId, officers, tenant };
  await freshToken(counter, place);
  await freshSession(counter, accountId);
  return place;
}

async function officerOf(counter: Counter, name: string, unitId: string): Promise<string> {
  const request = { name, displayName: `Cán bộ ${name}`, role: 'officer' as const, unitId };
  return (await new Accounts(counter.database, ids).create(COUNTER_TENANT, request, PASSWORD, 'spec')).actorId;
}

export const delegationBody = ({ officers: { of: ofActorId, to: toActorId } }: Place) => {
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  return { ofActorId, toActorId, fromOn: today, toOn: addDays(today, 5) };
};

/** A delegation that is in force, made anew where the last one was ended. */
export async function freshDelegation(counter: Counter, place: Place): Promise<string> {
  const { body } = await counter.post('/delegations', delegationBody(place), 'supervisor');
  return (body as { delegationId: string }).delegationId;
}

async function tenantThings(counter: Counter): Promise<Place['tenant']> {
  const idIn = async (sent: PromiseLike<{ status: number; body: unknown }>): Promise<string> => {
    const { status, body } = await sent;
    if (status >= 300) throw new Error(JSON.stringify(body));
    const { id, jobId, eventId } = body as Record<string, string | undefined>;
    return id ?? jobId ?? eventId ?? '';
  };
  const planId = PLAN_EXAMPLE.id;
  await counter.post('/plans', PLAN_EXAMPLE, 'admin').expect(200);
  const statement = { ...STATEMENT_EXAMPLE, targetId: 'inspection', year: 2026, date: '2026-01-15' };
  const item = { MaHoSo: 'x-1', TrangThaiHoSo: '99' };
  const message = { madonvi: 'X01', service: 'DongBoHoSoMC', isUpdating: 'True', data: [item] };
  const sync = (await counter.post('/ingest/dvcqg', message, 'integration').expect(200)).body as {
    result: { quarantineId: string }[];
  };
  return {
    planId,
    eventId: await idIn(counter.post(`/plans/${planId}/statements`, statement, 'admin')),
    jobId: await idIn(counter.post('/recomputations', {}, 'admin')),
    webhookId: await freshWebhook(counter),
    quarantineId: sync.result[0]?.quarantineId ?? '',
  };
}

/** A dossier whose person may be erased. */
export async function freshDossier(counter: Counter, { mark, unitId }: Place): Promise<string> {
  const code = `${mark}-${randomUUID()}`;
  const applicant = { name: `Người ${mark}`, phone: '0912345678' };
  await counter.story({ code, agencyId: unitId, receivingAgencyId: unitId, applicant });
  return code;
}

export async function freshWebhook(counter: Counter): Promise<string> {
  const made = await counter.post('/webhooks', { url: 'https://example.com/hook' }, 'admin').expect(201);
  return (made.body as { id: string }).id;
}

export async function freshToken(counter: Counter, { mark, unitId }: Place): Promise<string> {
  const request = { tenant: COUNTER_TENANT, role: 'clerk' as Role, name: `${mark} ${randomUUID()}`, unitId };
  return (await new Tokens(counter.database, systemClock, ids).create({ ...request, expiresAt: null })).tokenId;
}

/** A session that nobody uses, to be ended. */
export async function freshSession(counter: Counter, accountId: string): Promise<string> {
  await new Sessions(counter.database, ids).open(COUNTER_TENANT, accountId, { address: '127.0.0.1', userAgent: null });
  const [row] = await counter.database.query<{ session_id: string }>(
    'select session_id from session where account_id = $1 order by session_id desc limit 1',
    [accountId],
  );
  return row?.session_id ?? '';
}

/** The cookie of somebody of a role who sees the whole tenant. */
export async function cookieOf(counter: Counter, role: PersonRole): Promise<string> {
  const name = `nguoi.${role}`;
  const [known] = await counter.database.query<{ account_id: string }>(
    'select account_id from account where tenant_id = $1 and name = $2',
    [COUNTER_TENANT, name],
  );
  const request = { name, displayName: role, role, unitId: null };
  const accountId =
    known?.account_id ??
    (await new Accounts(counter.database, ids).create(COUNTER_TENANT, request, PASSWORD, 'spec')).accountId;
  const origin = { address: '127.0.0.1', userAgent: null };
  const secret = await new Sessions(counter.database, ids).open(COUNTER_TENANT, accountId, origin);
  return `dh_session=${secret ?? ''}`;
}

/** A job of an import that has ended, with its verdicts. */
export async function importDone(counter: Counter): Promise<string> {
  const jobId = uuidV7();
  const parameters = { fileName: 'ds.csv', bytes: 1, parts: 1, dryRun: true, sheet: null, mapping: null };
  await counter.asSuperuser(
    `with done as (
       insert into dunghen.job (tenant_id, job_id, kind, parameters, state, unit, requested_by)
       values ($1, $2, 'case-list-import', $3, 'done', 'row', 'a')
     ), kept as (
       insert into dunghen.case_import (tenant_id, job_id) values ($1, $2)
     )
     insert into dunghen.case_import_result (tenant_id, job_id, part, lines) values ($1, $2, 0, $4)`,
    [COUNTER_TENANT, jobId, JSON.stringify(parameters), gzipSync('2,X-1,,,\n')],
  );
  return jobId;
}

export const anyName = (): string => `x${randomBytes(6).toString('hex')}`;

/** Of the dossier as the counter's tenant knows it; another tenant's caller knows neither. */
export async function failedMessage(counter: Counter, code: string): Promise<string> {
  const eventId = randomUUID();
  await counter.asSuperuser(
    `insert into dunghen.message (tenant_id, code, kind, position, event_id, state)
     select $1, $2, 'apology', coalesce(max(position), 0) + 1, $3, 'failed' from dunghen.message where tenant_id = $1 and code = $2`,
    [COUNTER_TENANT, code, eventId],
  );
  return eventId;
}
