import type { DataSource, QueryRunner } from 'typeorm';
import { EVERY_TENANT, reachNow } from './tenant-scope.js';
import type { TenantReach } from './tenant-scope.js';

/** What the other libs ask of a database; they declare the same shape themselves. */
export interface SqlSession {
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/**
 * Hand-written SQL through TypeORM's query runner, so that the whole process lives on one pool.
 *
 * 2026-11-22, row-level security: here alone connections are taken, and before each use the connection is told whose rows
 * it may show (`dunghen.tenant`, which the policies of migration 0038 read). It is a setting of the connection and not of
 * a transaction, and remembered here, so that it costs a round trip only where a connection changes its tenant: a
 * statement outside a transaction is held as well, without a `begin` and `commit` around each (three round trips more).
 * What asks the pool otherwise is refused by a spec (test/architecture).
 */
export class TypeOrmDatabase implements SqlSession {
  /** `otherwise`: whose rows are seen where the running work does not say whose it is. */
  constructor(
    private readonly source: DataSource,
    private otherwise: TenantReach,
  ) {}

  /** The same pool for what has to look over all tenants; whoever takes it can be found by its name. */
  acrossTenants(): TypeOrmDatabase {
    return new AcrossTenants(this.source, EVERY_TENANT);
  }

  /** From now on one tenant alone is seen, where the running work does not say whose it is. */
  keepTo(tenant: string): void {
    this.otherwise = tenant;
  }

  async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.onConnection((runner) => rowsOf<Row>(runner, text, parameters));
  }

  /** Commits when `work` resolves; rolls back and rethrows when it rejects. */
  async transaction<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.onConnection(async (runner) => {
      try {
        await runner.startTransaction();
        const result = await work({ query: (text, parameters = []) => rowsOf(runner, text, parameters) });
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    });
  }

  protected reach(): TenantReach {
    return reachNow() ?? this.otherwise;
  }

  private async onConnection<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const reach = this.reach();
    const runner = this.source.createQueryRunner();
    try {
      await showOnly(runner, reach);
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

/** Looks over all tenants whatever the running work is for. */
class AcrossTenants extends TypeOrmDatabase {
  protected override reach(): TenantReach {
    return EVERY_TENANT;
  }
}

/** Whose rows each connection shows; one that is not here shows none yet. */
const shown = new WeakMap<object, TenantReach | null>();

async function showOnly(runner: QueryRunner, reach: TenantReach): Promise<void> {
  const connection = (await runner.connect()) as object;
  if (shown.get(connection) === reach) return;
  // Until it has answered nobody knows.
  shown.set(connection, null);
  await runner.query(`select set_config('dunghen.tenant', $1, false)`, [reach]);
  shown.set(connection, reach);
}

async function rowsOf<Row>(runner: QueryRunner, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  const result = await runner.query(text, [...parameters], true);
  return result.records as Row[];
}
