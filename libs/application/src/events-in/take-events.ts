import { createHash } from 'node:crypto';
import { dossierStream } from '#dossier';
import type { Database, EventStore } from '#event-store';
import type { Principal } from '../access/principal.js';
import { eachOnce } from '../closing/closed-since.js';
import type { ClosedPeriodName } from '../closing/closed-since.js';
import { ExecuteDossierCommand } from '../dossiers/execute-dossier-command.js';
import type { CommandAnswer } from '../dossiers/execute-dossier-command.js';
import { ProblemError } from '../problem-error.js';
import { isObject } from './field-reader.js';
import { readFact } from './read-fact.js';
import type { Fact } from './read-fact.js';
import { ToldEvents, toldAgain, toldKey } from './told-events.js';
import type { ToldBefore } from './told-events.js';

/** What became of one event of a batch. */
export type FactVerdict = { index: number; id: string | null; ignored?: string[]; personalDropped?: true } & (
  | { verdict: 'accepted' | 'duplicate'; position: number }
  | { verdict: 'rejected'; code: string; detail: string; [member: string]: unknown }
);

/** How a batch was taken. */
export interface FactsTaken {
  accepted: number;
  duplicate: number;
  rejected: number;
  /** Closed periods that may count otherwise since: their figures stand, a restatement will say. */
  closedPeriods: ClosedPeriodName[];
  items: FactVerdict[];
}

/** What taking events in needs; `execute` carries out a command as the counter's are. */
export interface EventsInTools {
  database: Database;
  store: Pick<EventStore, 'streamVersions' | 'keptAnswer'>;
  execute: (command: ExecuteDossierCommand) => Promise<CommandAnswer>;
}

/** Dossiers of a batch that are worked on at once: their appends share transactions. */
const AT_ONCE = 16;
const MOST_ATTEMPTS = 5;

/** Of every token and file: the same event told by two of them is one. */
const OWNER = 'events-in';

/**
 * Decides facts of another system one by one, like commands: what is allowed now, when it may have happened, whose dossier it
 * is. The events of a dossier keep their order. Every event has a verdict of its own; one told before is a duplicate. Throws
 * only what is nobody's fault of the batch (a database out of reach): then it is sent again.
 */
export async function takeEvents(
  tools: EventsInTools,
  principal: Principal,
  values: readonly unknown[],
): Promise<FactsTaken> {
  const items: FactVerdict[] = [];
  const read = values.flatMap((value, index) => {
    try {
      return [{ index, fact: readFact(value) }];
    } catch (error) {
      items[index] = { index, id: idOf(value), ...rejection(error) };
      return [];
    }
  });
  const told = new ToldEvents(tools.database);
  const before = await told.find(
    principal.tenant,
    read.map(({ fact }) => fact),
  );
  const kept: (Fact & { position: number })[] = [];
  const touched: ClosedPeriodName[] = [];
  await inParallel(byDossier(read), async (facts) => {
    for (const { index, fact } of facts) {
      const { closed = [], ...verdict } = await takeOne(tools, principal, fact, before.get(toldKey(fact)));
      touched.push(...closed);
      items[index] = { index, id: fact.id, ...verdict, ...remarks(fact) };
      if (verdict.verdict === 'rejected') continue;
      before.set(toldKey(fact), { requestHash: fact.requestHash, position: verdict.position });
      kept.push({ ...fact, position: verdict.position });
    }
  }).finally(() => told.keep(principal.tenant, kept));
  const count = (verdict: FactVerdict['verdict']) => items.filter((item) => item.verdict === verdict).length;
  const counts = { accepted: count('accepted'), duplicate: count('duplicate'), rejected: count('rejected') };
  return { ...counts, closedPeriods: eachOnce(touched), items };
}

type Rejection = { verdict: 'rejected'; code: string; detail: string; [member: string]: unknown };
/** `closed`: the closed periods that it reached into. */
type Outcome = ({ verdict: 'accepted' | 'duplicate'; position: number; personalDropped?: true } | Rejection) & {
  closed?: ClosedPeriodName[];
};

async function takeOne(
  tools: EventsInTools,
  principal: Principal,
  fact: Fact,
  before: ToldBefore | undefined,
): Promise<Outcome> {
  const { tenant } = principal;
  const key = createHash('sha256').update(toldKey(fact)).digest('hex');
  const known = before ?? (await tools.store.keptAnswer(tenant, OWNER, key));
  if (known !== null) return toldAgain(known, fact) ? { verdict: 'duplicate', position: known.position } : reused;
  const teller = { ...principal, tokenId: OWNER };
  const idempotency = { key, requestHash: fact.requestHash };
  for (let attempt = 1; ; attempt += 1) {
    const stream = dossierStream(fact.code);
    const versions = await tools.store.streamVersions(tenant, [stream], Number.MAX_SAFE_INTEGER);
    const version = versions.get(stream) ?? 0;
    try {
      const command = new ExecuteDossierCommand(teller, fact.code, fact.command, version, idempotency, {
        metadata: fact.metadata,
      });
      const { position, warnings } = await tools.execute(command);
      const closed = warnings.flatMap((warning) => (warning.code === 'PERIOD.CLOSED' ? warning.periods : []));
      const isDropped = warnings.some(({ code: warned }) => warned === 'PERSONAL.DROPPED');
      return { verdict: 'accepted', position, closed, ...(isDropped ? { personalDropped: true } : {}) };
    } catch (error) {
      // Somebody else moved the dossier between reading and writing: decided again on what it is now.
      const overtaken = error instanceof ProblemError && OVERTAKEN.has(error.code);
      if (!overtaken || attempt >= MOST_ATTEMPTS) return rejection(error);
    }
  }
}

const OVERTAKEN: ReadonlySet<string> = new Set(['DOSSIER.VERSION_CONFLICT', 'DOSSIER.CODE_TAKEN']);

const reused: Outcome = {
  verdict: 'rejected',
  code: 'EVENT.ID_REUSED',
  detail: 'another event was told under this source and id before',
};

/** What is wrong with one event; anything else is thrown on. */
function rejection(error: unknown): Rejection {
  if (isStorageRefusal(error)) return { verdict: 'rejected', code: 'VALIDATION.FAILED', detail: error.message };
  if (!(error instanceof ProblemError) || TRANSIENT.has(error.code)) throw error;
  return { verdict: 'rejected', code: error.code, detail: error.message, ...error.extra };
}

/** Not the event's fault: the whole batch is sent again, and what was taken is a duplicate then. */
const TRANSIENT: ReadonlySet<string> = new Set(['CATALOGUE.BEHIND', 'IDEMPOTENCY_KEY.IN_FLIGHT']);

const isStorageRefusal = (error: unknown): error is Error =>
  error instanceof Error && (error as { code?: unknown }).code === 'EVENT.NOT_STORABLE';

const remarks = ({ ignored, personalDropped }: Fact): { ignored?: string[]; personalDropped?: true } => ({
  ...(ignored.length === 0 ? {} : { ignored }),
  ...(personalDropped ? { personalDropped } : {}),
});

const idOf = (value: unknown): string | null =>
  isObject(value) && typeof value['id'] === 'string' ? value['id'].slice(0, 200) : null;

interface ReadItem {
  index: number;
  fact: Fact;
}

function byDossier(read: readonly ReadItem[]): ReadItem[][] {
  const groups = new Map<string, ReadItem[]>();
  for (const item of read) {
    const group = groups.get(item.fact.code) ?? [];
    group.push(item);
    groups.set(item.fact.code, group);
  }
  return [...groups.values()];
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const one = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
