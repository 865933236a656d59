import type { PendingItem } from './pending-item.js';

/** Items decided together. */
const ITEMS_PER_PIECE = 500;
/** Items read before the pieces are cut: a dossier's steps lie apart in a file that is in the order of time. */
const WINDOW = { items: 2_000, characters: 4 * 1024 ** 2 };
/** While the database stores one piece the next is decided. */
const UNDER_WAY = 2;

/** Items and their numbers among all that came, from 1; whatever of its window concerns one of its dossiers is in it. */
export interface SyncPiece {
  items: PendingItem[];
  numbers: number[];
  codes: Set<string>;
}

/** Cuts what came into pieces of which no two of one window share a dossier. */
export class SyncPieces {
  private window: PendingItem[] = [];
  private characters = 0;
  private before = 0;

  /** The pieces that are complete with this item. */
  add(item: PendingItem): SyncPiece[] {
    this.window.push(item);
    this.characters += item.size;
    return this.window.length < WINDOW.items && this.characters < WINDOW.characters ? [] : this.end();
  }

  /** The pieces of what is left. */
  end(): SyncPiece[] {
    const pieces = piecesOf(this.window, this.before);
    this.before += this.window.length;
    [this.window, this.characters] = [[], 0];
    return pieces;
  }
}

function piecesOf(items: readonly PendingItem[], before: number): SyncPiece[] {
  const byCode = new Map<string, number[]>();
  for (const [index, { read }] of items.entries()) {
    const same = byCode.get(read.code);
    if (same === undefined) byCode.set(read.code, [index]);
    else same.push(index);
  }
  const pieces: SyncPiece[] = [];
  let open: { codes: Set<string>; places: number[] } | null = null;
  const close = (): void => {
    if (open !== null) pieces.push(pieceAt(items, before, open));
    open = null;
  };
  for (const [code, places] of byCode) {
    open ??= { codes: new Set(), places: [] };
    open.codes.add(code);
    open.places.push(...places);
    if (open.places.length >= ITEMS_PER_PIECE) close();
  }
  close();
  return pieces;
}

function pieceAt(
  items: readonly PendingItem[],
  before: number,
  { codes, places }: { codes: Set<string>; places: number[] },
): SyncPiece {
  places.sort((a, b) => a - b);
  return {
    items: places.flatMap((place) => items[place] ?? []),
    numbers: places.map((place) => before + place + 1),
    codes,
  };
}

/** Pieces under way at once, never two that share a dossier: the later one would be decided on a state that is gone. */
export class PiecesUnderWay {
  private readonly underWay = new Map<Promise<void>, ReadonlySet<string>>();
  private readonly failures: unknown[] = [];

  /** Resolves when the work has begun. Throws what work before it threw. */
  async begin(codes: ReadonlySet<string>, work: () => Promise<void>): Promise<void> {
    for (let before = this.inTheWayOf(codes); before.length > 0; before = this.inTheWayOf(codes))
      await Promise.race(before);
    this.throwFailure();
    const ended: Promise<void> = work()
      .catch((error: unknown) => void this.failures.push(error))
      .finally(() => this.underWay.delete(ended));
    this.underWay.set(ended, codes);
  }

  /** Resolves when nothing is under way. Throws what some of it threw. */
  async end(): Promise<void> {
    await Promise.all(this.underWay.keys());
    this.throwFailure();
  }

  private inTheWayOf(codes: ReadonlySet<string>): Promise<void>[] {
    const sharing = [...this.underWay].filter(([, theirs]) => [...codes].some((code) => theirs.has(code)));
    if (sharing.length > 0) return sharing.map(([work]) => work);
    return this.underWay.size < UNDER_WAY ? [] : [...this.underWay.keys()];
  }

  private throwFailure(): void {
    if (this.failures.length > 0) throw this.failures[0];
  }
}
