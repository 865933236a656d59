import type { Logger } from 'typeorm';

/** TypeORM prints statements with their parameters, which may be about a person; every error is thrown anyway. */
export const silentLogger: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
