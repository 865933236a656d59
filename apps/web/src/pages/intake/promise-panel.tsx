import { Collapse } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetched } from '../../api/client.js';
import type { Limit } from '../../parts/catalogue.js';
import { LimitText } from '../../parts/limit-text.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { TraceText } from '../../parts/trace-text.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { useDates } from '../../time/use-dates.js';

interface PromiseQuestion {
  limit: Limit | null | undefined;
  policyId: string | null;
}
const MINUTE = 60_000;

/** The day that would be promised now, and why: the server's own arithmetic, asked again every minute. */
export function PromisePanel({ limit, policyId }: PromiseQuestion) {
  const t = useText();
  const dates = useDates();
  const minute = useMinute();
  const body = JSON.stringify({
    receivedAt: new Date(minute * MINUTE).toISOString(),
    limit,
    ...(policyId === null ? {} : { policyId }),
  });
  const { data, error } = useQuery({
    queryKey: ['promise', body],
    queryFn: () =>
      fetched<{ dueAt: string }>('/api/v1/deadlines/explain', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    enabled: limit != null,
    placeholderData: (previous) => previous,
  });
  if (limit === undefined) return <p className="muted">{t('intake.promise.choose')}</p>;
  if (limit === null) return <p>{t('intake.promise.none')}</p>;
  return (
    <div>
      <p className="promise-day num" aria-live="polite" data-testid="promise">
        {data === undefined ? '…' : `${dates.time(data.dueAt)} · ${dates.weekday(data.dueAt)}`}
      </p>
      <p className="muted">
        <LimitText limit={limit} /> · {t('intake.promise.hint')}
      </p>
      {error !== null && <ProblemAlert error={error} />}
      <Collapse
        size="small"
        items={[
          {
            key: 'why',
            label: t('intake.promise.why'),
            children: <TraceText path="/api/v1/deadlines/explain" body={body} />,
          },
        ]}
      />
    </div>
  );
}

function useMinute(): number {
  const [minute, setMinute] = useState(() => Math.floor(now() / MINUTE));
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.floor(now() / MINUTE)), 5_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}
