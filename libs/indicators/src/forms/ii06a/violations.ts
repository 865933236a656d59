import type { Counts } from '../../counting/counts.js';
import { II06A_MEMBERS, type Ii06aCells } from './columns.js';
import type { Ii06aForm } from './form.js';

/** The balances of form II.06a by the columns they tie; `previous` and `next` are the neighbouring periods. */
export const II06A_RULES = [
  '3=4+5+6',
  '3=7+11',
  '7=8+9+10',
  '11=12+13',
  'rows=total',
  '6=previous.11',
  '11=next.6',
  '7=tt01-2020',
  '11=tt01-2020',
  'wholeNumbers',
] as const;

export type Ii06aRule = (typeof II06A_RULES)[number];

/** A balance that does not hold. */
export interface Ii06aViolation {
  rule: Ii06aRule;
  /** The row's key, or `total`: the total row. */
  row: { key: string | null } | 'total';
  left: number;
  right: number;
}

/**
 * What the form is compared with besides itself, all at one and the same as-of. A neighbour that is closed keeps a
 * stored figure of its own, which may differ from these by its restatement: who reads closings compares that, not this.
 */
export interface Ii06aComparisons {
  /** Column 11 of the period before, by row key. */
  previousOpen: ReadonlyMap<string | null, number>;
  /** Column 6 of the period after, by row key; null: as-of lies before the end of this period. */
  nextCarriedOver: ReadonlyMap<string | null, number> | null;
  /** The total under `tt01-2020`, which keeps withdrawn and stopped apart. */
  apart: Counts;
}

/** Everything that does not add up, rows before totals; nothing when the form may be delivered. */
export function ii06aViolations(form: Ii06aForm, compared: Ii06aComparisons): Ii06aViolation[] {
  const rows = form.rows.flatMap(({ key, ...cells }) => withinRow({ key }, cells));
  return [
    ...rows,
    ...carriedBetween(form, compared),
    ...withinRow('total', form.total),
    ...rowsAgainstTotal(form),
    ...againstApart(form.total, compared.apart),
  ].filter(({ left, right }) => left !== right);
}

function withinRow(row: Ii06aViolation['row'], cells: Ii06aCells): Ii06aViolation[] {
  const { toResolve, receivedOnline, receivedOther, carriedOver, resolved, open } = cells;
  const strange = II06A_MEMBERS.filter((member) => !Number.isSafeInteger(cells[member]) || cells[member] < 0).length;
  return [
    { rule: '3=4+5+6', row, left: toResolve, right: receivedOnline + receivedOther + carriedOver },
    { rule: '3=7+11', row, left: toResolve, right: resolved + open },
    { rule: '7=8+9+10', row, left: resolved, right: cells.early + cells.onTime + cells.late },
    { rule: '11=12+13', row, left: open, right: cells.openInTime + cells.openOverdue },
    { rule: 'wholeNumbers', row, left: strange, right: 0 },
  ];
}

function carriedBetween(form: Ii06aForm, { previousOpen, nextCarriedOver }: Ii06aComparisons): Ii06aViolation[] {
  const cells = new Map(form.rows.map((row) => [row.key, row]));
  const keys = new Set([...cells.keys(), ...previousOpen.keys(), ...(nextCarriedOver?.keys() ?? [])]);
  return [...keys].flatMap((key): Ii06aViolation[] => {
    const { carriedOver = 0, open = 0 } = cells.get(key) ?? {};
    const before: Ii06aViolation = {
      ...{ rule: '6=previous.11', row: { key }, left: carriedOver, right: previousOpen.get(key) ?? 0 },
    };
    if (nextCarriedOver === null) return [before];
    return [before, { rule: '11=next.6', row: { key }, left: open, right: nextCarriedOver.get(key) ?? 0 }];
  });
}

function rowsAgainstTotal({ rows, total }: Ii06aForm): Ii06aViolation[] {
  return II06A_MEMBERS.map((member) => ({
    ...{ rule: 'rows=total', row: 'total', left: rows.reduce((sum, row) => sum + row[member], 0) },
    right: total[member],
  }));
}

/** Both policies end a dossier at the same instant and differ in the class alone. */
function againstApart({ resolved, open }: Ii06aCells, apart: Counts): Ii06aViolation[] {
  const ended = apart.resolved + apart.withdrawn + apart.stopped;
  return [
    { rule: '7=tt01-2020', row: 'total', left: resolved, right: ended },
    { rule: '11=tt01-2020', row: 'total', left: open, right: apart.open },
  ];
}
