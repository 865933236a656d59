/** Why a backup was not taken or not restored; nothing was changed. */
export class BackupError extends Error {
  constructor(
    readonly code:
      | 'BACKUP.NONE'
      | 'BACKUP.UNREADABLE'
      | 'BACKUP.DAMAGED'
      | 'BACKUP.NOT_SIGNED'
      | 'BACKUP.OTHER_LOG'
      | 'BACKUP.UNKNOWN_TABLE'
      | 'RESTORE.TENANT_EXISTS',
    message: string,
  ) {
    super(message);
  }
}
