import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { COMMANDS_OF_ROLE, OPERATIONS_OF_ROLE, PERSON_ROLES, ROLES } from '#application';
import type { Role } from '#application';
import { COMMANDS } from '#dossier';
import type { CommandName } from '#dossier';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { apiDocument } from '../openapi.js';
import { ROUTE_POLICIES } from './route-policy.js';
import type { RoutePolicy } from './route-policy.js';
import { cookieOf, makePlaces, project } from './testing/matrix-places.js';
import type { Place } from './testing/matrix-places.js';
import { COMMAND_BODIES, REQUESTS } from './testing/matrix-requests.js';
import type { MatrixRequest } from './testing/matrix-requests.js';

// Some thousands of calls.
jest.setTimeout(600_000);

const FOREIGN_TENANT = 'BOS';
const GOLDEN = new URL('./access-matrix.txt', import.meta.url);

/** Who asks, and where what is asked for stands seen from there. */
const WHERES = ['whole', 'inside', 'outside', 'foreign'] as const;
type Where = (typeof WHERES)[number];
type Verdict = 'answered' | 'refused' | 'unknown' | 'signIn' | `broken ${string}`;

/** One thing that may be asked: an operation, and for commands which one. */
interface Ask {
  operation: string;
  command: CommandName | null;
  policy: RoutePolicy;
}

let counter: Counter;
let base: string;
let places: { inside: Place; outside: Place };
let documented: string[];
const tokens = new Map<string, string>();

beforeAll(async () => {
  counter = await Counter.open();
  await counter.app.listen(0, '127.0.0.1');
  base = await counter.app.getUrl();
  places = await makePlaces(counter);
  await counter.database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [
    FOREIGN_TENANT,
    'Asia/Ho_Chi_Minh',
  ]);
  for (const role of ROLES) {
    tokens.set(`${role} whole`, await tokenFor(counter.database, COUNTER_TENANT, role));
    tokens.set(`${role} inside`, await tokenFor(counter.database, COUNTER_TENANT, role, places.inside.unitId));
    tokens.set(`${role} foreign`, await tokenFor(counter.database, FOREIGN_TENANT, role));
  }
  // A log that has begun, so that figures can be asked for.
  await fetch(`${base}/api/v1/closing-rules`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${tokens.get('admin foreign') ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ closeAfterDays: 2 }),
  });
  const document = apiDocument(counter.app);
  documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
});
afterAll(() => counter.close());

const asks = (): Ask[] =>
  Object.entries(ROUTE_POLICIES)
    .filter(([operation]) => documented.includes(operation))
    .flatMap(([operation, policy]): Ask[] =>
      policy.asks === 'command:{command}'
        ? COMMANDS.map((command) => ({ operation, command, policy }))
        : [{ operation, command: null, policy }],
    );

function may(role: Role, { policy, command }: Ask): boolean {
  if (policy.asks === 'open') return true;
  if (policy.asks === 'session') return false;
  if (policy.asks === 'command:hand-over') return COMMANDS_OF_ROLE[role].has('hand-over');
  if (policy.asks === 'command:receive') return COMMANDS_OF_ROLE[role].has('receive');
  if (policy.asks === 'command:{command}') return command !== null && COMMANDS_OF_ROLE[role].has(command);
  return OPERATIONS_OF_ROLE[role].has(policy.asks);
}

/** Names in a path that are not of things somebody made. */
const WORDS = /\{(name|calendar|period|command|projection)\}/g;
/** A calendar of the same name is another one in every tenant, and the shipped plans are everybody's. */
const EVERYBODYS = /calendars\/\{id\}|targets\/\{targetId\}/;
const namesThing = ({ operation }: Ask): boolean =>
  !EVERYBODYS.test(operation) && operation.replaceAll(WORDS, '').includes('{');
/** Nothing is parked here, and the job is no preview: whoever may ask is told so. */
const NOTHING_THERE = /parked\/\{projection\}|previews\/\{jobId\}/;

/** Open to whoever has the right words, which are wrong here; after many wrong ones the address waits. */
const PUBLIC = /\/public\//;

