import { randomUUID } from 'node:crypto';
import type { CommandName } from '#dossier';
import { systemClock } from '#platform';
import type { Counter } from '../../../../../test/dsl/counter.js';
import { CALENDAR_EXAMPLE } from '../../calendars/calendar-example.js';
import { FIGURE_EXAMPLE, PLAN_EXAMPLE, STATEMENT_EXAMPLE } from '../../plans/plan-examples.js';
import {
  PASSWORD,
  anyName,
  delegationBody,
  failedMessage,
  freshDelegation,
  freshDossier,
  freshSession,
  freshToken,
  freshWebhook,
  importDone,
} from './matrix-places.js';
import type { Place } from './matrix-places.js';

/** One request that makes sense where the place is: what is wrong with it for somebody else is the place alone. */
export interface MatrixRequest {
  params?: Record<string, string>;
  query?: string;
  body?: object | string;
  headers?: Record<string, string>;
}
type Make = (place: Place, counter: Counter) => MatrixRequest | Promise<MatrixRequest>;

const now = (): string => new Date(systemClock.now()).toISOString();
const plain: Make = () => ({});
const asked =
  (query: string): Make =>
  () => ({ query });
const dossier: Make = ({ code }) => ({ params: { code } });
const account = ({ accountId }: Place) => ({ params: { accountId } });
const webhook: Make = ({ tenant }) => ({ params: { id: tenant.webhookId } });
const plan =
  (body: object): Make =>
  (place) => ({ params: { planId: place.tenant.planId }, body });
const period = { params: { calendar: 'gregorian', period: '2020' } };
const intake = ({ unitId }: Place) => ({
  ...{ procedureCode: '1.000001', agencyId: unitId, channel: 'counter' },
});

const fact = (place: Place) => ({
  ...{ specversion: '1.0', id: randomUUID(), source: '/ma-tran', type: 'vn.dunghen.DossierProcessed.v1' },
  ...{ subject: `dossier-${place.code}`, time: now(), data: { decision: 'granted' } },
});

const sheet = ({ unitId, mark }: Place): string =>
  'Mã thủ tục,Mã đơn vị,Kênh tiếp nhận,Họ tên,Số giấy tờ,Điện thoại,Địa chỉ,Trích yếu,Thời điểm tiếp nhận,' +
  `Mã đơn vị tiếp nhận,Ghi chú\n1.000001,${unitId},Trực tiếp,A,001199000001,0912345678,B,C,,${unitId},${mark}\n`;

const CASE_LIST_FORM =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="ds.csv"\r\ncontent-type: text/csv\r\n\r\n' +
  'Mã hồ sơ,Ngày tiếp nhận\nX-1,02/03/2026 08:00\n\r\n--x--\r\n';

/** Open and long overdue, held by the officer who asks. */
async function lateDossier(counter: Counter, { unitId }: Place): Promise<string> {
  const received = { agencyId: unitId, receivingAgencyId: unitId, occurredAt: '2026-03-02T08:00:00+07:00' };
  const { code } = await counter.story(received, [
    'supervisor',
    'hand-over',
    { toUnitId: unitId, toOfficerId: 'token:officer' },
  ]);
  return code;
}

async function savedText(counter: Counter, { unitId }: Place): Promise<string> {
  const { body } = await counter.post('/saved-texts', { unitId, title: 'A', body: 'B' }, 'officer').expect(201);
  return (body as { textId: string }).textId;
}

const NO_RECEIPT = 'A'.repeat(43);

