import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem, isPassing } from '../api/problem.js';
import { isLong } from '../parts/long-list.js';
import { begin } from './begin.js';
import { ErrorBoundary } from './error-boundary.js';
import { Manner } from './manner.js';
import { PreferencesProvider } from './preferences.js';
import { makeRouter } from './router.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 3 && isPassing(asProblem(error)),
      refetchOnWindowFocus: ({ state }) => !isLong(state.data),
    },
    mutations: { retry: false },
  },
});

begin(queries, window.location);

export function App() {
  const [router] = useState(() => makeRouter(queries));
  return (
    <PreferencesProvider>
      <QueryClientProvider client={queries}>
        <Manner>
          <ErrorBoundary>
            <RouterProvider router={router} />
          </ErrorBoundary>
        </Manner>
      </QueryClientProvider>
    </PreferencesProvider>
  );
}
