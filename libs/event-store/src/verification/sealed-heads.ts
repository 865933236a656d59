import { originHash } from '../canonical-event.js';
import type { Flaw, LogReader } from './flaw.js';
import type { SignedHead } from './signed-head.js';

/** The signed heads of one tenant in the order of the log, compared with the chain as it is computed. */
export class SealedHeads {
  private readonly heads: readonly SignedHead[];
  private next = 0;
  private agreed = 0;

  constructor(
    private readonly tenant: string,
    heads: readonly SignedHead[],
    private readonly verifySignature: (head: SignedHead) => boolean,
  ) {
    this.heads = heads.toSorted((a, b) => a.position - b.position);
  }

  /** Heads at or before the point where verifying begins are compared with the stored hash. */
  async checkStored(reader: LogReader, upTo: number): Promise<Flaw | null> {
    for (let head = this.heads[this.next]; head !== undefined && head.position <= upTo; head = this.heads[this.next]) {
      const hash = head.position === 0 ? originHash(this.tenant) : await this.storedHash(reader, head.position);
      const flaw = hash === undefined ? (this.unsigned(head) ?? gone(head)) : this.check(head.position, hash);
      if (flaw !== null) return flaw;
    }
    return null;
  }

  /** Compares the heads signed at a position with the hash computed for it. */
  check(position: number, hash: string): Flaw | null {
    for (let head = this.heads[this.next]; head?.position === position; head = this.heads[this.next]) {
      const flaw = this.unsigned(head);
      if (flaw !== null) return flaw;
      if (head.hash !== hash) return this.rewritten(head, hash);
      this.agreed = position;
      this.next += 1;
    }
    return null;
  }

  /** A head beyond the end of the log: its tail was cut. */
  checkEnd(end: number): Flaw | null {
    const head = this.heads[this.next];
    if (head === undefined) return null;
    const detail = `the log ends at position ${String(end)}, but the head of ${head.signedAt} was signed at ${String(head.position)}`;
    return this.unsigned(head) ?? { firstBadPosition: end + 1, reason: 'truncated', detail };
  }

  private async storedHash(reader: LogReader, position: number): Promise<string | undefined> {
    const [event] = await reader.readLog(this.tenant, { after: position - 1, limit: 1, upTo: position });
    return event?.hash;
  }

  private unsigned(head: SignedHead): Flaw | null {
    if (head.tenant === this.tenant && this.verifySignature(head)) return null;
    const detail = `the head of ${head.signedAt} (key ${head.keyId}) does not carry our signature`;
    return { firstBadPosition: head.position, reason: 'badSignature', detail };
  }

  private rewritten({ position, hash: signed, signedAt }: SignedHead, hash: string): Flaw {
    const detail =
      `the head signed on ${signedAt} has ${signed}, the log ${hash}: ` +
      `rewritten somewhere from position ${String(this.agreed + 1)} to ${String(position)}`;
    return { firstBadPosition: position, reason: 'headMismatch', detail };
  }
}

const gone = ({ position, signedAt }: SignedHead): Flaw => ({
  ...{ firstBadPosition: position, reason: 'gap' },
  detail: `position ${String(position)}, signed on ${signedAt}, is not in the log`,
});
