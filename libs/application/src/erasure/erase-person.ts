import { dossierStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { Sql, StoredEvent } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { inScope, scopeOf } from '../access/scope.js';
import { databaseWithin } from '../database-within.js';
import { KNOWN_CODE_PATTERN } from '../dossiers/dossier-code.js';
import type { IngestDependencies } from '../ingest/ingest-sync.types.js';
import { Quarantine } from '../ingest/quarantine.js';
import { ProblemError, invalid } from '../problem-error.js';

/** Whose data, and why. */
export interface ErasureRequest {
  code: string;
  /** A code, never a sentence: it stands in the log for ever. */
  reasonCode: string;
}

/** What stands in the log of an erasure. */
export interface ErasedPerson {
  code: string;
  eventId: string;
  position: number;
  version: number;
  /** ISO instant. */
  erasedAt: string;
  reasonCode: string;
  /** It had been done before; what came in again meanwhile is gone too. */
  repeated: boolean;
}

export type ErasureTools = Pick<
  IngestDependencies,
  'database' | 'catalogues' | 'vault' | 'clock' | 'ids' | 'onAppended'
>;

const MOST_ATTEMPTS = 20;
const REASON_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Erases whoever applied: `PersonErased` in the dossier's stream and, in the same transaction, the dossier's key, the marks
 * that recognise the applicant and what a feed's items hold. No event changes, no figure moves, and the dossier never gets
 * another key (migration 0024). Done again it answers the first erasure. Throws AUTH.FORBIDDEN, VALIDATION.FAILED,
 * DOSSIER.NOT_FOUND, also out of scope.
 */
export async function erasePerson(
  tools: ErasureTools,
  principal: Principal,
  { code, reasonCode }: ErasureRequest,
): Promise<ErasedPerson> {
  requireOperation(principal, 'persons.erase');
  if (!REASON_CODE.test(reasonCode)) {
    const detail = 'letters, digits, ".", "_" and "-", at most 64';
    throw invalid([{ pointer: '/reasonCode', code: 'CODE.INVALID', detail }]);
  }
  const scope = scopeOf(principal, await tools.catalogues.of(principal.tenant));
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const erased = await tools.database.transaction((sql) =>
      attemptErasure(sql, tools, principal, scope, { code, reasonCode }),
    );
    if (erased === null) continue;
    if (!erased.repeated) tools.onAppended?.(principal.tenant);
    return erased;
  }
  throw new ProblemError('INGEST.BUSY', `${code} is being changed all the time; try again`);
}

/** Null where somebody wrote to the dossier between reading and writing. */
async function attemptErasure(
  sql: Sql,
  { vault, clock, ids }: ErasureTools,
  { tenant, actorId, unitId }: Principal,
  scope: ReturnType<typeof scopeOf>,
  { code, reasonCode }: ErasureRequest,
): Promise<ErasedPerson | null> {
  const database = databaseWithin(sql);
  const store = new PostgresEventStore(database);
  const streamId = dossierStream(code);
  const events = KNOWN_CODE_PATTERN.test(code) ? await store.readStream(tenant, streamId) : [];
  const state = replay(code, events as unknown as FoldableEvent[]);
  if (events.length === 0 || !inScope(scope, state)) throw new ProblemError('DOSSIER.NOT_FOUND', `no dossier ${code}`);
  const earlier = events.find(({ type }) => type === 'PersonErased');
  let erased = earlier === undefined ? null : toldBy(earlier, code);
  if (erased === null) {
    const eventId = ids.uuid();
    const occurredAt = new Date(clock.now()).toISOString();
    const event = { eventId, type: 'PersonErased', schemaVersion: 1, occurredAt, data: { reasonCode }, personal: null };
    const who = { actorId, unitId, correlationId: eventId, causationId: null };
    const request = { streamId, expectedVersion: state.version, events: [{ ...event, ...who }] };
    const [outcome] = await store.append(tenant, [request]);
    if (outcome?.verdict !== 'appended') return null;
    const { lastPosition: position, recordedAt: erasedAt } = outcome;
    erased = { code, eventId, position, version: state.version + 1, erasedAt, reasonCode, repeated: false };
  }
  await new Quarantine(database, vault).strip(tenant, code);
  await sql.query('select erase_persons($1, $2, $3)', [tenant, [streamId], '[]']);
  return erased;
}

const toldBy = ({ eventId, position, version, recordedAt, data }: StoredEvent, code: string): ErasedPerson => ({
  ...{ code, eventId, position, version, erasedAt: recordedAt, reasonCode: String(data['reasonCode']), repeated: true },
});
