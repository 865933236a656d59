import { useQuery } from '@tanstack/react-query';
import { fetched } from '../../api/client.js';
import type { Role } from '../../session/session.js';

export const PERSON_ROLES: readonly Role[] = ['clerk', 'officer', 'supervisor', 'inspector', 'admin'];

export interface AccountView {
  accountId: string;
  name: string;
  displayName: string;
  role: Role;
  unitId: string | null;
  email: string | null;
  actorId: string;
  mustChangePassword: boolean;
  /** Whether it is linked to somebody at the OpenID provider. */
  hasIdentity: boolean;
  disabledAt: string | null;
}
export interface SessionView {
  sessionId: string;
  account: { accountId: string; name: string; displayName: string; role: Role; unitId: string | null };
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  address: string | null;
  userAgent: string | null;
}
export interface TokenView {
  tokenId: string;
  name: string;
  role: string;
  unitId: string | null;
  createdAt: string;
  createdBy: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}

/** All of a list of the administration; its key begins with `access`, so that one change asks all of them again. */
export const useAccessList = <T>(what: 'accounts' | 'sessions' | 'tokens') =>
  useQuery({
    queryKey: ['access', what],
    queryFn: () => fetched<{ items: T[] }>(`/api/v1/${what}`).then(({ items }) => items),
  });
