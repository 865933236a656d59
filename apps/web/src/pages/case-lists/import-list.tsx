import { useInfiniteQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { useColleagues } from '../../parts/colleagues.js';
import { JobProgress } from '../../parts/job-progress.js';
import { More } from '../../parts/more.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { isOpen } from '../../parts/use-job.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { Import, ImportPage, ImportReport } from './case-lists-view.js';
import { FileRefused } from './import-outcome.js';
import { ReportView } from './report-view.js';
import { ResultDownload } from './result-download.js';
import { useSizeText } from './size-text.js';

const EVERY_MS = 1_000;
const SELDOM_MS = 10_000;

/** Earlier imports of the tenant, the newest first, without the one that the page shows already. */
export function ImportList({ may, without }: { may: boolean; without: string | null }) {
  const t = useText();
  const list = useInfiniteQuery({
    queryKey: ['imports'],
    queryFn: ({ pageParam }) =>
      fetched<ImportPage>(`/api/v1/imports?limit=20${pageParam === '' ? '' : `&before=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => isOpen({ ...one, result: null }))) === true
        ? EVERY_MS
        : SELDOM_MS,
  });
  const { data, error } = list;
  const items = data?.pages.flatMap((page) => page.items).filter(({ id }) => id !== without);
  return (
    <>
      <h2 className="section-title">{t('caseLists.earlier')}</h2>
      {error !== null && <ProblemAlert error={error} />}
      <ImportTable items={items ?? []} loading={items === undefined && error === null} may={may} />
      <More of={list}>{t('caseLists.older')}</More>
    </>
  );
}

function ImportTable({ items, loading, may }: { items: Import[]; loading: boolean; may: boolean }) {
  const t = useText();
  const dates = useDates();
  const sizeText = useSizeText();
  const { nameOf } = useColleagues();
  return (
    <Table<Import>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={items}
      pagination={false}
      scroll={{ x: 900 }}
      locale={{ emptyText: t('caseLists.none') }}
      expandable={{
        rowExpandable: ({ result, error, hasResult }) => result !== null || error !== null || hasResult,
        expandedRowRender: (one) => <Outcome of={one} />,
      }}
      columns={[
        {
          title: t('caseLists.file'),
          width: 240,
          render: (_, { fileName, bytes }) => (
            <>
              {fileName} <span className="muted num">({sizeText(bytes)})</span>
            </>
          ),
        },
        {
          title: t('caseLists.what'),
          width: 110,
          render: (_, { dryRun }) => t(`caseLists.what.${dryRun ? 'survey' : 'takeIn'}`),
        },
        { title: t('caseLists.by'), width: 160, render: (_, { requestedBy }) => nameOf(requestedBy) },
        {
          title: t('caseLists.at'),
          width: 150,
          className: 'num',
          render: (_, { createdAt }) => dates.moment(createdAt),
        },
        { title: t('caseLists.outcome'), render: (_, one) => <Progress of={one} may={may} /> },
      ]}
    />
  );
}

/** Counts once there are any; until then how far it is. */
function Progress({ of: one, may }: { of: Import; may: boolean }) {
  const t = useText();
  const intl = useIntl();
  if (one.result === null) return <JobProgress job={{ ...one, result: null }} mayCancel={may} />;
  const { accepted, duplicate, rejected }: ImportReport = one.result;
  const numbers = Object.entries({ accepted, duplicate, rejected }).map(([name, n]) => [name, intl.formatNumber(n)]);
  return <span className="num">{t('caseLists.counts', Object.fromEntries(numbers) as Record<string, string>)}</span>;
}

function Outcome({ of: { id, result, error, hasResult } }: { of: Import }) {
  if (error !== null) return <FileRefused error={error} />;
  if (result !== null) return <ReportView id={id} report={result} hasResult={hasResult} />;
  return hasResult ? <ResultDownload id={id} /> : null;
}
