import type { NightlyStep } from '#application';
import { HeadFiles, PostgresEventStore, SignedHeads, signHead, verifyTenant } from '#event-store';
import type { Clock, HeadSigner } from '#platform';

/** A log that does not verify is not signed over; the run fails and says where. */
export class UnsoundLogError extends Error {
  readonly code = 'LOG.UNSOUND';
}

/**
 * Verifies the log since the last sound position, then signs its head into a file outside the database (DESIGN 3):
 * whoever cuts or rewrites the log afterwards contradicts a signature.
 */
export const signHeadStep = (folder: string, signer: HeadSigner, clock: Clock): NightlyStep => ({
  name: 'signHead',
  run: async ({ database, tenant }) => {
    const store = new PostgresEventStore(database);
    const signing = { store, heads: new SignedHeads(database), files: new HeadFiles(folder), signer };
    const verdict = await verifyTenant(signing, tenant, { now: clock.now() });
    if (!verdict.ok) {
      const { reason, firstBadPosition, detail } = verdict;
      throw new UnsoundLogError(`${tenant}: ${reason} at position ${String(firstBadPosition)}: ${detail}`);
    }
    const head = await signHead(signing, tenant, clock.now());
    return { position: head?.position ?? 0 };
  },
});
