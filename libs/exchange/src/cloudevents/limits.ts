/** What one event file may ask for; beyond it the file is refused with an error that names the limit. */
export interface EventFileLimits {
  /** Bytes after inflating. */
  bytes: number;
  lines: number;
  /** Characters of one line: the largest event of ours is a catalogue of some thousand procedures. */
  lineLength: number;
  /** Objects and arrays within each other. */
  depth: number;
}

export const DEFAULT_EVENT_FILE_LIMITS: EventFileLimits = {
  bytes: 256 * 1024 ** 3,
  lines: 200_000_000,
  lineLength: 32 * 1024 ** 2,
  depth: 40,
};
