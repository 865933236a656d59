import type { Role } from '../access/principal.js';

/** Roles that a person may have; `integration` is of programs, which have tokens. */
export const PERSON_ROLES = ['clerk', 'officer', 'supervisor', 'inspector', 'admin'] as const satisfies readonly Role[];
export type PersonRole = (typeof PERSON_ROLES)[number];

/** What an account is called: what people type, in lower case. */
export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/;

/** Whose session it is, as a person's screen shows it. */
export interface SignedInAccount {
  accountId: string;
  name: string;
  displayName: string;
  role: PersonRole;
  /** Root of the agency subtree it may see; null: the whole tenant. */
  unitId: string | null;
  actorId: string;
  tenant: string;
  timezone: string;
  /** Nothing but a change of password is allowed until then. */
  mustChangePassword: boolean;
}

export interface SignedIn {
  sessionId: string;
  account: SignedInAccount;
  /** Whom they chose to act for; whether they may is asked of the log with each request. null: themselves. */
  actingFor: string | null;
  /** When the session is over if nothing more is asked; at most twelve hours after the sign-in. */
  expiresAt: string;
}

/** What the administrators see of an account. */
export interface AccountView {
  accountId: string;
  name: string;
  displayName: string;
  role: PersonRole;
  unitId: string | null;
  actorId: string;
  email: string | null;
  createdAt: string;
  disabledAt: string | null;
  lastSeenAt: string | null;
  mustChangePassword: boolean;
  hasPassword: boolean;
  /** The OpenID provider has been used with it. */
  hasIdentity: boolean;
}

export interface AccountRequest {
  name: string;
  displayName: string;
  role: PersonRole;
  unitId: string | null;
  /** Absent: one is made. Only where events know the person already, as in the demo. */
  actorId?: string;
  email?: string | null;
}

/** What changes; absent members stay. */
export interface AccountPatch {
  displayName?: string;
  role?: PersonRole;
  unitId?: string | null;
  email?: string | null;
  disabled?: boolean;
}

export interface SessionView {
  sessionId: string;
  account: { accountId: string; name: string; displayName: string; role: PersonRole; unitId: string | null };
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  address: string | null;
  userAgent: string | null;
}

/** Who may be meant by an actor's id in an event, as far as the caller may know. */
export interface Colleague {
  actorId: string;
  displayName: string;
  role: PersonRole;
  unitId: string | null;
  active: boolean;
}

/** Who somebody is at an OpenID provider. */
export interface Identity {
  issuer: string;
  subject: string;
}
