import type { Sql } from '#event-store';
import type { Ids } from '../ports.js';
import { statements } from './statements.js';

export interface AccountChange {
  tenant: string;
  accountId: string;
  /** Actor of whoever changed it. */
  by: string;
  change:
    | 'created'
    | 'changed'
    | 'disabled'
    | 'enabled'
    | 'passwordReset'
    | 'passwordChanged'
    | 'sessionsEnded'
    | 'identityFound';
  details: object;
}

/** Records a change of an account; call it in the transaction that makes the change. */
export async function recordChange(sql: Sql, ids: Ids, change: AccountChange): Promise<void> {
  const { tenant, accountId, by, change: what, details } = change;
  await sql.query(statements.insertChange, [tenant, ids.uuid(), accountId, by, what, JSON.stringify(details)]);
}
