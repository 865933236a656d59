import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { EVIDENCE_FORMAT, EVIDENCE_VERSION, MANIFEST_FILE } from './format.js';
import type { EvidenceFile, EvidenceManifest, SignedManifest } from './format.js';

/** A file of the zip; its content is asked for when its turn has come. */
export interface EvidencePart {
  name: Exclude<EvidenceFile, typeof MANIFEST_FILE>;
  content: () => AsyncIterable<string>;
}

/** Whose evidence it is, and who signs it. */
export interface EvidenceSeal {
  tenant: string;
  /** ISO instant. */
  createdAt: string;
  keyId: string;
  /** SPKI PEM. */
  publicKey: string;
  /** Base64 signature over the RFC 8785 text. */
  sign: (manifest: EvidenceManifest) => string;
}

/**
 * The zip as a stream that is made while it is read: memory does not grow with it. The manifest comes last, when size and
 * hash of every other file are known. Whatever fails in a part ends the stream with that error.
 */
export function evidenceZip(parts: readonly EvidencePart[], seal: EvidenceSeal): Readable {
  return Readable.from(bytesOf(parts, seal), { objectMode: false });
}

/** A generator over yazl's stream, so that whoever stops reading also ends the part that is being read. */
async function* bytesOf(parts: readonly EvidencePart[], seal: EvidenceSeal): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const options = { mtime: new Date(seal.createdAt), mode: 0o100644 };
  const files: EvidenceManifest['files'] = [];
  const output = zip.outputStream as Readable;
  let open: Readable | null = null;
  zip.on('error', (error: Error) => output.destroy(error));
  const add = (name: string, content: () => AsyncIterable<string | Buffer>): void => {
    zip.addReadStreamLazy(name, options, (take) => {
      open = Readable.from(content(), { objectMode: false });
      take(null, open);
    });
  };
  for (const { name, content } of parts) add(name, () => measured(name, content(), files));
  add(MANIFEST_FILE, () => manifestText(files, seal));
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    (open as Readable | null)?.destroy();
  }
}

/** The content as it is, noting its size and hash at its end. */
async function* measured(
  name: string,
  content: AsyncIterable<string>,
  files: EvidenceManifest['files'],
): AsyncGenerator<Buffer> {
  const sha256 = createHash('sha256');
  let size = 0;
  for await (const text of content) {
    const bytes = Buffer.from(text, 'utf8');
    sha256.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  files.push({ name, size, sha256: sha256.digest('hex') });
}

async function* manifestText(
  files: EvidenceManifest['files'],
  { sign, tenant, createdAt, keyId, publicKey }: EvidenceSeal,
): AsyncGenerator<string> {
  const format = { format: EVIDENCE_FORMAT, formatVersion: EVIDENCE_VERSION } as const;
  const manifest: EvidenceManifest = { ...format, tenant, createdAt, files, keyId, publicKey };
  const signed: SignedManifest = { ...manifest, signature: sign(manifest) };
  yield `${JSON.stringify(signed, null, 2)}\n`;
}