/** An officer is represented and stands in; who does so for others is none of theirs. */
const OTHERS = /^(POST|DELETE) .*\/delegations/;

function expected(role: Role, ask: Ask, where: Where): Verdict {
  const { asks: asked, reach } = ask.policy;
  if (asked === 'session') return 'signIn';
  if (asked === 'open') return PUBLIC.test(ask.operation) ? 'unknown' : 'answered';
  if (!may(role, ask)) return 'refused';
  if (role === 'officer' && OTHERS.test(ask.operation)) return 'unknown';
  if (reach === 'whole' && (where === 'inside' || where === 'outside')) return 'refused';
  if (NOTHING_THERE.test(ask.operation)) return 'unknown';
  if (where === 'outside' && reach === 'named') return 'unknown';
  // There the dossier is one that nobody has begun, and the fact is refused as such.
  if (where === 'foreign' && ask.operation === 'POST /api/v1/ingest/events') return 'answered';
  if (where === 'foreign' && (reach === 'named' || namesThing(ask))) return 'unknown';
  return 'answered';
}

/** An officer reads the reviews and hands out the papers of what they hold; here the officer with the token holds it. */
function bySession(role: Role, ask: Ask): Verdict {
  if (role === 'officer' && ask.operation === 'GET /api/v1/reviews/{code}') return 'unknown';
  if (role === 'officer' && ask.operation.endsWith('/handed-out')) return 'refused';
  return expected(role, ask, 'whole');
}

async function requestOf({ operation, command }: Ask, place: Place): Promise<MatrixRequest> {
  if (command === null) {
    const make = REQUESTS[operation];
    if (make === undefined) throw new Error(`the matrix has no request for ${operation}`);
    return make(place, counter);
  }
  const headers = { 'if-match': '"v999"' };
  return { params: { code: place.code, command }, headers, body: COMMAND_BODIES[command](place) };
}

