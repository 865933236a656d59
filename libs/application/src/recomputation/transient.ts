/** SQLSTATE: connection, read-only standby, rollback, resources, locks, intervention, system. */
const STATE = /^(08|25|40|53|55|57|58)...$/;

/** A statement that took longer than it may takes as long the next time: somebody has to look at it. */
const STATEMENT_TIMEOUT = '57014';

/** Codes of the connection to the database; a file's (ENOSPC, EACCES) is not among them: somebody has to look at it. */
const NETWORK = /^(ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EAI_AGAIN|ENOTFOUND)$/;

/** pg and TypeORM give these no code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error)|Query read timeout|Cannot use a pool after|Driver not Connected|Connection with sql database is not established)/;

/** Whether an error says only that the database does not answer at the moment. */
export function isTransient(error: unknown): boolean {
  const { code, driverError, message } = (error ?? {}) as Record<'code' | 'message', unknown> & {
    driverError?: { code?: unknown };
  };
  const state = driverError?.code ?? code;
  if (state === STATEMENT_TIMEOUT) return false;
  if (typeof state === 'string' && (STATE.test(state) || NETWORK.test(state))) return true;
  return typeof message === 'string' && DRIVER.test(message);
}
