import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import type { AddressValues } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { CountedAt } from '../../worklist/counted-at.js';
import { QueueFilters } from './queue-filters.js';
import { useCodedLists } from './review-data.js';
import type { Summary } from './review-data.js';
import { QUEUES, reviewQuery } from './review-filters.js';
import '../../worklist/worklist.css';
import './reviews.css';

const GROUPS = ['cause', 'responsibleUnit', 'agency', 'month'] as const;
type Group = (typeof GROUPS)[number];
const COUNTS = [
  ...(['dossiers', 'unreviewed', 'closed', 'overdue', 'excused', 'notExcused', 'apologySigned', 'repeated'] as const),
];
type Count = (typeof COUNTS)[number];
type Row = Summary['rows'][number];

/** Late cases by cause, unit or month: how many are reviewed, excused, apologised for, repeated. */
export default function SummaryPage() {
  const t = useText();
  const [address, change] = useAddress();
  const by = GROUPS.find((name) => name === address['groupBy']) ?? 'cause';
  const query = `${reviewQuery(address, false).toString()}&groupBy=${by}`;
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['dossiers', 'review-summary', query],
    queryFn: () => fetched<Summary>(`/api/v1/reviews/summary?${query}`),
  });
  return (
    <>
      <PageHead title={t('reviews.summary.title')}>
        <Link to={'/reviews' as string}>{t('reviews.back')}</Link>
      </PageHead>
      <div className="review-tabs">
        <Segmented
          aria-label={t('reviews.summary.by')}
          value={by}
          onChange={(group) => change({ groupBy: group })}
          options={GROUPS.map((value) => ({ value, label: t(`reviews.summary.by.${value}`) }))}
        />
      </div>
      <QueueFilters address={address} change={change} />
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined ? error === null && <Waiting /> : <SummaryTable summary={data} by={by} address={address} />}
      {data !== undefined && <CountedAt position={data.position} at={data.asOf ?? dataUpdatedAt} />}
      <p className="muted">{t('reviews.judged.figures')}</p>
    </>
  );
}

function SummaryTable({ summary, by, address }: { summary: Summary; by: Group; address: AddressValues }) {
  const t = useText();
  const nameOf = useRowName(by);
  const rows = [...summary.rows].sort((a, b) => (by === 'month' ? 0 : b.dossiers - a.dossiers));
  return (
    <div className="review-panel" tabIndex={0} role="region" aria-label={t('reviews.summary.title')}>
      <table className="plain-list">
        <thead>
          <tr>
            <th scope="col">{t(`reviews.summary.by.${by}`)}</th>
            {COUNTS.map((count) => (
              <th key={count} scope="col" className="end">
                {t(`reviews.summary.${count}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key[by] ?? ''}>
              <th scope="row">{nameOf(row)}</th>
              {COUNTS.map((count) => (
                <td key={count} className="end">
                  <Cell
                    count={row[count]}
                    search={listOf(row, by, count, address)}
                    of={`${nameOf(row)}, ${t(`reviews.summary.${count}`)}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('reviews.summary.total')}</th>
            {COUNTS.map((count) => (
              <td key={count} className="end">
                <Cell
                  count={summary.total[count]}
                  search={listOf(null, by, count, address)}
                  of={`${t('reviews.summary.total')}, ${t(`reviews.summary.${count}`)}`}
                />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cell({ count, search, of }: { count: number; search: Record<string, string> | null; of: string }) {
  const intl = useIntl();
  const t = useText();
  const shown = intl.formatNumber(count);
  if (count === 0 || search === null) return <span className={count === 0 ? 'num muted' : 'num'}>{shown}</span>;
  return (
    <Link
      to={'/reviews' as string}
      search={search as never}
      className="num"
      aria-label={t('reviews.summary.open', { count: shown, of })}
    >
      {shown}
    </Link>
  );
}

const STATES: Partial<Record<Count, Record<string, string>>> = {
  dossiers: { state: QUEUES.all },
  unreviewed: { state: QUEUES.unreviewed },
  closed: { state: QUEUES.closed },
  overdue: { overdue: 'true' },
};

/** The queue with exactly these; null where no queue can say it: units of a row are one unit, those of a filter a subtree. */
function listOf(row: Row | null, by: Group, count: Count, address: AddressValues): Record<string, string> | null {
  const state = STATES[count];
  if (state === undefined) return null;
  const kept = Object.fromEntries(reviewQuery(address, false));
  if (row === null) return { ...kept, ...state };
  const value = row.key[by];
  if (by === 'cause' && value != null) return { ...kept, ...state, cause: value };
  if (by === 'month' && value != null) return { ...kept, ...state, month: value };
  // What nobody has reviewed has no cause.
  return by === 'cause' && count === 'unreviewed' ? { ...kept, ...state } : null;
}

function useRowName(by: Group): (row: Row) => string {
  const t = useText();
  const { wordOf } = useCodedLists();
  return ({ key, names }) => {
    const value = key[by];
    if (value == null) return t('reviews.summary.none');
    if (by === 'cause') return wordOf('causes', value);
    if (by === 'month') return value.split('-').reverse().join('/');
    return names[by] ?? value;
  };
}
