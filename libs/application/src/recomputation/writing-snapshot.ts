import type { Database, Sql } from '#event-store';

const MOST_TRIES = 20;

/**
 * A short transaction that sees one state of the tables from its first statement on, so that checkpoint, facts and
 * figures belong together while projector and commands go on. Whoever was overtaken by another runner tries again
 * and then sees what that one did.
 */
export async function writingSnapshot<T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.transaction(async (sql) => {
        await sql.query('set transaction isolation level repeatable read');
        return work(sql);
      });
    } catch (error) {
      if (tries >= MOST_TRIES || !wasOvertaken(error)) throw error;
    }
  }
}

interface PostgresError {
  code?: string;
  constraint?: string;
}

/** SQLSTATE 40001 serialization failure, 40P01 deadlock; or both inserted the figures of one month. */
function wasOvertaken(error: unknown): boolean {
  const failed = error as PostgresError & { driverError?: PostgresError };
  const { code = '', constraint } = failed.driverError ?? failed;
  return ['40001', '40P01'].includes(code) || constraint === 'monthly_figure_pkey';
}
