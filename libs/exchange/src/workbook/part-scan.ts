import { CaseListError } from '../case-list/case-list-error.js';

/** What merged cells a workbook may have. */
export interface MergeLimits {
  /** Ranges: each is compared with every other one. */
  merges: number;
  /** Cells of all ranges together: each becomes one when the sheet is read. */
  mergedCells: number;
}

const MERGE = /<mergeCell\s([^>]*)>/g;
/** The schema knows no other attribute, and nothing writes a reference in entities. */
const ONLY_REF = /^\s*ref\s*=\s*(?:"([^"&]*)"|'([^'&]*)')\s*\/?$/;
const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/;
/** A piece may end within a tag; what is longer is none of those looked for. */
const LONGEST_START = '<mergeCell '.length;
const LONGEST_TAG = 1_000;

/**
 * Goes through the parts of a workbook as they are inflated, before anything understands them: a document type anywhere, or
 * merged cells that would become a billion. Throws FILE.UNSAFE naming part and range.
 */
export class PartScan {
  private part = '';
  private rest = '';
  private merges = 0;
  private cells = 0;

  constructor(private readonly limits: MergeLimits) {}

  begin(part: string): void {
    this.part = part;
    this.rest = '';
  }

  feed(bytes: Buffer): void {
    const text = this.rest + bytes.toString('latin1');
    if (text.includes('<!DOCTYPE')) {
      throw this.unsafe('has a DOCTYPE, which can define entities that blow up');
    }
    for (const [, attributes = ''] of text.matchAll(MERGE)) this.count(attributes);
    const open = text.lastIndexOf('<');
    const unfinished = open === -1 || text.includes('>', open) ? '' : text.slice(open);
    this.rest = unfinished.length < LONGEST_START || unfinished.startsWith('<mergeCell') ? unfinished : '';
    if (this.rest.length > LONGEST_TAG) throw this.unsafe('has a merged cell that cannot be read');
  }

  private count(attributes: string): void {
    const [, double, single] = ONLY_REF.exec(attributes) ?? [];
    const ref = double ?? single ?? '';
    const range = RANGE.exec(ref);
    if (range === null) throw this.unsafe(`has a merged cell that cannot be read: ${attributes.slice(0, 100)}`);
    const [, left = '', top = '', right = left, bottom = top] = range;
    const across = Math.abs(columnOf(right) - columnOf(left)) + 1;
    this.cells += across * (Math.abs(Number(bottom) - Number(top)) + 1);
    this.merges++;
    const { merges, mergedCells } = this.limits;
    if (this.cells > mergedCells) {
      throw this.unsafe(`merges ${ref}: a workbook is read up to ${String(mergedCells)} merged cells; save it as CSV`);
    }
    if (this.merges > merges) {
      throw this.unsafe(`merges ${ref}: a workbook is read up to ${String(merges)} merged ranges; save it as CSV`);
    }
  }

  private unsafe(what: string): CaseListError {
    return new CaseListError('FILE.UNSAFE', `${this.part} ${what}`);
  }
}

const columnOf = (letters: string): number => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
