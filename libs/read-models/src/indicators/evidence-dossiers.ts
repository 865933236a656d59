import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { monthsOf, periodInstants } from '#indicators';
import type { Span } from '#indicators';
import { zoneOf } from '../zone-of.js';
import { type DossierAsOf, dossierAsOf } from './dossier-as-of.js';
import { cutOf } from './figures.js';
import type { KnownPosition } from './known-position.js';
import { type LoggedEvent, loggedEvents } from './logged-events.js';
import type { FiguresQuestion } from './question.js';
import { type CountedRow, type WholePopulationQuestion, populationSize, wholePopulation } from './whole-population.js';

/** A dossier as one span of the question counts it. */
export interface EvidenceView {
  /** `YYYY-MM` in a question grouped by month; null: the whole period. */
  month: string | null;
  /** Null: this span does not count it. */
  counted: CountedRow | null;
  asOf: Omit<DossierAsOf, 'dues' | 'flags'>;
}

/** Everything that evidence shows of one dossier. */
export interface EvidenceDossierFacts {
  code: string;
  /** The first is the whole period. */
  views: [EvidenceView, ...EvidenceView[]];
  dues: DossierAsOf['dues'];
  flags: DossierAsOf['flags'];
  events: LoggedEvent[];
}

/** Dossiers whose events are held at once: about a megabyte of evidence. */
const PAGE = 500;

/** How many dossiers the total of a question counts. */
export const evidenceSize = (sql: Sql, question: FiguresQuestion, known: KnownPosition): Promise<number> =>
  populationSize(sql, spanQuestion(question, question, known));

/**
 * The dossiers behind the figures of a question in the order of their codes, a page at a time: classes and keys as SQL
 * counted them, facts as they follow from each dossier's own events. Call it inside `inSnapshot`, where the figures were
 * asked; memory does not grow with the answer.
 */
export async function* evidenceDossiers(
  sql: Sql,
  question: FiguresQuestion,
  known: KnownPosition,
): AsyncGenerator<EvidenceDossierFacts[]> {
  const spans = spansOf(question);
  for await (const page of pagesOf(merged(sql, question, known, spans))) {
    const codes = page.map(({ code }) => code);
    const logged = await loggedEvents(sql, question.tenant, codes, known.position);
    yield page.map((rows) => factsOf(rows, logged.get(rows.code) ?? [], spans));
  }
}

interface SpanOfQuestion extends Span {
  month: string | null;
  before: Instant;
}

function spansOf(question: FiguresQuestion): SpanOfQuestion[] {
  const zone = zoneOf(question.timezone);
  const { from, to, groupBy, calendar } = question;
  const months = groupBy.includes('month') ? monthsOf({ from, to }, calendar) : [];
  return [{ month: null, from, to }, ...months].map((span) => ({ ...span, before: periodInstants(span, zone).endAt }));
}

function spanQuestion(question: FiguresQuestion, { from, to }: Span, known: KnownPosition): WholePopulationQuestion {
  const { groupBy, ...asked } = question;
  const overlapping = groupBy.includes('handlingAgency');
  const withOfficer = groupBy.includes('officer') || question.filters.officerId !== undefined;
  return { ...asked, cut: cutOf(question, { from, to }, known), withOfficer, overlapping };
}

interface MergedRows {
  code: string;
  /** One per span of the question. */
  rows: (CountedRow | null)[];
}

/** The spans' populations side by side: one dossier may be in many of them, each in the order of codes. */
async function* merged(
  sql: Sql,
  question: FiguresQuestion,
  known: KnownPosition,
  spans: readonly SpanOfQuestion[],
): AsyncGenerator<MergedRows> {
  const heads = spans.map((span, index) => {
    const pages = wholePopulation(sql, `evidence_${String(index)}`, spanQuestion(question, span, known), PAGE);
    return new Head(pages);
  });
  for (const head of heads) await head.fill();
  for (;;) {
    const code = heads.reduce<string | null>((least, { row }) => earlier(least, row?.code ?? null), null);
    if (code === null) return;
    const rows: (CountedRow | null)[] = [];
    for (const head of heads) rows.push(head.row?.code === code ? await head.take() : null);
    yield { code, rows };
  }
}

/** Codes are ordered by their bytes, as the database does it. */
const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b !== a && Buffer.compare(Buffer.from(b), Buffer.from(a)) < 0) ? (b ?? a) : a;

class Head {
  private page: CountedRow[] = [];
  private next = 0;

  constructor(private readonly pages: AsyncGenerator<CountedRow[]>) {}

  get row(): CountedRow | null {
    return this.page[this.next] ?? null;
  }

  async fill(): Promise<void> {
    const { value, done } = await this.pages.next();
    [this.page, this.next] = [done === true ? [] : value, 0];
  }

  async take(): Promise<CountedRow | null> {
    const { row } = this;
    this.next += 1;
    if (this.next >= this.page.length) await this.fill();
    return row;
  }
}

async function* pagesOf(rows: AsyncIterable<MergedRows>): AsyncGenerator<MergedRows[]> {
  let page: MergedRows[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length === PAGE) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

function factsOf(
  { code, rows }: MergedRows,
  events: LoggedEvent[],
  spans: readonly SpanOfQuestion[],
): EvidenceDossierFacts {
  const [whole, ...others] = spans;
  if (whole === undefined) throw new Error('a question without a span');
  const { dues, flags, ...asOf } = dossierAsOf(code, events, whole.before);
  const months = others.flatMap(({ month, before }, index): EvidenceView[] => {
    const counted = rows[index + 1] ?? null;
    if (counted === null) return [];
    const { facts, refusedAt } = dossierAsOf(code, events, before);
    return [{ month, counted, asOf: { facts, refusedAt } }];
  });
  return { code, views: [{ month: null, counted: rows[0] ?? null, asOf }, ...months], dues, flags, events };
}
