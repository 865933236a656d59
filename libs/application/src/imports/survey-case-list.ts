import { createHash } from 'node:crypto';
import { readCases } from '#exchange';
import type { CaseListMapping } from '#exchange';
import { detached } from './catalogue-names.js';
import type { CodeLedger } from './code-ledger.js';
import { CaseListImportError } from './import-case-list.types.js';
import type { CaseListImport } from './import-case-list.types.js';

export interface Survey {
  rows: number;
  /** Of content and mapping: the same file understood in the same way. */
  digest: string;
  /** Asked to stop before the end was seen. */
  interrupted: boolean;
}

/** A mapped column with more different texts than this is no agency, field or procedure. */
const MAX_NAMES = 20_000;

/**
 * Reads the file to its end before anything is written: a file that is cut, damaged or in another encoding leaves
 * nothing half done. Counts the rows and how often each code comes. Throws CaseListError or CaseListImportError.
 */
export async function surveyCaseList(request: CaseListImport, ledger: CodeLedger): Promise<Survey> {
  const { source, format = 'csv', sheet, mapping, timezone, limits, onProgress, stop } = request;
  const content = createHash('sha256');
  const counter = { bytes: 0 };
  const names = new NameCount();
  const options = { format, sheet, mapping, timezone, limits, onContent: (bytes: Uint8Array) => content.update(bytes) };
  let rows = 0;
  for await (const { records, reader } of readCases(countedBytes(source.open(), counter), options)) {
    for (const record of records) {
      ledger.expect(reader.codeOf(record));
      names.add(reader.namesOf(record));
    }
    rows += records.length;
    onProgress?.({ phase: 'checking', rows, bytes: counter.bytes, totalRows: null });
    if (stop?.() === true) return { rows, digest: '', interrupted: true };
  }
  content.update(textOf(mapping));
  return { rows, digest: content.digest('hex').slice(0, 32), interrupted: false };
}

/** Passes bytes through and counts them. */
export async function* countedBytes(
  source: AsyncIterable<Uint8Array>,
  counter: { bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    counter.bytes += chunk.length;
    yield chunk;
  }
}

const textOf = (mapping: CaseListMapping | null): string =>
  JSON.stringify(mapping, (_key, value: unknown) => (value instanceof Map ? [...value] : value)) ?? 'null';

class NameCount {
  private readonly seen: Set<string>[] = [new Set(), new Set(), new Set()];

  add(cells: readonly string[]): void {
    cells.forEach((cell, index) => {
      const seen = this.seen[index];
      if (seen === undefined || seen.has(cell)) return;
      seen.add(detached(cell));
      if (seen.size <= MAX_NAMES) return;
      const what = ['agency', 'procedure', 'field'][index] ?? '';
      const many = `has more than ${String(MAX_NAMES)} different texts`;
      throw new CaseListImportError('IMPORT.TOO_MANY_NAMES', `columns.${what} ${many}: is it the right column?`);
    });
  }
}
