import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  session: load('session'),
  touchSession: load('touch-session'),
  actFor: load('act-for'),
  insertSession: load('insert-session'),
  endSessions: load('end-sessions'),
  accountToSignIn: load('account-to-sign-in'),
  insertAccount: load('insert-account'),
  linkIdentity: load('link-identity'),
  accountOfIdentity: load('account-of-identity'),
  insertChange: load('insert-change'),
  setPassword: load('set-password'),
  accounts: load('accounts'),
  changeAccount: load('change-account'),
  sessions: load('sessions'),
  changes: load('changes'),
  tokens: load('tokens'),
  revokeToken: load('revoke-token'),
  colleagues: load('colleagues'),
  accessRecords: load('access-records'),
};
