import type { Database, Sql } from '#event-store';

/** A database whose every question is asked in the transaction that is open, so that one request never takes two connections. */
export const databaseWithin = (sql: Sql): Database => ({
  query: (text, parameters) => sql.query(text, parameters),
  transaction: (work) => work(sql),
});
