import { createHash } from 'node:crypto';
import { CLOSING_FILE, EVIDENCE_FILES, MANIFEST_FILE } from '../format.js';
import type { EvidenceManifest, SignedManifest } from '../format.js';
import { type Archive, EvidenceFileError, messageOf, openArchive } from './open-archive.js';
import { readManifest } from './read-documents.js';
import { type EvidenceReport, ReportWriter } from './report.js';
import { Shape, ShapeError } from './shape.js';
import { verifyContents } from './verify-contents.js';
import type { VerifyEvidenceOptions } from './verify-evidence.types.js';

/** A document that does not stream; dossiers may be of any size. */
const MOST_DOCUMENT_BYTES = 128 * 1024 ** 2;

/**
 * Checks an evidence zip without a database: hashes and signature, then every dossier's class, the figures counted again,
 * and that facts, dues and events tell the same. All checks are made and told, also after one failed; memory does not
 * grow with the number of dossiers. Throws only for a file that is not there.
 */
export async function verifyEvidence(path: string, options: VerifyEvidenceOptions): Promise<EvidenceReport> {
  const report = new ReportWriter();
  report.begin('archive');
  let archive: Archive | null = null;
  try {
    archive = await openArchive(path, options.limits);
    await verifyArchive(archive, options, report);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') throw error;
    const detail = error instanceof EvidenceFileError ? `${error.code}: ${error.message}` : messageOf(error);
    report.fail('archive', { file: '', line: null, field: '', detail });
  } finally {
    archive?.close();
  }
  return report.report();
}

async function verifyArchive(archive: Archive, options: VerifyEvidenceOptions, report: ReportWriter): Promise<void> {
  const missing = EVIDENCE_FILES.filter((name) => !archive.sizes.has(name));
  for (const file of missing) report.fail('archive', { file, line: null, field: '', detail: 'is not in the zip' });
  const manifest = missing.includes(MANIFEST_FILE) ? null : await manifestOf(archive, report);
  const keys = manifest === null ? [] : checkSignature(manifest, options, report);
  const hashes = new Map<string, string>();
  const documents = new Map<string, Shape>();
  const present = archive.sizes.has(CLOSING_FILE) ? [...EVIDENCE_FILES, CLOSING_FILE] : EVIDENCE_FILES;
  for (const name of present) {
    if (name === MANIFEST_FILE || name === 'dossiers.ndjson' || missing.some((file) => file === name)) continue;
    const bytes = await wholeOf(archive, name);
    hashes.set(name, createHash('sha256').update(bytes).digest('hex'));
    if (name.endsWith('.json')) parseInto(documents, name, bytes, report);
  }
  const dossiersHash = createHash('sha256');
  if (missing.length === 0) {
    const dossiers = hashed(await archive.read('dossiers.ndjson'), dossiersHash);
    await verifyContents({ documents, dossiers, publicKeys: keys, options, report });
    hashes.set('dossiers.ndjson', dossiersHash.digest('hex'));
  }
  if (manifest !== null) checkFiles(manifest, archive, hashes, report);
}

async function manifestOf(archive: Archive, report: ReportWriter): Promise<SignedManifest | null> {
  try {
    return readManifest(Shape.parse((await wholeOf(archive, MANIFEST_FILE)).toString('utf8')));
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    report.fail('signature', { file: MANIFEST_FILE, line: null, field: error.field, detail: error.expected });
    return null;
  }
}

/** Answers the keys that heads may be signed with: the one given, else the one inside. */
function checkSignature(manifest: SignedManifest, options: VerifyEvidenceOptions, report: ReportWriter): string[] {
  const { keys, publicKey } = options;
  const { signature, ...document } = manifest;
  report.begin('signature');
  const fail = (field: string, detail: string): void => {
    report.fail('signature', { file: MANIFEST_FILE, line: null, field, detail });
  };
  const key = publicKey ?? manifest.publicKey;
  try {
    const keyId = keys.keyIdOf(key);
    if (keyId !== manifest.keyId) {
      fail('/keyId', `${manifest.keyId} is not the key ${publicKey === undefined ? 'inside' : 'given'}, ${keyId}`);
    } else if (!keys.verifyDocument(document satisfies EvidenceManifest, signature, key)) {
      fail('/signature', `key ${keyId} did not sign this manifest`);
    }
    if (publicKey === undefined) report.note('signature', onlyInner(keyId));
  } catch (error) {
    fail('/publicKey', messageOf(error));
    return [];
  }
  return [key];
}

const onlyInner = (keyId: string): string =>
  `WARNING: checked only with the key inside the zip (${keyId}), which whoever forges a zip can choose; ` +
  'take the public key from the installation itself and give it with --public-key';

function checkFiles(
  { files }: SignedManifest,
  archive: Archive,
  hashes: ReadonlyMap<string, string>,
  report: ReportWriter,
): void {
  report.begin('files');
  const fail = (file: string, detail: string): void => {
    report.fail('files', { file, line: null, field: '', detail });
  };
  const listed = new Map(files.map((file) => [file.name, file]));
  if (listed.size !== files.length) fail(MANIFEST_FILE, 'names a file twice');
  const closing = listed.has(CLOSING_FILE) || archive.sizes.has(CLOSING_FILE) ? [CLOSING_FILE] : [];
  for (const name of [...EVIDENCE_FILES, ...closing]) {
    if (name === MANIFEST_FILE) continue;
    const file = listed.get(name);
    if (file === undefined) fail(name, 'is not in the manifest');
    else if (archive.sizes.get(name) !== file.size) {
      fail(name, `has ${String(archive.sizes.get(name))} bytes, the manifest says ${String(file.size)}`);
    } else if (hashes.get(name) !== file.sha256) {
      fail(name, `has SHA-256 ${String(hashes.get(name))}, the manifest says ${file.sha256}`);
    }
  }
}

function parseInto(documents: Map<string, Shape>, name: string, bytes: Buffer, report: ReportWriter): void {
  try {
    documents.set(name, Shape.parse(bytes.toString('utf8')));
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    report.fail('archive', { file: name, line: null, field: error.field, detail: error.expected });
  }
}

async function wholeOf(archive: Archive, name: string): Promise<Buffer> {
  const size = archive.sizes.get(name) ?? 0;
  if (size > MOST_DOCUMENT_BYTES)
    throw new EvidenceFileError('EVIDENCE.TOO_LARGE', `${name} has ${String(size)} bytes`);
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.read(name)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function* hashed(source: AsyncIterable<unknown>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk as Buffer);
    yield chunk as Buffer;
  }
}
