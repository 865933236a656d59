/** What one sync file may ask for. */
export interface SyncLimits {
  /** Bytes after inflating. */
  bytes: number;
  items: number;
  /** Characters of one item. */
  itemLength: number;
  /** Levels inside one item; the format has three. */
  depth: number;
}

export const DEFAULT_SYNC_LIMITS: SyncLimits = {
  ...{ bytes: 8 * 1024 ** 3, items: 10_000_000, itemLength: 1024 ** 2, depth: 12 },
};
