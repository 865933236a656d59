import { canonicalText, chainedHash, originHash } from '../canonical-event.js';
import { logPages } from '../log-pages.js';
import type { Head, StoredEvent } from '../stored-event.js';
import type { Flaw, LogReader, VerifyReason } from './flaw.js';
import { SealedHeads } from './sealed-heads.js';
import type { SignedHead } from './signed-head.js';

/** Where verifying begins, what it compares with, and how it is watched. */
export interface VerifyOptions {
  /** Go on behind this position instead of from the beginning. */
  after?: number;
  /** The hash that was verified there, hex; without it the stored one is believed. */
  knownHash?: string;
  /** Heads signed earlier; read them before, so that none is newer than the log. */
  heads?: readonly SignedHead[];
  /** Whether a head was signed by us; without it signatures are not looked at. */
  verifySignature?: (head: SignedHead) => boolean;
  /** Called after each page. */
  onProgress?: (position: number, head: number) => void;
  /** Asked before each page. */
  stop?: () => boolean;
  /** Events read at once; memory grows with this and not with the log. */
  pageSize?: number;
}

/** Sound up to a position (`complete: false` if it was stopped before the end), or the first bad position and why. */
export type VerifyResult =
  | { ok: true; position: number; hash: string; checked: number; complete: boolean }
  | { ok: false; firstBadPosition: number; reason: VerifyReason; detail: string; checked: number };

/** How far the chain was computed. */
interface Tip {
  position: number;
  hash: string;
  recordedAt: string;
}

/**
 * Computes a tenant's chain anew, page by page, and compares it with every stored hash, with the head row and with
 * every signed head. Appends going on meanwhile do no harm: it looks at what stood at its start.
 *
 * One changed row is named itself; if its hash was forged too, the row after it is. A rewritten or cut log is
 * consistent in itself: only a signed head kept outside shows it. Throws UnknownTenantError.
 */
export async function verifyLog(reader: LogReader, tenant: string, options: VerifyOptions = {}): Promise<VerifyResult> {
  const { stop = () => false, onProgress, pageSize = 2_000, verifySignature } = options;
  const sealed = new SealedHeads(tenant, options.heads ?? [], verifySignature ?? (() => true));
  const head = await reader.head(tenant);
  const begun = await begin(reader, tenant, head, options);
  let checked = 0;
  const bad = (flaw: Flaw): VerifyResult => ({ ok: false, ...flaw, checked });
  if ('reason' in begun) return bad(begun);
  let tip = begun;
  const earlier = await sealed.checkStored(reader, tip.position);
  if (earlier !== null) return bad(earlier);
  const range = { after: tip.position, upTo: head.position, limit: pageSize };
  for await (const page of logPages(reader, tenant, range)) {
    const { position, hash } = tip;
    if (stop()) return { ok: true, position, hash, checked, complete: false };
    const versions = await versionsBefore(reader, tenant, page, position);
    for (const event of page) {
      const next = follow(tip, event, versions);
      const flaw = 'reason' in next ? next : sealed.check(next.position, next.hash);
      if (flaw !== null) return bad(flaw);
      tip = next as Tip;
      checked += 1;
    }
    onProgress?.(tip.position, head.position);
  }
  if (tip.position < head.position) {
    return bad(cutBefore(tip.position + 1, `the head row says ${String(head.position)}`));
  }
  const flaw = (await compareHead(reader, tenant, tip, head)) ?? sealed.checkEnd(tip.position);
  if (flaw !== null) return bad(flaw);
  return { ok: true, position: tip.position, hash: tip.hash, checked, complete: true };
}

const cutBefore = (firstBadPosition: number, why: string): Flaw => ({
  ...{ firstBadPosition, reason: 'truncated' },
  detail: `the log ends at position ${String(firstBadPosition - 1)}, but ${why}`,
});

/** The point to go on from; it has to be there still, with the hash that was known. */
async function begin(reader: LogReader, tenant: string, head: Head, options: VerifyOptions): Promise<Tip | Flaw> {
  const { after = 0, knownHash } = options;
  if (after === 0) return { position: 0, hash: originHash(tenant), recordedAt: '' };
  const [last] = await reader.readLog(tenant, { after: after - 1, limit: 1, upTo: after });
  const verified = `position ${String(after)} was verified before`;
  if (last === undefined) return cutBefore(Math.min(head.position + 1, after), verified);
  if (knownHash === undefined || last.hash === knownHash) return { ...last };
  const detail = `its hash is ${last.hash} and was ${knownHash} when it was verified; verify the whole log to find where`;
  return { firstBadPosition: after, reason: 'headMismatch', detail };
}

/** The versions that the page's streams had before it; one statement a page instead of a memory of all streams. */
async function versionsBefore(reader: LogReader, tenant: string, page: readonly StoredEvent[], position: number) {
  const streams = new Set(page.map((event) => event.streamId));
  if (position === 0) return new Map<string, number>();
  return new Map(await reader.streamVersions(tenant, [...streams], position));
}

/** The tip with one more event, or what is wrong with it. */
function follow(tip: Tip, event: StoredEvent, versions: Map<string, number>): Tip | Flaw {
  const expected = tip.position + 1;
  if (event.position !== expected) {
    const detail = `after ${String(tip.position)} comes ${String(event.position)}`;
    return { firstBadPosition: expected, reason: 'gap', detail };
  }
  const flaw = (reason: VerifyReason, detail: string): Flaw => ({ firstBadPosition: expected, reason, detail });
  const hash = chainedHash(tip.hash, canonicalText(event));
  if (hash !== event.hash) {
    return flaw('hashMismatch', `${event.type} of ${event.streamId}: stored ${event.hash}, computed ${hash}`);
  }
  const version = (versions.get(event.streamId) ?? 0) + 1;
  if (event.version !== version) {
    return flaw('versionGap', `${event.streamId}: version ${String(event.version)} where ${String(version)} follows`);
  }
  if (event.recordedAt < tip.recordedAt) {
    return flaw('recordedAtFalls', `recorded at ${event.recordedAt}, the one before at ${tip.recordedAt}`);
  }
  versions.set(event.streamId, version);
  return { position: expected, hash, recordedAt: event.recordedAt };
}

/** The head row as it was at the start, and nothing beyond the head row as it is now. */
async function compareHead(reader: LogReader, tenant: string, tip: Tip, head: Head): Promise<Flaw | null> {
  const flaw = (firstBadPosition: number, detail: string): Flaw => ({
    firstBadPosition,
    reason: 'headMismatch',
    detail,
  });
  if (tip.position === head.position && tip.hash !== head.hash) {
    return flaw(tip.position, `the head row says ${head.hash}, the log ${tip.hash}`);
  }
  const [beyond] = await reader.readLog(tenant, { after: head.position, limit: 1 });
  if (beyond === undefined) return null;
  const now = await reader.head(tenant);
  if (now.position >= beyond.position) return null;
  return flaw(now.position + 1, `the head row says ${String(now.position)}, but the log goes on`);
}
