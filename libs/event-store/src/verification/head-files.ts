import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedHead } from './signed-head.js';

/** A head file that is damaged, or stands where another one should be written. */
export class HeadFileError extends Error {
  readonly code = 'HEAD_FILE.UNUSABLE';
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`${path}: ${reason}`);
  }
}

/** Up to where a log was verified, and its hash there. */
export interface VerifiedMark {
  position: number;
  /** hex */
  hash: string;
  /** ISO instant of the verification; absent in marks that were written without it. */
  verifiedAt?: string;
}

const HEAD_FILE = /^\d{4}-\d{2}-\d{2}-\d+\.json$/;
const MARK = 'verified.json';

/**
 * Signed heads as files outside the database: `<folder>/<tenant>/<date of signing in UTC>-<position>.json`, one JSON
 * object each. Whoever copies the folder away can prove a cut or a rewrite of the log later.
 */
export class HeadFiles {
  constructor(private readonly folder: string) {}

  /** Writes a head whole or not at all; the same head again changes nothing, a differing file is never overwritten. */
  async write(head: SignedHead): Promise<void> {
    const folder = await this.ensureFolder(head.tenant);
    const path = join(folder, `${head.signedAt.slice(0, 10)}-${String(head.position)}.json`);
    const text = `${JSON.stringify(head, null, 2)}\n`;
    const aside = await writeAside(folder, text);
    try {
      await link(aside, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if ((await readFile(path, 'utf8')) !== text) throw new HeadFileError(path, 'another head stands here already');
    } finally {
      await rm(aside, { force: true });
    }
  }

  /** All heads of a tenant, by position; throws {@link HeadFileError} for a damaged one. */
  async read(tenant: string): Promise<SignedHead[]> {
    const names = await readdir(this.folderOf(tenant)).catch(emptyIfMissing);
    const heads = await Promise.all(
      names.filter((name) => HEAD_FILE.test(name)).map((name) => readHead(join(this.folderOf(tenant), name), tenant)),
    );
    return heads.toSorted((a, b) => a.position - b.position || a.signedAt.localeCompare(b.signedAt));
  }

  /** Up to where the log was verified last; null if never. */
  async readMark(tenant: string): Promise<VerifiedMark | null> {
    const path = join(this.folderOf(tenant), MARK);
    const mark = (await readJson(path)) as Partial<VerifiedMark> | null;
    if (mark === null) return null;
    const { position, hash, verifiedAt } = mark;
    if (!isPosition(position) || !isHash(hash)) throw new HeadFileError(path, 'no mark of a verification');
    return { position, hash, ...(typeof verifiedAt === 'string' ? { verifiedAt } : {}) };
  }

  /** Remembers up to where the log was verified; replaces the mark before. */
  async writeMark(tenant: string, { position, hash, verifiedAt }: VerifiedMark): Promise<void> {
    const folder = await this.ensureFolder(tenant);
    const aside = await writeAside(folder, `${JSON.stringify({ position, hash, verifiedAt })}\n`);
    await rename(aside, join(folder, MARK));
  }

  private async ensureFolder(tenant: string): Promise<string> {
    const folder = this.folderOf(tenant);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  private folderOf(tenant: string): string {
    if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(tenant)) throw new HeadFileError(this.folder, `no tenant id: ${tenant}`);
    return join(this.folder, tenant);
  }
}

async function writeAside(folder: string, text: string): Promise<string> {
  const path = join(folder, `.${randomUUID()}.tmp`);
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

async function readHead(path: string, tenant: string): Promise<SignedHead> {
  const head = (await readJson(path)) as Partial<SignedHead> | null;
  const { position, hash, signedAt, keyId, signature } = head ?? {};
  const texts = [signedAt, keyId, signature].every((value) => typeof value === 'string');
  if (!texts || head?.tenant !== tenant || !isPosition(position) || !isHash(hash)) {
    throw new HeadFileError(path, `no signed head of ${tenant}`);
  }
  return head as SignedHead;
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(nullIfMissing);
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HeadFileError(path, 'not JSON');
  }
}

const isPosition = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
const emptyIfMissing = (error: unknown): string[] => {
  if (isMissing(error)) return [];
  throw error;
};
const nullIfMissing = (error: unknown): null => {
  if (isMissing(error)) return null;
  throw error;
};