/** By the operation as the OpenAPI document names it. */
export const REQUESTS: Readonly<Record<string, Make>> = {
  'GET /health/live': plain,
  'GET /health/ready': plain,
  'GET /metrics': plain,
  'GET /api/v1/session/options': plain,
  'POST /api/v1/session': () => ({ body: { account: 'cua', password: PASSWORD } }),
  'GET /api/v1/session': plain,
  'DELETE /api/v1/session': plain,
  'GET /api/v1/session/oidc': plain,
  'GET /api/v1/session/oidc/callback': plain,
  'PUT /api/v1/accounts/{accountId}/identity': (place) => ({ ...account(place), body: { subject: null } }),
  'POST /api/v1/session/password': () => ({ body: { current: PASSWORD, next: PASSWORD } }),
  'POST /api/v1/public/lookup': () => ({ body: { code: 'khong-co', secondFactor: '0000' } }),
  'GET /api/v1/public/receipts/{token}': () => ({ params: { token: NO_RECEIPT } }),
  'POST /api/v1/public/receipts/{token}/rating': () => ({ params: { token: NO_RECEIPT }, body: { score: 5 } }),
  'GET /api/v1/accounts': plain,
  'POST /api/v1/accounts': ({ unitId }) => ({ body: { name: anyName(), displayName: 'X', role: 'clerk', unitId } }),
  'GET /api/v1/accounts/{accountId}': account,
  'PATCH /api/v1/accounts/{accountId}': (place) => ({ ...account(place), body: { disabled: false } }),
  'POST /api/v1/accounts/{accountId}/password-reset': account,
  'GET /api/v1/account-changes': plain,
  'GET /api/v1/colleagues': plain,
  'GET /api/v1/sessions': plain,
  'DELETE /api/v1/sessions/{sessionId}': async ({ accountId }, counter) => ({
    params: { sessionId: await freshSession(counter, accountId) },
  }),
  'GET /api/v1/access-records': plain,
  'GET /api/v1/tokens': plain,
  'POST /api/v1/tokens': ({ unitId }) => ({ body: { name: anyName(), role: 'clerk', unitId } }),
  'DELETE /api/v1/tokens/{tokenId}': async (place, counter) => ({
    params: { tokenId: await freshToken(counter, place) },
  }),
  'POST /api/v1/dossiers': (place) => ({ body: { ...intake(place), receivingAgencyId: place.unitId } }),
  'GET /api/v1/dossiers': plain,
  'GET /api/v1/dossiers/{code}': dossier,
  'GET /api/v1/dossiers/{code}/timeline': dossier,
  'GET /api/v1/dossiers/{code}/messages': dossier,
  'GET /api/v1/dossiers/{code}/deadline': dossier,
  'GET /api/v1/dossiers/{code}/time-split': dossier,
  'GET /api/v1/dossiers/{code}/classification': dossier,
  'GET /api/v1/dossiers/{code}/applicant': ({ code }) => ({ params: { code }, query: '?reason=ma%20tran' }),
  'POST /api/v1/dossiers/{code}/applicant': ({ code }) => ({ params: { code }, body: { reason: 'ma tran' } }),
  'POST /api/v1/dossiers/{code}/erasure': async (place, counter) => ({
    params: { code: await freshDossier(counter, place) },
    body: { reasonCode: 'applicant-request' },
  }),
  'GET /api/v1/dossiers/{code}/papers/{paper}': ({ code }) => ({ params: { code, paper: 'receipt' } }),
  'POST /api/v1/dossiers/{code}/papers/{paper}/handed-out': async (place, counter) => ({
    params: { code: await lateDossier(counter, place), paper: 'receipt' },
  }),
  'GET /api/v1/retention': plain,
  'PUT /api/v1/retention/{procedureCode}': () => ({
    params: { procedureCode: '1.000003' },
    body: { keepMonths: 1_200 },
  }),
  'POST /api/v1/persons/search': () => ({ body: { phone: '0912000111' } }),
  'GET /api/v1/papers/register': asked('?format=json'),
  'POST /api/v1/imports/intake': (place) => ({ body: sheet(place), headers: { 'content-type': 'text/csv' } }),
  'POST /api/v1/imports': () => ({
    query: '?dryRun=true',
    body: CASE_LIST_FORM,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  }),
  'GET /api/v1/imports': plain,
  'GET /api/v1/imports/{jobId}/result': async (_, counter) => ({ params: { jobId: await importDone(counter) } }),
  'GET /api/v1/imports/template': asked('?kind=intake'),
  'GET /api/v1/indicators': asked('?groupBy=agency'),
  'GET /api/v1/indicators/dossiers': asked('?class=received'),
  'GET /api/v1/indicators/evidence': plain,
  'GET /api/v1/indicators/time-split': asked('?groupBy=agency'),
  'GET /api/v1/indicators/ranking': plain,
  'GET /api/v1/reports/ii06a': asked('?period=2026&groupBy=agency'),
  'GET /api/v1/scorecards': plain,
  'GET /api/v1/scorecards/{planId}': ({ tenant }) => ({ params: { planId: tenant.planId } }),
  'GET /api/v1/scorecards/{planId}/targets/{targetId}/dossiers': () => ({
    params: { planId: 'hn-136-2021', targetId: 'electronic-hand-overs' },
    query: '?year=2026&part=counted',
  }),
  'GET /api/v1/notices': plain,
  'GET /api/v1/policies': plain,
  'GET /api/v1/reviews': plain,
  'GET /api/v1/reviews/summary': plain,
  'GET /api/v1/reviews/lists': plain,
  'PUT /api/v1/reviews/rules': () => ({ body: { workingDays: 5 } }),
  'GET /api/v1/reviews/{code}': async (place, counter) => ({ params: { code: await lateDossier(counter, place) } }),
  'GET /api/v1/reviews/{code}/texts': async (place, counter) => {
    const code = await lateDossier(counter, place);
    await counter.post(`/reviews/${code}/commands/open`, {}, 'supervisor').set('If-Match', '"v0"').expect(200);
    return { params: { code }, query: '?reason=ma%20tran' };
  },
  'POST /api/v1/reviews/{code}/texts': async (place, counter) => {
    const code = await lateDossier(counter, place);
    await counter.post(`/reviews/${code}/commands/open`, {}, 'supervisor').set('If-Match', '"v0"').expect(200);
    return { params: { code }, body: { reason: 'ma tran' } };
  },
  'POST /api/v1/reviews/{code}/commands/{command}': async (place, counter) => ({
    params: { code: await lateDossier(counter, place), command: 'open' },
    headers: { 'if-match': '"v0"' },
    body: {},
  }),
  'GET /api/v1/desk/today': plain,
  'GET /api/v1/desk/holders': plain,
  'GET /api/v1/desk/next': plain,
  'POST /api/v1/dossiers/hand-overs': ({ code, unitId }) => ({
    body: { items: [{ code, version: 999 }], toUnitId: unitId },
  }),
  'PUT /api/v1/session/acting': ({ officers }) => ({ body: { onBehalfOf: officers.of } }),
  'DELETE /api/v1/session/acting': plain,
  'GET /api/v1/delegations': plain,
  'POST /api/v1/delegations': (place) => ({ body: delegationBody(place) }),
  'DELETE /api/v1/delegations/{delegationId}': async (place, counter) => ({
    params: { delegationId: await freshDelegation(counter, place) },
  }),
  'GET /api/v1/saved-texts': plain,
  'POST /api/v1/saved-texts': ({ unitId }) => ({ body: { unitId, title: 'A', body: 'B' } }),
  'PUT /api/v1/saved-texts/{textId}': async (place, counter) => ({
    params: { textId: await savedText(counter, place) },
    headers: { 'if-match': '"v1"' },
    body: { unitId: place.unitId, title: 'A', body: 'B' },
  }),
  'DELETE /api/v1/saved-texts/{textId}': async (place, counter) => ({
    params: { textId: await savedText(counter, place) },
  }),
  'GET /api/v1/signals': plain,
  'GET /api/v1/signals/summary': asked('?groupBy=agency'),
  'GET /api/v1/signals/{name}/dossiers': () => ({ params: { name: 'bulkEndings' } }),
  'PUT /api/v1/signals/{name}': () => ({ params: { name: 'bulkEndings' }, body: { parameters: { minCount: 20 } } }),
  'POST /api/v1/plans': () => ({ query: '?dryRun=true', body: PLAN_EXAMPLE }),
  'GET /api/v1/plans/{planId}': ({ tenant }) => ({ params: { planId: tenant.planId } }),
  'GET /api/v1/plans/{planId}/statements/{eventId}/text': ({ tenant }) => ({
    params: { planId: tenant.planId, eventId: tenant.eventId },
    query: '?reason=ma%20tran',
  }),
  'POST /api/v1/plans/{planId}/statements/{eventId}/text': ({ tenant }) => ({
    params: { planId: tenant.planId, eventId: tenant.eventId },
    body: { reason: 'ma tran' },
  }),
  'POST /api/v1/plans/{planId}/figures': plan({ ...FIGURE_EXAMPLE, year: 2026, publishedOn: '2026-04-19' }),
  'POST /api/v1/plans/{planId}/statements': plan({
    ...{ ...STATEMENT_EXAMPLE, targetId: 'inspection', year: 2026, date: '2026-01-15' },
  }),
  'GET /api/v1/periods': plain,
  'GET /api/v1/periods/{calendar}/{period}': () => period,
  'GET /api/v1/periods/{calendar}/{period}/restatement': () => period,
  'POST /api/v1/periods/{calendar}/{period}/close': () => ({ ...period, body: { reasonCode: 'reviewed' } }),
  'GET /api/v1/closing-rules': plain,
  'PUT /api/v1/closing-rules': () => ({ body: { closeAfterDays: 3 } }),
  'POST /api/v1/deadlines/explain': () => ({
    body: {
      ...{ receivedAt: '2026-03-02T08:00:00+07:00', limit: { value: 8, unit: 'workingHour' } },
      calendar: { ...CALENDAR_EXAMPLE, version: 1, agencyIds: undefined },
    },
  }),
  'POST /api/v1/classifications/explain': () => ({ body: { facts: { receivedAt: '2026-03-02T08:00:00+07:00' } } }),
  'GET /api/v1/calendars': plain,
  'POST /api/v1/calendars': () => ({ body: { ...CALENDAR_EXAMPLE, agencyIds: undefined } }),
  'POST /api/v1/calendars/{id}/preview': () => ({ params: { id: CALENDAR_EXAMPLE.id } }),
  'GET /api/v1/calendars/previews/{jobId}/moves': ({ tenant }) => ({ params: { jobId: tenant.jobId } }),
  'POST /api/v1/calendars/{id}/publish': () => ({ params: { id: CALENDAR_EXAMPLE.id } }),
  'GET /api/v1/catalogue/procedures': plain,
  'GET /api/v1/catalogue/agencies': plain,
  'GET /api/v1/catalogue/fields': plain,
  'GET /api/v1/catalogue/clock-policies': plain,
  'GET /api/v1/catalogue/calendars': plain,
  'GET /api/v1/catalogue/provisional': plain,
  'POST /api/v1/catalogue/import': () => ({ query: '?dryRun=true', body: { fields: [{ code: 'x', name: 'X' }] } }),
  'GET /api/v1/events': asked('?limit=5'),
  'GET /api/v1/log/head': plain,
  'GET /api/v1/stream': plain,
  'POST /api/v1/ingest/events': (place) => ({ body: [fact(place)] }),
  'POST /api/v1/ingest/dvcqg': () => ({ body: [] }),
  'GET /api/v1/quarantine': plain,
  'POST /api/v1/quarantine/{id}/retry': ({ tenant }) => ({ params: { id: tenant.quarantineId } }),
  'GET /api/v1/messages': plain,
  'POST /api/v1/messages/retry': plain,
  'POST /api/v1/dossiers/{code}/messages/{eventId}/retry': async ({ code }, counter) => ({
    params: { code, eventId: await failedMessage(counter, code) },
  }),
  'GET /api/v1/message-gateway': plain,
  'PUT /api/v1/message-gateway': () => ({ body: { url: 'https://203.0.114.7/tin-nhan' } }),
  'DELETE /api/v1/message-gateway': async (_, counter) => {
    await counter.put('/message-gateway', { url: 'https://203.0.114.7/tin-nhan' }, 'admin').expect(200);
    return {};
  },
  'GET /api/v1/webhooks': plain,
  'POST /api/v1/webhooks': async ({ tenant }, counter) => {
    // There may be fifty.
    await counter.database.query('delete from webhook where webhook_id <> $1', [tenant.webhookId]);
    return { body: { url: 'https://example.com/hook' } };
  },
  'GET /api/v1/webhooks/{id}': webhook,
  'DELETE /api/v1/webhooks/{id}': async (_, counter) => ({ params: { id: await freshWebhook(counter) } }),
  'POST /api/v1/webhooks/{id}/replay': (place) => ({ params: { id: place.tenant.webhookId }, body: {} }),
  'POST /api/v1/webhooks/{id}/secret': webhook,
  'GET /api/v1/webhooks/{id}/deliveries': webhook,
  'POST /api/v1/recomputations': () => ({ body: {} }),
  'GET /api/v1/jobs': plain,
  'POST /api/v1/log/verifications': () => ({ body: {} }),
  'GET /api/v1/projections': plain,
  'GET /api/v1/jobs/{id}': ({ tenant }) => ({ params: { id: tenant.jobId } }),
  'DELETE /api/v1/jobs/{id}': ({ tenant }) => ({ params: { id: tenant.jobId } }),
  'GET /api/v1/projections/parked': plain,
  'POST /api/v1/projections/parked/{projection}/{stream}/retry': () => ({
    params: { projection: 'dossierFacts', stream: 'dossier-x' },
  }),
};

