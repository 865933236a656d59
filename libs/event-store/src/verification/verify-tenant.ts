import type { LogReader } from './flaw.js';
import type { HeadFiles, VerifiedMark } from './head-files.js';
import type { SignedHead, SignsHeads } from './signed-head.js';
import type { SignedHeads } from './signed-heads.js';
import { verifyLog, type VerifyOptions, type VerifyResult } from './verify-log.js';

/** What verifying an installation's log compares with. */
export interface Verification {
  store: LogReader;
  heads: Pick<SignedHeads, 'read'>;
  files: HeadFiles;
  signer: Pick<SignsHeads, 'verify'>;
}

/** How far to look. */
export interface VerifyTenantOptions extends Pick<VerifyOptions, 'onProgress' | 'stop' | 'pageSize'> {
  /** From position 1, whatever was verified before. */
  full?: boolean;
  /** When this is, in epoch milliseconds, to be remembered with how far the log is sound. */
  now?: number;
}

/** What was found, and from where on was looked. */
export type TenantVerification = VerifyResult & {
  /** What an earlier run had verified and this one took as sound; null: looked from position 1. */
  since: VerifiedMark | null;
};

/**
 * Verifies a tenant's log against all of its signed heads, of the table and of the files, and remembers in the files
 * how far it is sound, so that the next time goes on from there. Throws HeadFileError for a damaged head file.
 */
export async function verifyTenant(
  { store, heads, files, signer }: Verification,
  tenant: string,
  { full = false, now, ...watching }: VerifyTenantOptions = {},
): Promise<TenantVerification> {
  const mark = full ? null : await files.readMark(tenant);
  const known = different([...(await files.read(tenant)), ...(await heads.read(tenant))]);
  const result = await verifyLog(store, tenant, {
    ...watching,
    after: mark?.position,
    knownHash: mark?.hash,
    heads: known,
    verifySignature: (head) => signer.verify(head),
  });
  if (result.ok && result.position > 0) {
    const { position, hash } = result;
    const verifiedAt = now === undefined ? {} : { verifiedAt: new Date(now).toISOString() };
    await files.writeMark(tenant, { position, hash, ...verifiedAt });
  }
  return { ...result, since: mark };
}

/** The same head stands in the table and in a file. */
const different = (heads: readonly SignedHead[]): SignedHead[] => [
  ...new Map(heads.map((head) => [`${String(head.position)} ${head.hash} ${head.signature}`, head])).values(),
];
