import type { Readable } from 'node:stream';
import { type Entry, type ZipFile, openPromise } from 'yauzl';
import { EVIDENCE_FILES, isEvidenceFile } from '../format.js';

/** Why a file is no evidence that could be looked into. */
export type EvidenceFileErrorCode =
  'EVIDENCE.NOT_A_ZIP' | 'EVIDENCE.UNSAFE' | 'EVIDENCE.TOO_LARGE' | 'EVIDENCE.INCOMPLETE';

/** A zip that is not opened any further; the message names the entry. */
export class EvidenceFileError extends Error {
  constructor(
    readonly code: EvidenceFileErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** What an evidence zip may hold at most. */
export interface ArchiveLimits {
  /** Inflated bytes of all entries. */
  mostBytes: number;
  /** Inflated by packed bytes of one entry; text of ours packs ten to thirty times, a bomb a thousand times. */
  mostRatio: number;
}

export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = { mostBytes: 16 * 1024 ** 3, mostRatio: 250 };
/** Below this nobody is hurt, whatever the ratio. */
const HARMLESS_BYTES = 1024 ** 2;

/** An opened evidence zip. Nothing of it is ever written to disk. */
export interface Archive {
  /** Inflated size by name. */
  readonly sizes: ReadonlyMap<string, number>;
  read(name: string): Promise<Readable>;
  close(): void;
}

/**
 * Opens a zip whose entries are the files of evidence, each at most once, and nothing else. Names, sizes and ratios are
 * looked at before anything is inflated, and an entry that is larger than it says ends its stream with an error.
 * @throws EvidenceFileError
 */
export async function openArchive(path: string, limits = DEFAULT_ARCHIVE_LIMITS): Promise<Archive> {
  const zip = await opened(path);
  try {
    const entries = await entriesOf(zip, limits);
    return {
      sizes: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
      read: (name) => {
        const entry = entries.get(name);
        if (entry === undefined) throw new EvidenceFileError('EVIDENCE.INCOMPLETE', `${name} is not in the zip`);
        return zip.openReadStreamPromise(entry);
      },
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error instanceof EvidenceFileError ? error : new EvidenceFileError('EVIDENCE.UNSAFE', messageOf(error));
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') throw error;
    throw new EvidenceFileError('EVIDENCE.NOT_A_ZIP', `no whole zip file (cut off?): ${messageOf(error)}`);
  }
}

async function entriesOf(zip: ZipFile, { mostBytes, mostRatio }: ArchiveLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > EVIDENCE_FILES.length + 1) {
    throw new EvidenceFileError('EVIDENCE.TOO_LARGE', `${String(zip.entryCount)} entries in the zip`);
  }
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize } = entry;
    if (!isEvidenceFile(fileName)) throw unsafe(`${fileName} is no file of evidence`);
    if (entries.has(fileName)) throw unsafe(`${fileName} is in the zip twice`);
    if (!entry.canDecodeFileData()) throw unsafe(`${fileName} is encrypted or packed in an unknown way`);
    if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > mostRatio * compressedSize) {
      throw new EvidenceFileError(
        'EVIDENCE.TOO_LARGE',
        `${fileName} would inflate more than ${String(mostRatio)} times`,
      );
    }
    bytes += uncompressedSize;
    if (bytes > mostBytes) {
      throw new EvidenceFileError('EVIDENCE.TOO_LARGE', `${fileName}: more than ${String(mostBytes)} bytes inflated`);
    }
    entries.set(fileName, entry);
  }
  return entries;
}

const unsafe = (message: string): EvidenceFileError => new EvidenceFileError('EVIDENCE.UNSAFE', message);
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
