import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { whenSessionEnds } from '../api/client.js';
import { PageError } from './error-boundary.js';
import { Waiting } from '../parts/waiting.js';
import { ChangePasswordPage } from '../session/change-password-page.js';
import { SignInAgain } from '../session/sign-in-again.js';
import { SignInPage } from '../session/sign-in-page.js';
import { sessionQuery } from '../session/session.js';
import { Layout } from './layout.js';
import { LiveLogProvider } from './live-log.js';
import { ShortcutsProvider } from './shortcuts.js';

/**
 * Whoever is not signed in reads the sign-in page at whatever address they opened, and then the page of that address.
 * Whose session ends while they work signs in over the page, which stays as it is with all that was typed.
 */
export function Shell() {
  const queries = useQueryClient();
  const session = useQuery(sessionQuery);
  const [ended, setEnded] = useState(false);
  const account = session.data?.account;
  useEffect(() => {
    whenSessionEnds(() => {
      if (queries.getQueryData(sessionQuery.queryKey) != null) setEnded(true);
    });
  }, [queries]);
  if (session.isPending) return <Waiting />;
  if (session.error !== null && account === undefined) {
    return <PageError error={session.error} reset={() => void session.refetch()} />;
  }
  if (account === undefined) return <SignInPage />;
  if (account.mustChangePassword) return <ChangePasswordPage />;
  return (
    <ShortcutsProvider>
      <LiveLogProvider key={ended ? 'ended' : `${account.actorId} ${session.data?.actingFor?.actorId ?? ''}`}>
        <Layout />
      </LiveLogProvider>
      <SignInAgain open={ended} onSignedIn={() => setEnded(false)} />
    </ShortcutsProvider>
  );
}
