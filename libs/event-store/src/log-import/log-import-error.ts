/** Why a log was not written as it was; nothing of it stands. */
export class LogImportError extends Error {
  constructor(
    readonly code: 'IMPORT.LOG_NOT_EMPTY' | 'IMPORT.FLAW' | 'IMPORT.INTERRUPTED',
    message: string,
  ) {
    super(message);
  }
}
