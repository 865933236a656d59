import { queryOptions, useQuery } from '@tanstack/react-query';
import { fetched } from '../api/client.js';
import { asProblem } from '../api/problem.js';

export type Role = 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin';

/** Who is signed in; CONTRACT 3, `GET /session`. */
export interface Account {
  name: string;
  displayName: string;
  role: Role;
  /** null: the whole tenant. */
  unitId: string | null;
  unitName: string | null;
  actorId: string;
  tenant: string;
  timezone: string;
  mustChangePassword: boolean;
}
/** Whom the person of a session acts for: the page has their role and units meanwhile. */
export interface ActingFor {
  actorId: string;
  displayName: string;
  role: Role;
  unitId: string | null;
  unitName: string;
}
export interface Session {
  account: Account;
  /** null: they act for themselves. */
  actingFor: ActingFor | null;
  expiresAt: string;
}
export interface DemoAccount {
  account: string;
  password: string;
  role: Role;
  displayName: string;
}
export interface SignInOptions {
  demoAccounts: DemoAccount[];
  /** `signOutUrl`: where one signs out of that service too; null where it has no such place. */
  oidc: { label: string; url: string; signOutUrl: string | null } | null;
}

export const SESSION = '/api/v1/session';

/** The session of this browser, or null. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await fetched<Session>(SESSION);
    } catch (error) {
      if (asProblem(error).status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  retry: 2,
});

/** The session; only inside the shell, where there is one. */
export function useSession(): Session {
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  if (data === null || data === undefined) throw new Error('nobody is signed in');
  return data;
}

/** Who is signed in, with the role and the units that they have just now: those of whom they act for. */
export function useAccount(): Account {
  const { account, actingFor } = useSession();
  if (actingFor === null) return account;
  const { role, unitId, unitName } = actingFor;
  return { ...account, role, unitId, unitName };
}
