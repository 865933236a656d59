import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { civilServiceCalendar } from '#calendar';
import { KNOWN_POLICIES, completeFacts, countPopulationBy, noLimitOf, rateOf } from '#indicators';
import type { CountedDossier, DossierFacts, Question } from '#indicators';
import canonicalize from 'canonicalize';
import { factsJson, isoOf, isoOrNull } from '../facts-json.js';
import type { EvidenceDossier, EvidenceEvent, EvidencePolicies, EvidenceQuery } from '../format.js';
import { judge, spansOf } from '../judge.js';

export const at = (wallTime: string): number => Date.parse(`${wallTime.replace(' ', 'T')}:00+07:00`);

const POLICIES: EvidencePolicies = {
  asked: KNOWN_POLICIES['tt01-2020'],
  firstPromise: KNOWN_POLICIES['first-promise'],
  survivorshipSafe: KNOWN_POLICIES['survivorship-safe'],
};

const QUERY: EvidenceQuery = {
  ...{ tenant: 'H26', timezone: 'Asia/Ho_Chi_Minh', period: '2026-03', from: '2026-03-01', to: '2026-03-31' },
  ...{ calendar: 'gregorian', policy: 'tt01-2020', policyVersion: POLICIES.asked.version, groupBy: ['agency'] },
  ...{ filters: {}, population: 'handled', scope: null, asOf: null, position: 8, dossiers: 4 },
  ...{ computedAt: isoOf(at('2026-04-02 08:00')), program: { name: 'spec', version: '1' } },
};

/** Four dossiers: on time, late with an extension, open overdue, refused at intake. */
export const handmadeEvidence = (): Record<string, string> => {
  const dossiers = [
    made('d1', 'A', {
      receivedAt: at('2026-03-02 09:00'),
      due: '2026-03-06 17:00',
      processedAt: at('2026-03-06 09:00'),
    }),
    made('d2', 'A', {
      receivedAt: at('2026-03-02 10:00'),
      due: '2026-03-05 17:00',
      extendedTo: '2026-03-10 17:00',
      processedAt: at('2026-03-11 09:00'),
    }),
    made('d3', 'B', { receivedAt: at('2026-03-09 09:00'), due: '2026-03-12 17:00' }),
    refused('d4', 'B', at('2026-03-13 09:00')),
  ];
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  const calendar = { id: civilServiceCalendar.id, version: 1, calendar: civilServiceCalendar };
  const head = { tenant: 'H26', position: 8, hash: hashOf(8) };
  return {
    'README.txt': 'made by hand\n',
    'query.json': json(QUERY),
    'policy.json': json(POLICIES),
    'answer.json': json(answerOf(dossiers.map(({ counted }) => counted))),
    'dossiers.ndjson': dossiers.map(({ line }) => `${JSON.stringify(line)}\n`).join(''),
    'calendars.json': json({ calendars: [calendar] }),
    'head.json': json({
      ...head,
      signedBefore: signedHead(head),
      signedAfter: null,
      publicKey: OURS.publicKey,
      keyId: OURS.keyId,
    }),
  };
};

interface Told {
  receivedAt: number;
  due: string;
  extendedTo?: string;
  processedAt?: number;
}

let position = 0;

function made(code: string, agency: string, { receivedAt, due, extendedTo, processedAt }: Told) {
  const dueAt = at(extendedTo ?? due);
  const promise = { firstPromiseAt: at(due), promiseDueAt: at(due) };
  const limit = { value: 3, unit: 'workingDay' as const };
  const facts = completeFacts({ receivedAt, dueAt, ...promise, limit, processedAt: processedAt ?? null });
  const calendar = { id: civilServiceCalendar.id, version: 1 };
  if (code === 'd1') position = 0;
  const events = [event('DossierReceived', receivedAt, 1)];
  const step = (from: EvidenceEvent | undefined, to: number) => ({
    ...{ dueAt: isoOf(to), promiseDueAt: isoOf(at(due)), indexDueAt: null, firstPromiseAt: isoOf(at(due)), calendar },
    ...{ cause: { event: from?.type ?? '' }, position: from?.position ?? 0 },
    ...{ occurredAt: from?.occurredAt ?? '', recordedAt: from?.recordedAt ?? '' },
  });
  const dues = [step(events[0], at(due))];
  if (extendedTo !== undefined) {
    events.push(event('DeadlineExtended', receivedAt + 3_600_000, 2));
    dues.push(step(events[1], dueAt));
  }
  if (processedAt !== undefined) events.push(event('DossierProcessed', processedAt, events.length + 1));
  return whole(code, agency, facts, null, dues, events);
}

