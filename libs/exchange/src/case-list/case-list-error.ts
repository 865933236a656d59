/** Why a whole file or mapping cannot be taken; nothing of it is imported. */
export type CaseListErrorCode =
  | 'MAPPING.UNREADABLE'
  | 'MAPPING.INVALID'
  | 'MAPPING.NEEDED'
  | 'HEADER.COLUMN_MISSING'
  | 'HEADER.COLUMN_TWICE'
  | 'HEADER.UNREADABLE'
  | 'FILE.EMPTY'
  | 'FILE.TRUNCATED'
  | 'FILE.CORRUPT'
  | 'FILE.ENCODING'
  | 'FILE.TOO_LARGE'
  | 'FILE.TOO_MANY_ROWS'
  | 'FILE.TOO_MANY_COLUMNS'
  | 'FILE.RECORD_TOO_LONG'
  | 'FILE.TOO_DEEP'
  | 'FILE.UNSAFE';

/** A clear error about a file or mapping, in English, naming the row or column; `problems` lists each of several. */
export class CaseListError extends Error {
  constructor(
    readonly code: CaseListErrorCode,
    message: string,
    readonly problems: readonly string[] = [],
  ) {
    super(problems.length === 0 ? message : `${message}: ${problems.join('; ')}`);
  }
}
