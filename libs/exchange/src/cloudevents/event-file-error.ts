/** Why an event file cannot be taken; nothing of it was written. */
export type EventFileErrorCode =
  | 'FILE.EMPTY'
  | 'FILE.TOO_LARGE'
  | 'FILE.TOO_MANY_ROWS'
  | 'FILE.RECORD_TOO_LONG'
  | 'FILE.TRUNCATED'
  | 'LINE.NOT_JSON'
  | 'LINE.TOO_DEEP'
  | 'EVENT.INVALID';

/** A clear error about an event file, in English, naming the line and the attribute. */
export class EventFileError extends Error {
  constructor(
    readonly code: EventFileErrorCode,
    message: string,
    /** As an editor counts; null where the whole file is meant. */
    readonly line: number | null = null,
  ) {
    super(line === null ? message : `line ${String(line)}: ${message}`);
  }
}
