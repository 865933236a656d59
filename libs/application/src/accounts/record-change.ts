import type { Sql } from '#event-store';
import type { Ids } from '../ports.js';
import { statements } from './statements.js';

export type AccountChangeKind =
  | 'created'
  | 'changed'
  | 'passwordReset'
  | 'passwordChanged'
  | 'sessionsEnded'
  | 'identityLinked'
  | 'identityUnlinked'
  | 'tokenCreated'
  | 'tokenRevoked';

/** A change of who may do what: of an account or of a token. */
export interface AccountChange {
  tenant: string;
  subject: { accountId: string } | { tokenId: string };
  /** Actor of whoever changed it. */
  by: string;
  change: AccountChangeKind;
  /** Roles, units and names of accounts; never what a person is called. */
  details: object;
}

/** Records a change; call it in the transaction that makes the change. */
export async function recordChange(
  sql: Sql,
  ids: Ids,
  { tenant, subject, by, change, details }: AccountChange,
): Promise<void> {
  const { accountId, tokenId } = { accountId: null, tokenId: null, ...subject };
  const parameters = [tenant, ids.uuid(), accountId, tokenId, by, change, JSON.stringify(details)];
  await sql.query(statements.insertChange, parameters);
}
