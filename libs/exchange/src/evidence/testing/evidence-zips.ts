import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { EvidencePart } from '../write-evidence.js';
import { evidenceZip } from '../write-evidence.js';
import type { EvidenceReport } from '../verify/report.js';
import { verifyEvidence } from '../verify/verify-evidence.js';
import { KEYS, OURS } from './handmade.js';

/** Texts by the name of their file in the zip. */
export type Files = Record<string, string>;

/** Zips in a folder of their own, as an inspector would have them on a disk. */
export class ZipFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'verify-evidence-'));
  private zips = 0;

  saved(bytes: Buffer): string {
    this.zips += 1;
    const path = join(this.path, `${String(this.zips)}.zip`);
    writeFileSync(path, bytes);
    return path;
  }

  verified(bytes: Buffer, publicKey: string | undefined = OURS.publicKey): Promise<EvidenceReport> {
    return verifyEvidence(this.saved(bytes), { keys: KEYS, publicKey });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A zip as the installation makes it, or as somebody with another key would. */
export async function sealed(files: Files, key = OURS): Promise<Buffer> {
  const parts = Object.entries(files).map(([name, text]) => ({ name, content: () => once(text) }) as EvidencePart);
  const { publicKey, keyId, sign } = key;
  const seal = { tenant: 'H26', createdAt: '2026-04-02T01:00:00.000Z', keyId, publicKey, sign };
  return buffer(evidenceZip(parts, seal));
}
async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

/** A zip without manifest or signature but what is given. */
export function zipOf(entries: (readonly [string, string | Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

export const failuresOf = ({ checks }: EvidenceReport) =>
  checks.flatMap(({ check, failures }) => failures.map((failure) => ({ check, ...failure })));
