import type { DossierState } from '#dossier';
import type { Zone } from '#indicators';
import type { Folded } from './fold-batch.js';
import { factParts } from './row/fact-row.js';

/** How much is kept. */
export interface KeptLimits {
  /** Dossiers as they were folded, some 4 KB each. */
  atHand: number;
  /** Bytes of the texts of those that were met longer ago, about one KB each. */
  setAside: number;
}

/**
 * A city of a million dossiers a year has some fifty thousand open at a time and touches eight thousand of them a day. A worker
 * holds some 100 MB for them at most, however long the log is.
 */
const LIMITS: KeptLimits = { atHand: 10_000, setAside: 64 * 2 ** 20 };

/** Of a dossier that was set aside: what its row's parts are made anew from. */
type Aside = Pick<Folded, 'state' | 'tallies' | 'receivedPosition'> & { from: number };

/** Nothing but a rating or a correction follows, and a correction reads the whole life anyway. */
const OVER: ReadonlySet<DossierState['status']> = new Set([
  'returned',
  'withdrawn',
  'stopped',
  'refusedIntake',
  'annulled',
]);

/**
 * Folded dossiers between two batches, bounded by size: who was met last is at hand, who was met before is set aside as bytes
 * outside the heap (a heap grows to twice of what it holds), the eldest are forgotten and read again from the log.
 */
export class KeptDossiers {
  private readonly atHand = new Map<string, Folded>();
  private readonly aside = new Map<string, Buffer>();
  private bytesAside = 0;

  constructor(private readonly limits: KeptLimits = LIMITS) {}

  /** The dossier as it was kept, but for the steps of its life. */
  get(key: string, zone: Zone): Folded | undefined {
    const folded = this.atHand.get(key);
    if (folded !== undefined) return folded;
    const bytes = this.aside.get(key);
    return bytes === undefined ? undefined : unpacked(bytes, zone);
  }

  keep(key: string, folded: Folded): void {
    this.forget(key);
    if (OVER.has(folded.state.status)) return;
    this.atHand.set(key, withoutSteps(folded));
    for (const [eldest, longAgo] of this.atHand) {
      if (this.atHand.size <= this.limits.atHand) break;
      this.atHand.delete(eldest);
      this.setAside(eldest, longAgo);
    }
  }

  private setAside(key: string, folded: Folded): void {
    const bytes = packed(folded);
    this.aside.set(key, bytes);
    this.bytesAside += bytes.length;
    for (const eldest of this.aside.keys()) {
      if (this.bytesAside <= this.limits.setAside) break;
      this.forget(eldest);
    }
  }

  private forget(key: string): void {
    this.atHand.delete(key);
    this.bytesAside -= this.aside.get(key)?.length ?? 0;
    this.aside.delete(key);
  }
}

/** Only a correction looks back at the events of a life; without them a kept dossier is much smaller. */
const withoutSteps = ({ state, row, receivedPosition, tallies }: Folded): Folded => ({
  state: { ...state, steps: [] },
  row,
  receivedPosition,
  tallies,
});

function packed({ state, tallies, receivedPosition, row }: Folded): Buffer {
  const aside: Aside = { state, tallies, receivedPosition, from: row.from_position };
  return Buffer.from(JSON.stringify(aside));
}

function unpacked(bytes: Buffer, zone: Zone): Folded {
  const { state, tallies, receivedPosition, from } = JSON.parse(bytes.toString()) as Aside;
  const { code, version } = state;
  const row = { code, version, from_position: from, parts: factParts({ state, tallies }, zone) };
  return { state, tallies, receivedPosition, row };
}
