import type { PublishedFlag } from '#exchange';
import { COMPARISONS } from './reconciliation.js';
import type { Comparison, Reconciliation } from './reconciliation.js';

const FLAGS: readonly (PublishedFlag | null)[] = [null, 'unknown', 'blank', 'early', 'onTime', 'late'];
/** The first two say nothing: a later row may. */
const SILENT = 2;

interface Columns {
  high: Uint32Array;
  low: Uint32Array;
  /** Rows of this code that are still to come. */
  ahead: Uint32Array;
  published: Uint8Array;
  comparison: Uint8Array;
  dueStated: Uint8Array;
}

/**
 * What a run must remember of each code in its file, 15 bytes a code in typed arrays instead of some hundred in a map: a
 * process that surveyed a list of ten million codes (820 MB) held 485 MB from its second million on (2026-11-23). Codes are
 * known by 64 bits of hash; two of ten million meet by chance once in some hundred thousand files, and then only a count is
 * off by one.
 */
export class CodeLedger {
  private columns = columnsOf(1 << 14);
  private used = 0;
  private readonly tally: Reconciliation = { agree: 0, disagree: 0, blank: 0, notComparable: 0 };

  /** One more row of this code lies ahead. */
  expect(code: string): void {
    const slot = this.slotOf(code);
    this.columns.ahead[slot] = (this.columns.ahead[slot] ?? 0) + 1;
  }

  /** Some rows of this code are done; answers how many lie ahead. */
  pass(code: string, rows: number): number {
    const slot = this.slotOf(code);
    return (this.columns.ahead[slot] = Math.max(0, (this.columns.ahead[slot] ?? 0) - rows));
  }

  dueStated(code: string): boolean {
    return this.columns.dueStated[this.slotOf(code)] === 1;
  }

  stateDue(code: string): void {
    this.columns.dueStated[this.slotOf(code)] = 1;
  }

  /** The publisher's flag: the first row that has one wins. */
  publish(code: string, flag: PublishedFlag | null): PublishedFlag | null {
    const slot = this.slotOf(code);
    const known = this.columns.published[slot] ?? 0;
    if (known <= SILENT) this.columns.published[slot] = Math.max(known, FLAGS.indexOf(flag));
    return FLAGS[this.columns.published[slot] ?? 0] ?? null;
  }

  /** Counts the dossier under its newest comparison, once. */
  compare(code: string, comparison: Comparison): void {
    const slot = this.slotOf(code);
    const before = COMPARISONS[(this.columns.comparison[slot] ?? 0) - 1];
    if (before !== undefined) this.tally[before]--;
    this.tally[comparison]++;
    this.columns.comparison[slot] = COMPARISONS.indexOf(comparison) + 1;
  }

  get reconciliation(): Reconciliation {
    return { ...this.tally };
  }

  private slotOf(code: string): number {
    if (this.used * 3 > this.columns.high.length * 2) this.grow();
    const [high, low] = hashOf(code);
    const slot = find(this.columns, high, low);
    if (this.columns.low[slot] === 0) {
      this.columns.high[slot] = high;
      this.columns.low[slot] = low;
      this.used++;
    }
    return slot;
  }

  private grow(): void {
    const old = this.columns;
    const next = columnsOf(old.high.length * 2);
    for (let from = 0; from < old.high.length; from++) {
      const [high, low] = [old.high[from] ?? 0, old.low[from] ?? 0];
      if (low === 0) continue;
      const to = find(next, high, low);
      for (const name of Object.keys(next) as (keyof Columns)[]) next[name][to] = old[name][from] ?? 0;
    }
    this.columns = next;
  }
}

function columnsOf(size: number): Columns {
  return {
    high: new Uint32Array(size),
    low: new Uint32Array(size),
    ahead: new Uint32Array(size),
    published: new Uint8Array(size),
    comparison: new Uint8Array(size),
    dueStated: new Uint8Array(size),
  };
}

function find(columns: Columns, high: number, low: number): number {
  const mask = columns.high.length - 1;
  let slot = (low ^ (high >>> 7)) & mask;
  while (columns.low[slot] !== 0 && (columns.low[slot] !== low || columns.high[slot] !== high))
    slot = (slot + 1) & mask;
  return slot;
}

const { imul } = Math;

/** cyrb53's two halves; `low` is never 0, which marks a free slot. */
function hashOf(text: string): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = imul(a ^ unit, 2654435761);
    b = imul(b ^ unit, 1597334677);
  }
  const mixed = imul(a ^ (a >>> 16), 2246822507) ^ imul(b ^ (b >>> 13), 3266489909);
  const other = imul(b ^ (b >>> 16), 2246822507) ^ imul(a ^ (a >>> 13), 3266489909);
  return [mixed >>> 0, other >>> 0 || 1];
}
