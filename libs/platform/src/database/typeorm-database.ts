import type { DataSource, QueryRunner } from 'typeorm';

/** What the other libs ask of a database; they declare the same shape themselves. */
export interface SqlSession {
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Hand-written SQL through TypeORM's query runner, so that the whole process lives on one pool. */
export class TypeOrmDatabase implements SqlSession {
  constructor(private readonly source: DataSource) {}

  async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const runner = this.source.createQueryRunner();
    try {
      return await rowsOf<Row>(runner, text, parameters);
    } finally {
      await runner.release();
    }
  }

  /** Commits when `work` resolves; rolls back and rethrows when it rejects. */
  async transaction<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const result = await work({ query: (text, parameters = []) => rowsOf(runner, text, parameters) });
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

async function rowsOf<Row>(runner: QueryRunner, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  const result = await runner.query(text, [...parameters], true);
  return result.records as Row[];
}