const refused = (code: string, agency: string, refusedAt: number) =>
  whole(code, agency, null, refusedAt, [], [event('IntakeRefused', refusedAt, 1)]);

function whole(
  code: string,
  agency: string,
  facts: DossierFacts | null,
  refusedAt: number | null,
  dues: EvidenceDossier['dues'],
  events: EvidenceEvent[],
) {
  const [span] = spansOf(QUERY, POLICIES);
  if (span === undefined) throw new Error('no span');
  const under = (name: keyof EvidencePolicies) => judge(facts, refusedAt, span.questions[name]);
  const keys = { agency, field: 'F1', procedure: 'P1', level: 'commune', channel: 'counter' };
  const line: EvidenceDossier = {
    ...{ code, keys, cells: under('asked').cells, refusedAt: isoOrNull(refusedAt) },
    facts: facts === null ? null : factsJson(facts),
    asked: under('asked').class,
    firstPromise: under('firstPromise').class,
    survivorshipSafe: under('survivorshipSafe').class,
    ...{ flags: [], dues, events },
  };
  const counted: CountedDossier = { facts, refusedAt, keys };
  return { line, counted };
}

function event(type: string, occurredAt: number, version: number): EvidenceEvent {
  position += 1;
  const times = { occurredAt: isoOf(occurredAt), recordedAt: isoOf(at('2026-04-01 08:00') + position) };
  return {
    position,
    eventId: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
    type,
    version,
    ...times,
    hash: hashOf(position),
  };
}

const hashOf = (of: number): string => createHash('sha256').update(String(of)).digest('hex');

function answerOf(dossiers: readonly CountedDossier[]) {
  const [span] = spansOf(QUERY, POLICIES);
  const rows = (groupBy: string[]) => {
    const by = (name: keyof EvidencePolicies) =>
      countPopulationBy(dossiers, groupBy, span?.questions[name] as Question);
    const [first, safe] = [by('firstPromise'), by('survivorshipSafe')];
    return by('asked').map(({ key, counts }, index) => ({
      ...{ key, ...counts, noLimit: noLimitOf(counts), rate: rateOf(counts, POLICIES.asked) },
      firstPromise: rateOf(first[index]?.counts ?? counts, POLICIES.firstPromise),
      survivorshipSafe: rateOf(safe[index]?.counts ?? counts, POLICIES.survivorshipSafe),
    }));
  };
  const { policy, policyVersion, population, from, to, computedAt } = QUERY;
  const question = {
    policy,
    policyVersion,
    population,
    from,
    to,
    asOf: computedAt,
    position: QUERY.position,
    computedAt,
  };
  return { rows: rows(['agency']), total: rows([])[0], ...question, incomplete: 0 };
}

/** A key pair, and the little of it that evidence needs. */
export function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const signed = (document: object): string => sign(null, bytesOf(document), privateKey).toString('base64');
  return { publicKey: pem, keyId: keyIdOf(pem), sign: signed };
}

const bytesOf = (document: object): Buffer => Buffer.from(canonicalize(document) ?? '', 'utf8');
const keyIdOf = (pem: string): string => {
  if (!pem.includes('PUBLIC KEY')) throw new TypeError('no public key');
  return createHash('sha256').update(pem).digest('hex').slice(0, 16);
};

/** The installation's. */
export const OURS = keyPair();

const signedHead = (head: { tenant: string; position: number; hash: string }) => {
  const document = { ...head, signedAt: isoOf(at('2026-04-02 01:00')), keyId: OURS.keyId };
  return { ...document, signature: OURS.sign(document) };
};

const verifyDocument = (document: object, signature: string, key: string): boolean =>
  verify(null, bytesOf(document), key, Buffer.from(signature, 'base64'));

export const KEYS = {
  keyIdOf,
  verifyDocument,
  verifyHead: ({ signature, ...head }: { signature: string }, key: string) => verifyDocument(head, signature, key),
};
