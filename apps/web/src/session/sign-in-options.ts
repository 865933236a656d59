import { queryOptions, useQuery } from '@tanstack/react-query';
import { fetched } from '../api/client.js';
import type { SignInOptions } from './session.js';

export const signInOptionsQuery = queryOptions({
  queryKey: ['session-options'],
  queryFn: () => fetched<SignInOptions>('/api/v1/session/options'),
  staleTime: 60_000,
});

/** What the sign-in page offers: demo accounts, and another sign-in service where one is configured. */
export const useSignInOptions = () => useQuery(signInOptionsQuery);
