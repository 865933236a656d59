import { ExportOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { fetched } from '../../api/client.js';
import { sendJson } from '../../api/send-json.js';
import { useColleagues } from '../../parts/colleagues.js';
import { JobProgress } from '../../parts/job-progress.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { isOpen } from '../../parts/use-job.js';
import type { Job } from '../../parts/use-job.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { JobResult } from './job-result.js';

interface JobPage {
  items: Job[];
  next: string | null;
}
const EVERY_MS = 1_000;
const SELDOM_MS = 10_000;

/** Long work of the tenant: what runs, how far it is, how it ended; and what may be begun by hand. */
export default function JobsPage() {
  const t = useText();
  const { role, unitId } = useAccount();
  const list = useInfiniteQuery({
    queryKey: ['jobs'],
    queryFn: ({ pageParam }) =>
      fetched<JobPage>(`/api/v1/jobs?limit=50${pageParam === '' ? '' : `&before=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isOpen)) === true ? EVERY_MS : SELDOM_MS,
  });
  const { data, error } = list;
  const may = role !== 'inspector' && unitId === null;
  return (
    <>
      <PageHead title={t('jobs.title')}>
        {role === 'admin' && unitId === null && (
          <Button href="/api/v1/queue-board/" target="_blank" rel="noopener" icon={<ExportOutlined />}>
            {t('jobs.queue')}
          </Button>
        )}
      </PageHead>
      {may && <Recompute />}
      {error !== null && <ProblemAlert error={error} />}
      <JobTable
        items={data?.pages.flatMap(({ items }) => items) ?? []}
        loading={data === undefined && error === null}
        may={may}
      />
      <More of={list}>{t('jobs.more')}</More>
    </>
  );
}

function Recompute() {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [period, setPeriod] = useState('');
  const start = useMutation({
    mutationFn: () => sendJson('POST', '/api/v1/recomputations', period.trim() === '' ? {} : { period: period.trim() }),
    onSuccess: () => void message.success(t('jobs.started')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  return (
    <>
      <div className="toolbar">
        <p className="muted">{t('jobs.recompute.text')}</p>
        <Space.Compact>
          <Input
            value={period}
            aria-label={t('jobs.recompute.period')}
            placeholder={t('jobs.recompute.period')}
            onChange={({ target }) => setPeriod(target.value)}
            onPressEnter={() => start.mutate()}
          />
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
            {t('jobs.recompute')}
          </Button>
        </Space.Compact>
      </div>
      {start.error !== null && <ProblemAlert error={start.error} />}
    </>
  );
}

function JobTable({ items, loading, may }: { items: Job[]; loading: boolean; may: boolean }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = useColleagues();
  const by = (who: string): string => (who === 'system' ? t('jobs.bySystem') : nameOf(who));
  return (
    <Table<Job>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={items}
      pagination={false}
      scroll={{ x: 860 }}
      locale={{ emptyText: t('jobs.none') }}
      expandable={{
        rowExpandable: ({ result }) => result !== null,
        expandedRowRender: ({ kind, result }) => <JobResult kind={kind} result={result ?? {}} />,
      }}
      columns={[
        {
          title: t('jobs.kind'),
          width: 220,
          render: (_, { kind }) => (t.has(`job.kind.${kind}`) ? t(`job.kind.${kind}`) : kind),
        },
        { title: t('jobs.by'), width: 180, render: (_, { requestedBy }) => by(requestedBy) },
        { title: t('jobs.at'), width: 150, className: 'num', render: (_, { createdAt }) => dates.moment(createdAt) },
        { title: t('jobs.progress'), render: (_, job) => <JobProgress job={job} mayCancel={may} /> },
      ]}
    />
  );
}
