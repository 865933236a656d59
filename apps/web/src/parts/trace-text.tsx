import { useQuery } from '@tanstack/react-query';
import { usePreferences } from '../shell/preferences.js';
import { problemOf } from '../api/problem.js';
import { ProblemAlert } from './problem-alert.js';
import { Waiting } from './waiting.js';

/** A deadline worked out session by session, as the API writes it for people to check with a wall calendar. */
export function TraceText({ path, body }: { path: string; body?: string }) {
  const { language } = usePreferences();
  const { data, error } = useQuery({
    queryKey: ['trace', path, body, language],
    queryFn: async () => {
      const posted =
        body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const response = await fetch(`${path}?format=text&lang=${language}`, posted);
      if (!response.ok) throw problemOf(response.status, await response.json());
      return response.text();
    },
  });
  if (error !== null) return <ProblemAlert error={error} />;
  return data === undefined ? <Waiting /> : <div className="trace-text">{data}</div>;
}
