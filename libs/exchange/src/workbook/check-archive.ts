import { type Entry, type ZipFile, fromBufferPromise } from 'yauzl';
import { CaseListError } from '../case-list/case-list-error.js';
import { PartScan } from './part-scan.js';
import type { MergeLimits } from './part-scan.js';

/** What a workbook may hold at most. */
export interface WorkbookLimits extends MergeLimits {
  /** Bytes of the file. */
  packed: number;
  /** Bytes of all its parts, inflated. */
  inflated: number;
  /** Inflated by packed bytes of one part; sheets pack ten to fifty times, a bomb a thousand times. */
  ratio: number;
  parts: number;
  /** Rows of all sheets. */
  rows: number;
}

export const DEFAULT_WORKBOOK_LIMITS: WorkbookLimits = {
  packed: 64 * 1024 ** 2,
  inflated: 256 * 1024 ** 2,
  ratio: 250,
  parts: 2_000,
  rows: 200_000,
  merges: 10_000,
  mergedCells: 500_000,
};

/** Below this nobody is hurt, whatever the ratio. */
const HARMLESS_BYTES = 1024 ** 2;

/**
 * Looks at the parts of a workbook before any of it is understood: names, sizes and ratios as the directory says, then
 * every part inflated, counted and looked through, since a directory may lie. Throws {@link CaseListError} naming the part.
 */
export async function checkArchive(bytes: Buffer, limits: WorkbookLimits): Promise<void> {
  if (bytes.subarray(0, 4).toString('latin1') === '\xd0\xcf\x11\xe0') {
    const what = 'is an old workbook (.xls) or protected by a password';
    throw new CaseListError('FILE.CORRUPT', `the file ${what}; save it as .xlsx without a password`);
  }
  const zip = await opened(bytes);
  try {
    const entries = await listed(zip, limits);
    let left = limits.inflated;
    const scan = new PartScan(limits);
    for (const entry of entries) left -= await inflatedSize(zip, entry, left, scan);
  } catch (error) {
    if (error instanceof CaseListError) throw error;
    throw new CaseListError('FILE.CORRUPT', `the workbook is damaged: ${messageOf(error)}`);
  } finally {
    zip.close();
  }
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { strictFileNames: true });
  } catch (error) {
    const code = bytes.subarray(0, 2).toString('latin1') === 'PK' ? 'FILE.TRUNCATED' : 'FILE.CORRUPT';
    throw new CaseListError(code, `the file is no whole .xlsx workbook (cut off?): ${messageOf(error)}`);
  }
}

async function listed(zip: ZipFile, limits: WorkbookLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.parts) throw unsafe(`the workbook has ${String(zip.entryCount)} parts`);
  const entries: Entry[] = [];
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize } = entry;
    if (!entry.canDecodeFileData()) throw unsafe(`${fileName} is encrypted or packed in an unknown way`);
    if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > limits.ratio * compressedSize) {
      throw unsafe(`${fileName} would inflate more than ${String(limits.ratio)} times`);
    }
    inflated += uncompressedSize;
    if (inflated > limits.inflated) throw tooLarge(fileName, limits.inflated);
    entries.push(entry);
  }
  if (!entries.some(({ fileName }) => fileName === 'xl/workbook.xml')) {
    throw new CaseListError('FILE.CORRUPT', 'the file is a zip, but no .xlsx workbook');
  }
  return entries;
}

async function inflatedSize(zip: ZipFile, entry: Entry, most: number, scan: PartScan): Promise<number> {
  const stream = await zip.openReadStreamPromise(entry);
  const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName);
  scan.begin(entry.fileName);
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > most) throw tooLarge(entry.fileName, most);
      if (isXml) scan.feed(bytes);
    }
  } finally {
    stream.destroy();
  }
  return size;
}

const unsafe = (message: string): CaseListError => new CaseListError('FILE.UNSAFE', message);
const tooLarge = (part: string, most: number): CaseListError =>
  new CaseListError('FILE.TOO_LARGE', `${part}: the workbook has more than ${String(most)} bytes when inflated`);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
