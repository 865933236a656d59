import { CLOSING_FILE } from '../format.js';
import type { EvidenceHead, EvidencePolicies, EvidenceQuery } from '../format.js';
import { type EvidenceSpan, spansOf } from '../judge.js';
import { checkCalendars } from './check-calendars.js';
import { checkClasses } from './check-classes.js';
import { checkClosing, readClosing } from './check-closing.js';
import { checkDues } from './check-dues.js';
import { checkEvents } from './check-events.js';
import { checkFacts, isCorrected } from './check-facts.js';
import { checkHead } from './check-head.js';
import { checkPolicies } from './check-policies.js';
import { checkPopulation, isCounted } from './check-population.js';
import { checkQuestion } from './check-question.js';
import { linesOf } from './lines-of.js';
import { type ReadDossier, readDossier } from './read-dossier.js';
import { readHead, readPolicies, readQuery } from './read-documents.js';
import { Recount } from './recount.js';
import type { EvidenceCheckName, ReportWriter } from './report.js';
import { Shape, ShapeError } from './shape.js';
import type { VerifyEvidenceOptions } from './verify-evidence.types.js';

const DOSSIERS = 'dossiers.ndjson';
/** Dossiers that are compared with the log by one question. */
const PAGE = 200;

/** An opened zip: its documents, and the dossiers as they stream. */
export interface EvidenceContents {
  documents: ReadonlyMap<string, Shape>;
  dossiers: AsyncIterable<Buffer>;
  publicKeys: readonly string[];
  options: VerifyEvidenceOptions;
  report: ReportWriter;
}

/** What the zip says, checked against itself and this program's rules. The dossiers are read to their end in any case. */
export async function verifyContents(contents: EvidenceContents): Promise<void> {
  const { report, documents, dossiers, options } = contents;
  if (options.log === undefined) report.skip('log', 'skipped: give --with-log to compare with the log');
  const query = read(contents, 'query.json', 'question', readQuery);
  const policies = read(contents, 'policy.json', 'policies', readPolicies);
  const head = read(contents, 'head.json', 'head', readHead);
  const answer = documents.get('answer.json');
  if (policies !== null) {
    const { findings, notes } = checkPolicies(policies);
    for (const finding of findings) report.fail('policies', { file: 'policy.json', line: null, ...finding });
    for (const note of notes) report.note('policies', note);
  }
  if (query === null || policies === null || answer === undefined) {
    for await (const chunk of dossiers) void chunk;
    return;
  }
  report.begin('question', 'dossiers', 'population', 'classes', 'history', 'figures', 'calendars');
  for (const finding of checkQuestion(query, policies, answer)) report.fail('question', { line: null, ...finding });
  if (head !== null) await checkHeads(contents, head, query);
  await verifyClosing(contents, query, answer);
  const recount = await verifyDossiers(contents, query, policies);
  guarded(report, 'figures', 'answer.json', () => {
    for (const finding of recount.compare(answer))
      report.fail('figures', { file: 'answer.json', line: null, ...finding });
  });
}

function read<T>(
  { documents, report }: EvidenceContents,
  file: string,
  check: EvidenceCheckName,
  reader: (shape: Shape) => T,
) {
  report.begin(check);
  const shape = documents.get(file);
  return shape === undefined ? null : guarded(report, check, file, () => reader(shape));
}

function guarded<T>(report: ReportWriter, check: EvidenceCheckName, file: string, work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    report.fail(check, { file, line: null, field: error.field, detail: error.expected });
    return null;
  }
}

async function checkHeads(
  { options: { keys, log }, publicKeys, report }: EvidenceContents,
  head: EvidenceHead,
  query: EvidenceQuery,
): Promise<void> {
  const { findings, notes } = checkHead(head, query, keys, publicKeys);
  for (const finding of findings) report.fail('head', { file: 'head.json', line: null, ...finding });
  for (const note of notes) report.note('head', note);
  if (log === undefined || head.position === 0) return;
  report.begin('log');
  const hash = await log.head(query.tenant, head.position);
  if (hash === head.hash) return;
  const detail = hash === null ? 'the log does not reach that position' : `the log has ${hash} there`;
  report.fail('log', { file: 'head.json', line: null, field: '/hash', detail });
}

