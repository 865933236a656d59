/**
 * Connections of one process of each kind, TypeORM's pool and the queue's own together (2026-11-22): the sum stays
 * well below max_connections = 100 of the embedded server, so that `dh` and psql always get in.
 */
export const CONNECTION_BUDGET = { apiPool: 16, apiQueue: 6, workerPool: 16, workerQueue: 24, command: 6 } as const;

/** One line about the budget for the start. */
export function describeBudget(maxConnections: number): string {
  const { apiPool, apiQueue, workerPool, workerQueue, command } = CONNECTION_BUDGET;
  const most = apiPool + apiQueue + workerPool + workerQueue + command;
  return `at most ${most} of ${maxConnections} connections (api ${apiPool + apiQueue}, worker ${workerPool + workerQueue}, dh ${command})`;
}
