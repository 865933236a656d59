import type { Database, Sql } from '#event-store';

/**
 * Runs several questions on one state of the tables, so that rows, total and position belong together while the
 * projector goes on writing.
 */
export function inSnapshot<T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  return database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    return work(sql);
  });
}

/** The same for work that writes down what it read: it commits as a whole or not at all. */
export function inWritingSnapshot<T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  return database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read');
    return work(sql);
  });
}