/** Absent where the days are no closed period, or where only a part of the tenant may be seen. */
async function verifyClosing(
  { documents, report, options }: EvidenceContents,
  query: EvidenceQuery,
  answer: Shape,
): Promise<void> {
  const document = documents.get(CLOSING_FILE);
  const isMarked = answer.at('closing').raw != null;
  if (document === undefined && (!isMarked || query.scope !== null)) {
    report.skip('closing', isMarked ? 'skipped: closings speak of more than this scope' : 'skipped: no closed period');
    return;
  }
  report.begin('closing');
  const events = document === undefined ? [] : guarded(report, 'closing', CLOSING_FILE, () => readClosing(document));
  if (events === null) return;
  for (const failure of checkClosing(events, query, answer)) report.fail('closing', failure);
  for (const [index, { position, hash }] of options.log === undefined ? [] : events.entries()) {
    const logged = await options.log?.head(query.tenant, position);
    if (logged === hash) continue;
    const detail = logged === null ? 'the log does not reach that position' : `the log has ${String(logged)} there`;
    report.fail('log', { file: CLOSING_FILE, line: null, field: `/events/${String(index)}/hash`, detail });
  }
}

async function verifyDossiers(
  contents: EvidenceContents,
  query: EvidenceQuery,
  policies: EvidencePolicies,
): Promise<Recount> {
  const { report, options, documents } = contents;
  const spans = new Map(spansOf(query, policies).map((span) => [span.month, span]));
  const recount = new Recount(query, policies);
  const calendars = new Map<string, number>();
  let page: { line: number; dossier: ReadDossier }[] = [];
  const [before, tally] = [{ code: null as string | null }, { counted: 0, corrected: 0 }];
  const flush = async (): Promise<void> => {
    if (options.log === undefined || page.length === 0) return;
    report.begin('log');
    const differences = await options.log.dossiers(query.tenant, query.position, page);
    for (const difference of differences) report.fail('log', { file: DOSSIERS, ...difference });
    page = [];
  };
  for await (const { line, text } of linesOf(contents.dossiers)) {
    const dossier = readLine(text, line, before, report);
    if (dossier === null) continue;
    report.dossiers += 1;
    if (isCounted(dossier.views[0])) tally.counted += 1;
    if (isCorrected(dossier.events)) tally.corrected += 1;
    for (const { calendar } of dossier.dues)
      if (calendar !== null) calendars.set(JSON.stringify([calendar.id, calendar.version]), line);
    checkDossier(dossier, line, spans, query, recount, report);
    if (options.log !== undefined) page.push({ line, dossier });
    if (page.length === PAGE) await flush();
    options.onProgress?.(report.dossiers, query.dossiers);
  }
  await flush();
  if (tally.counted !== query.dossiers) {
    const detail = `is ${String(query.dossiers)}, the list has ${String(tally.counted)}`;
    report.fail('population', { file: 'query.json', line: null, field: '/dossiers', detail });
  }
  if (tally.corrected > 0)
    report.note('history', `${String(tally.corrected)} corrected: their times are not those of single events`);
  for (const finding of checkCalendars(documents.get('calendars.json'), calendars)) report.fail('calendars', finding);
  return recount;
}

function readLine(
  text: string,
  line: number,
  before: { code: string | null },
  report: ReportWriter,
): ReadDossier | null {
  const fail = (field: string, detail: string): null => {
    report.fail('dossiers', { file: DOSSIERS, line, field, detail });
    return null;
  };
  try {
    const dossier = readDossier(Shape.parse(text));
    const previous = before.code;
    before.code = dossier.code;
    if (previous !== null && Buffer.compare(Buffer.from(previous), Buffer.from(dossier.code)) >= 0) {
      fail('/code', `${dossier.code} does not come after ${previous}`);
    }
    return dossier;
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return fail(error.field, error.expected);
  }
}

function checkDossier(
  dossier: ReadDossier,
  line: number,
  spans: ReadonlyMap<string | null, EvidenceSpan>,
  query: EvidenceQuery,
  recount: Recount,
  report: ReportWriter,
): void {
  const tell = (check: EvidenceCheckName, findings: readonly { field: string; detail: string }[]): void => {
    for (const { field, detail } of findings) {
      report.fail(check, { file: DOSSIERS, line, field, detail: `${dossier.code}: ${detail}` });
    }
  };
  for (const view of dossier.views) {
    const span = spans.get(view.month);
    if (span === undefined) {
      tell('dossiers', [{ field: `${view.field}/month`, detail: 'is no month of the question' }]);
      continue;
    }
    const { judged, findings } = checkClasses(view, span);
    tell('classes', isCounted(view) || view.month !== null ? findings : []);
    tell('population', checkPopulation(view, query));
    tell('history', checkFacts(view, dossier.events, span.questions.asked.period.endAt));
    if (isCounted(view)) recount.add(view, judged);
  }
  if (!dossier.views.some(isCounted)) tell('population', [{ field: '', detail: 'no row counts it' }]);
  tell('history', [...checkDues(dossier), ...checkEvents(dossier.events, query)]);
}