/** Sends the request and answers what became of it, and what was said. */
async function call(ask: Ask, place: Place, who: Record<string, string>): Promise<{ verdict: Verdict; text: string }> {
  const { params = {}, query = '', body, headers = {} } = await requestOf(ask, place);
  const [method = '', path = ''] = ask.operation.split(' ');
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const stop = new AbortController();
  const response = await fetch(`${base}${filled}${query}`, {
    method,
    headers: {
      ...{ 'idempotency-key': randomUUID(), ...who, ...headers },
      ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: stop.signal,
  });
  const endless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = endless ? '' : await response.text();
  if (endless) stop.abort();
  return { verdict: verdictOf(ask, response.status, text), text };
}

/** Answers that hold a verdict for each item are 200 whatever it is. */
const ITEM_UNKNOWN = /"code":"(AGENCY\.UNKNOWN|DOSSIER\.NOT_FOUND)"/;
/** What is right about these and refused by what it finds: the current password, a stale version. */
const REFUSED_BY_STATE: ReadonlySet<number> = new Set([409, 412, 422]);

function verdictOf({ operation }: Ask, status: number, text: string): Verdict {
  if (status === 429 && PUBLIC.test(operation)) return 'unknown';
  if (status === 401) return 'signIn';
  // Nobody is represented by whoever asks: that is what it answers.
  if (operation === 'PUT /api/v1/session/acting' && text.includes('DELEGATION.OVER')) return 'answered';
  if (status === 403) return 'refused';
  if (status === 404 || (status < 500 && ITEM_UNKNOWN.test(text))) return 'unknown';
  // Without a worker it says so.
  if (operation === 'GET /health/ready' && status === 503) return 'answered';
  if (operation === 'POST /api/v1/session/password' && text.includes('PASSWORD.SAME')) return 'answered';
  if (status < 300 || REFUSED_BY_STATE.has(status)) return 'answered';
  return `broken ${String(status)} ${text.slice(0, 300)}`;
}

/** What must not be in an answer: names of things that are not the caller's. */
function leaksIn(text: string, where: Where, { policy }: Ask): string[] {
  if (where === 'whole' || policy.reach === 'tenant' || policy.asks === 'open') return [];
  const { inside, outside } = places;
  const foreign = where === 'foreign' ? [inside.mark, inside.unitId, COUNTER_TENANT] : [];
  return [outside.mark, outside.unitId, ...foreign].filter((mark) => text.includes(mark));
}

async function differences(asked: Ask[], roles: readonly Role[]): Promise<string[]> {
  const found: string[] = [];
  for (const ask of asked) {
    await project(counter);
    const title = `${ask.operation}${ask.command === null ? '' : ` ${ask.command}`}`;
    for (const role of roles) {
      for (const where of WHERES) {
        const place = where === 'outside' ? places.outside : places.inside;
        const token = tokens.get(`${role} ${where === 'outside' ? 'inside' : where}`) ?? '';
        const { verdict, text } = await call(ask, place, { authorization: `Bearer ${token}` });
        const wanted = expected(role, ask, where);
        if (verdict !== wanted) found.push(`${title} · ${role} · ${where}: ${verdict}, not ${wanted}`);
        // A refusal repeats what the caller said and nothing else.
        const leaks = verdict === 'answered' ? leaksIn(text, where, ask) : [];
        if (leaks.length > 0) found.push(`${title} · ${role} · ${where}: shows ${leaks.join(', ')}`);
      }
    }
  }
  return found;
}

it('every operation of the OpenAPI document has a policy and a request here', () => {
  expect(documented.length).toBeGreaterThan(80);
  expect(documented.filter((operation) => ROUTE_POLICIES[operation] === undefined)).toEqual([]);
  expect(documented.filter((operation) => REQUESTS[operation] === undefined)).toEqual([
    'POST /api/v1/dossiers/{code}/commands/{command}',
  ]);
});

it('every line of the table has a route', () => {
  const router = counter.app.getHttpAdapter().getInstance();
  const lost = Object.keys(ROUTE_POLICIES).filter((line) => {
    const [method = '', path = ''] = line.split(' ');
    return !router.hasRoute({ method: method as 'GET', url: path.replaceAll(/\{(\w+)\}/g, ':$1') });
  });
  expect(lost).toEqual([]);
});

describe.each([...ROLES])('somebody with a token of a %s', (role) => {
  it('is answered, refused or knows nothing, as the table says', async () => {
    expect(await differences(asks(), [role])).toEqual([]);
  });
});

it('whoever has neither token nor session is asked to sign in everywhere but on open routes', async () => {
  const found: string[] = [];
  for (const ask of asks()) {
    const { verdict } = await call(ask, places.inside, {});
    const wanted = ask.policy.asks === 'open' ? expected('clerk', ask, 'whole') : 'signIn';
    if (verdict !== wanted) found.push(`${ask.operation}: ${verdict}, not ${wanted}`);
  }
  expect(found).toEqual([]);
});

it.each([...PERSON_ROLES])('a session of a %s opens what a token opens, and its own routes', async (role) => {
  const found: string[] = [];
  for (const ask of asks()) {
    await project(counter);
    const cookie = await cookieOf(counter, role);
    const { verdict } = await call(ask, places.inside, { cookie, 'sec-fetch-site': 'same-origin' });
    const wanted = ask.policy.asks === 'session' ? 'answered' : bySession(role, ask);
    if (verdict !== wanted) found.push(`${ask.operation} ${ask.command ?? ''}: ${verdict}, not ${wanted}`);
  }
  expect(found).toEqual([]);
});

it('the table for people says what the policies say (UPDATE_GOLDEN=1 writes it anew)', () => {
  const width = Math.max(
    ...asks()
      .map(titleOf)
      .map(({ length }) => length),
  );
  const head = `${'operation'.padEnd(width)}  ${[...ROLES, 'reach'].join('  ')}`;
  const lines = asks().map((ask) => {
    const marks = ROLES.map((role) =>
      (may(role, ask) ? 'yes' : ask.policy.asks === 'session' ? 'own' : '-').padEnd(role.length),
    );
    return `${titleOf(ask).padEnd(width)}  ${[...marks, ask.policy.reach].join('  ')}`;
  });
  const table = `${[head, ...lines].join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, table);
  expect(readFileSync(GOLDEN, 'utf8')).toBe(table);
});

const titleOf = ({ operation, command }: Ask): string =>
  command === null ? operation : operation.replace('{command}', command);
