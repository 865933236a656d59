/** Why a whole sync file or message cannot be taken; nothing of it is. */
export type SyncFileErrorCode =
  | 'FILE.NOT_JSON'
  | 'FILE.TRUNCATED'
  | 'FILE.TOO_LARGE'
  | 'FILE.TOO_MANY_ITEMS'
  | 'ITEM.TOO_LONG'
  | 'ITEM.TOO_DEEP'
  | 'SERVICE.UNKNOWN';

/** A clear error about the whole, in English, naming the item where it is about one. */
export class SyncFileError extends Error {
  constructor(
    readonly code: SyncFileErrorCode,
    message: string,
  ) {
    super(message);
  }
}
