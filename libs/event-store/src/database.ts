/** What the store needs of a database; platform brings it (TypeORM's DataSource over pg). */
export interface Sql {
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Sql {
  /** Commits when `work` resolves, rolls back and rethrows when it rejects. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}