const EVENT_ID = '01900000-0000-7000-8000-000000000001';

/** A body of each command that is right by itself; the version is stale, so that none of them writes. */
export const COMMAND_BODIES: Readonly<Record<CommandName, (place: Place) => object>> = {
  submit: intake,
  receive: (place) => ({ ...intake(place), receivingAgencyId: place.unitId }),
  'refuse-intake': (place) => ({ ...intake(place), reasonCode: 'incomplete' }),
  'hand-over': ({ unitId }) => ({ toUnitId: unitId }),
  process: () => ({ decision: 'granted' }),
  'return-result': () => ({ via: 'counter' }),
  withdraw: () => ({}),
  stop: () => ({ legalBasisCode: 'x' }),
  'request-supplement': () => ({ items: [{ name: 'Giấy chứng sinh' }] }),
  'receive-supplement': () => ({}),
  'expire-supplement': () => ({}),
  'request-payment': () => ({ amount: 20_000 }),
  'confirm-payment': () => ({ amount: 20_000 }),
  'extend-deadline': ({ unitId }) => ({ dueAt: now(), reasonCode: 'overload', responsibleUnitId: unitId }),
  'digitize-result': () => ({}),
  rate: () => ({ score: 5 }),
  'amend-personal': () => ({ abstract: 'x' }),
  'request-correction': () => ({ field: 'annul', targetEventId: EVENT_ID, reasonCode: 'x' }),
  'approve-correction': () => ({ requestEventId: EVENT_ID }),
  'reject-correction': () => ({ requestEventId: EVENT_ID }),
};
