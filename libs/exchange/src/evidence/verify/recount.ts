import { COUNT_NAMES, balanceViolations, monthsOf, noCounts, noLimitOf, rateOf, scoreOf } from '#indicators';
import type { CellName, Counts, Policy, Rate } from '#indicators';
import type { EvidencePolicies, EvidenceQuery } from '../format.js';
import type { Finding, JudgedView } from './check-classes.js';
import { said } from './check-classes.js';
import type { ReadView } from './read-dossier.js';
import type { Shape } from './shape.js';

/** A row of figures as it is counted again. */
type Row = Record<keyof EvidencePolicies, Counts>;

/** Counts every row of a question anew and compares it with what was answered. */
export class Recount {
  private readonly rows = new Map<string, Row>();
  private readonly total: Row = emptyRow();

  constructor(
    private readonly query: EvidenceQuery,
    private readonly policies: EvidencePolicies,
  ) {
    // A question without keys but the month is answered for every month, also where nobody was counted.
    const keyless = query.groupBy.every((name) => name === 'month');
    if (!keyless) return;
    const months = query.groupBy.includes('month') ? monthsOf(query, query.calendar).map(({ month }) => month) : [null];
    for (const month of months) this.row(month === null ? [] : [month]);
  }

  add(view: ReadView, judged: JudgedView): void {
    const { groupBy } = this.query;
    const byMonth = groupBy.includes('month');
    if (view.month === null) count(this.total, judged);
    if (byMonth !== (view.month !== null)) return;
    const units = groupBy.includes('handlingAgency') ? (view.handlingAgencies ?? []) : [null];
    for (const unit of units) {
      const values = groupBy.map((name) =>
        name === 'month' ? view.month : name === 'handlingAgency' ? unit : (view.keys[name] ?? null),
      );
      count(this.row(values), judged);
    }
  }

  /** Where the answer is not what the dossiers give. */
  compare(answer: Shape): Finding[] {
    const findings = compareRow(answer.at('total'), this.total, this.policies);
    const known = new Set<string>();
    for (const row of answer.at('rows').list()) {
      const key = row.at('key');
      const values = this.query.groupBy.map((name) => key.at(name).textOrNull());
      const id = JSON.stringify(values);
      if (known.has(id)) findings.push({ field: row.field, detail: `a second row of ${said(key.raw)}` });
      known.add(id);
      findings.push(...compareRow(row, this.rows.get(id) ?? emptyRow(), this.policies));
    }
    for (const [id, row] of this.rows) {
      if (!known.has(id) && isShown(row, this.policies))
        findings.push({ field: '/rows', detail: `a row of ${id} is missing` });
    }
    return findings;
  }

  private row(values: readonly (string | null)[]): Row {
    const id = JSON.stringify(values);
    const row = this.rows.get(id) ?? emptyRow();
    this.rows.set(id, row);
    return row;
  }
}

const POLICIES = ['asked', 'firstPromise', 'survivorshipSafe'] as const;

const emptyRow = (): Row => ({ asked: noCounts(), firstPromise: noCounts(), survivorshipSafe: noCounts() });

function count(row: Row, judged: JudgedView): void {
  for (const name of POLICIES) {
    const cells: readonly CellName[] = judged[name].cells;
    for (const cell of COUNT_NAMES) if (cells.includes(cell)) row[name][cell] += 1;
  }
}

/** Whether the answer shows a row: somebody is counted, or one of the other two rates has a base. */
const isShown = (row: Row, policies: EvidencePolicies): boolean =>
  row.asked.received + row.asked.carriedOver + row.asked.refused > 0 ||
  (['firstPromise', 'survivorshipSafe'] as const).some((name) => rateOf(row[name], policies[name]).denominator > 0);

function compareRow(shape: Shape, row: Row, policies: EvidencePolicies): Finding[] {
  const findings: Finding[] = [];
  const same = (at: Shape, counted: unknown): void => {
    if ((at.raw ?? null) !== counted) {
      findings.push({ field: at.field, detail: `is ${said(at.raw ?? null)}, the dossiers give ${said(counted)}` });
    }
  };
  for (const name of COUNT_NAMES) same(shape.at(name), row.asked[name]);
  same(shape.at('noLimit'), noLimitOf(row.asked));
  const rates: [string, keyof Row, Policy][] = [
    ['rate', 'asked', policies.asked],
    ['firstPromise', 'firstPromise', policies.firstPromise],
    ['survivorshipSafe', 'survivorshipSafe', policies.survivorshipSafe],
  ];
  for (const [member, name, policy] of rates) {
    const rate: Rate = rateOf(row[name], policy);
    for (const part of ['numerator', 'denominator', 'percent'] as const) same(shape.at(member).at(part), rate[part]);
  }
  const score = scoreOf(rateOf(row.asked, policies.asked), policies.asked);
  if (score !== null || shape.at('score').raw !== undefined) same(shape.at('score'), score);
  for (const { rule, left, right } of balanceViolations(row.asked, policies.asked)) {
    findings.push({ field: shape.field, detail: `does not balance: ${rule}, ${String(left)} and ${String(right)}` });
  }
  return findings;
}
