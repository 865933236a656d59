import { Alert, Table } from 'antd';
import { useIntl } from 'react-intl';
import { DossierCode } from '../../parts/dossier-code.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { useMoves } from './calendars-view.js';
import type { Move } from './calendars-view.js';

const COUNTS = ['moved', 'earlier', 'later', 'becomesLate', 'stopsBeingLate'] as const;

/** What a published draft would do to promises that were given: counts, and dossier by dossier. */
export function PreviewResult({ jobId, result }: { jobId: string; result: Record<string, unknown> }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const { data, error } = useMoves(jobId, true);
  const counts = COUNTS.map((name) => `${t(`calendars.${name}`)}: ${intl.formatNumber(Number(result[name] ?? 0))}`);
  return (
    <>
      <Alert
        type={Number(result['becomesLate'] ?? 0) > 0 ? 'warning' : 'info'}
        showIcon
        className="problem"
        title={t('calendars.moves', { moved: Number(result['moved'] ?? 0) })}
        description={counts.join(' · ')}
      />
      {error !== null && <ProblemAlert error={error} />}
      <Table<Move>
        size="small"
        rowKey="code"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        loading={data === undefined && error === null}
        dataSource={data?.items ?? []}
        scroll={{ x: 720 }}
        locale={{ emptyText: t('calendars.moves.none') }}
        columns={[
          { title: t('calendars.dossier'), width: 250, render: (_, { code }) => <DossierCode code={code} /> },
          { title: t('calendars.from'), width: 160, className: 'num', render: (_, { from }) => dates.moment(from) },
          { title: t('calendars.to'), width: 160, className: 'num', render: (_, { to }) => dates.moment(to) },
          {
            title: t('calendars.verdict'),
            render: (_, { verdict }) => (verdict === null ? '—' : t(`calendars.${verdict}`)),
          },
        ]}
      />
    </>
  );
}
