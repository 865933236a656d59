import { PostgresEventStore, SignedHeads, broughtLog, originHash } from '#event-store';
import type { Sql } from '#event-store';
import { CLOSING_FILE, readmeText, spansOf } from '#exchange';
import type {
  EvidenceCalendars,
  EvidenceClosing,
  EvidenceHead,
  EvidencePart,
  EvidencePolicies,
  EvidenceQuery,
} from '#exchange';
import { KNOWN_POLICIES, periodOfSpan } from '#indicators';
import { evidenceDossiers, logHash, publishedCalendars } from '#read-models';
import type { FiguresQuestion, KnownPosition } from '#read-models';
import { periodStream } from '../closing/closing-events.js';
import { databaseWithin } from '../database-within.js';
import type { IndicatorFigures } from '../indicators/indicator-queries.js';
import { evidenceLine } from './evidence-lines.js';
import type { EvidenceSource } from './evidence-source.js';

/** A question that was answered, and how much of the log it stands on. */
export interface Answered {
  question: FiguresQuestion;
  query: EvidenceQuery;
  answer: IndicatorFigures;
  known: KnownPosition;
}

type Contents = AsyncIterable<string>;

/** The files of the zip, each read when it is written, in one transaction. */
export function evidenceParts(sql: Sql, answered: Answered, source: EvidenceSource): EvidencePart[] {
  const { query, answer, question } = answered;
  const policies: EvidencePolicies = {
    asked: question.policy,
    firstPromise: KNOWN_POLICIES['first-promise'],
    survivorshipSafe: KNOWN_POLICIES['survivorship-safe'],
  };
  const used = new Map<string, { id: string; version: number }>();
  return [
    { name: 'README.txt', content: () => once(readmeText(query)) },
    { name: 'query.json', content: () => document(query) },
    { name: 'policy.json', content: () => document(policies) },
    { name: 'answer.json', content: () => document(answer) },
    { name: 'dossiers.ndjson', content: () => lines(sql, answered, policies, used) },
    { name: 'calendars.json', content: () => calendars(sql, query.tenant, used) },
    { name: 'head.json', content: () => head(sql, query, source) },
    // What a closing says is of the whole tenant, so it is not for whoever may see a part of it.
    ...(answer.closing === null || query.scope !== null
      ? []
      : [{ name: CLOSING_FILE, content: () => closing(sql, query) } as const]),
  ];
}

async function* once(text: string): Contents {
  yield await Promise.resolve(text);
}

const document = (value: object): Contents => once(`${JSON.stringify(value, null, 2)}\n`);

async function* lines(
  sql: Sql,
  { question, query, known }: Answered,
  policies: EvidencePolicies,
  used: Map<string, { id: string; version: number }>,
): Contents {
  const spans = spansOf(query, policies);
  for await (const page of evidenceDossiers(sql, question, known)) {
    for (const { dues } of page) {
      for (const { calendar } of dues)
        if (calendar !== null) used.set(`${calendar.id} ${String(calendar.version)}`, calendar);
    }
    yield page.map((dossier) => `${JSON.stringify(evidenceLine(dossier, spans))}\n`).join('');
  }
}

/** Null stands for a version that this log never published. */
async function* calendars(
  sql: Sql,
  tenant: string,
  used: ReadonlyMap<string, { id: string; version: number }>,
): Contents {
  const ordered = [...used.values()].sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1));
  const published = await publishedCalendars(sql, tenant, [...new Set(ordered.map(({ id }) => id))]);
  const found: EvidenceCalendars['calendars'] = ordered.map(({ id, version }) => ({
    ...{ id, version },
    calendar: published.findLast((calendar) => calendar.id === id && calendar.version === version) ?? null,
  }));
  yield* document({ calendars: found } satisfies EvidenceCalendars);
}

async function* head(sql: Sql, { tenant, position }: EvidenceQuery, { signer }: EvidenceSource): Contents {
  const hash = position === 0 ? originHash(tenant) : await logHash(sql, tenant, position);
  const { before, after } = await new SignedHeads(sql).around(tenant, position);
  const { publicKey, keyId } = signer;
  const signed = { signedBefore: before, signedAfter: after };
  const brought = await broughtLog(sql, tenant);
  const stand: EvidenceHead = { tenant, position, hash, ...signed, brought, publicKey, keyId };
  yield* document(stand);
}

async function* closing(sql: Sql, { tenant, calendar, from, to, asOf }: EvidenceQuery): Contents {
  const period = periodOfSpan({ from, to }, calendar);
  const streamId = periodStream(calendar, period?.period ?? '');
  const stored = await new PostgresEventStore(databaseWithin(sql)).readStream(tenant, streamId);
  const events: EvidenceClosing['events'] = [];
  for (const event of stored.filter(({ recordedAt }) => asOf === null || Date.parse(recordedAt) <= Date.parse(asOf))) {
    const { position, eventId, version, schemaVersion, occurredAt, recordedAt, data, hash } = event;
    const { actorId, unitId, correlationId, causationId } = event;
    const previousHash = position === 1 ? originHash(tenant) : await logHash(sql, tenant, position - 1);
    events.push({
      ...{ position, eventId, streamId, version, schemaVersion, occurredAt, recordedAt },
      type: event.type as EvidenceClosing['events'][number]['type'],
      ...{ actorId, unitId, correlationId, causationId, data, previousHash, hash },
    });
  }
  yield* document({ events } satisfies EvidenceClosing);
}
