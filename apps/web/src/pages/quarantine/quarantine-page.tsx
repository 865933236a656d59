import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Select, Table } from 'antd';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { sendJson } from '../../api/send-json.js';
import { CodeSearch } from '../../parts/code-search.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { codeOf } from '../../parts/typed-terms.js';
import { useAddress } from '../../parts/use-address.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';

interface Waiting {
  id: string;
  feed: string;
  service: string | null;
  unit: string | null;
  code: string | null;
  reason: string;
  problems: { field?: string; code: string; detail?: string }[];
  item: Record<string, unknown>;
  cameAt: string;
  triedAt: string;
  tries: number;
  /** The mended version that was taken in its place. */
  dismissedBy?: { cameAt: string; runId: string };
}
interface WaitingPage {
  items: Waiting[];
  next: string | null;
  counts: Record<string, number>;
}

/** What feeds sent and the log could not take yet: why, and a try once the cause is mended. */
export default function QuarantinePage() {
  const t = useText();
  const [{ reason, code: typed, state }] = useAddress();
  const code = codeOf(typed);
  const dismissed = state === 'dismissed';
  const asked = {
    ...{ ...(reason ? { reason } : {}), ...(code ? { code } : {}) },
    ...(dismissed ? { state: 'dismissed' } : {}),
  };
  const list = useInfiniteQuery({
    queryKey: ['quarantine', asked],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...asked, limit: '100', ...(pageParam === '' ? {} : { after: pageParam }) });
      return fetched<WaitingPage>(`/api/v1/quarantine?${query.toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { data, error } = list;
  return (
    <>
      <PageHead title={t('quarantine.title')} />
      <p className="muted">{t(dismissed ? 'quarantine.dismissed.text' : 'quarantine.text')}</p>
      <Filters counts={data?.pages[0]?.counts ?? {}} />
      {error !== null && <ProblemAlert error={error} />}
      <Items
        items={data?.pages.flatMap(({ items }) => items) ?? []}
        loading={data === undefined && error === null}
        dismissed={dismissed}
      />
      <More of={list}>{t('quarantine.more')}</More>
    </>
  );
}

/** A reason in words, with its code: the code is what the sender's own program answers to. */
function useReason(): (reason: string) => string {
  const t = useText();
  return (reason) =>
    t.has(`quarantine.reason.${reason}`) ? `${t(`quarantine.reason.${reason}`)} (${reason})` : reason;
}

function Filters({ counts }: { counts: Record<string, number> }) {
  const t = useText();
  const intl = useIntl();
  const wordsOf = useReason();
  const [address, change] = useAddress();
  const find = useCallback((code: string) => change({ code }), [change]);
  return (
    <div className="filters" role="search">
      <CodeSearch value={address['code']} label={t('quarantine.code')} find={find} />
      <Select
        allowClear
        placeholder={t('quarantine.reason')}
        aria-label={t('quarantine.reason')}
        value={address['reason'] ?? null}
        onChange={(reason: string | undefined) => change({ reason })}
        options={Object.entries(counts).map(([value, count]) => ({
          value,
          label: `${wordsOf(value)}: ${intl.formatNumber(count)}`,
        }))}
      />
      <Segmented<string>
        aria-label={t('quarantine.state')}
        value={address['state'] === 'dismissed' ? 'dismissed' : 'open'}
        onChange={(chosen) => change({ state: chosen === 'dismissed' ? chosen : undefined, reason: undefined })}
        options={['open', 'dismissed'].map((value) => ({ value, label: t(`quarantine.state.${value}`) }))}
      />
    </div>
  );
}

function Items({ items, loading, dismissed }: { items: Waiting[]; loading: boolean; dismissed: boolean }) {
  const t = useText();
  const dates = useDates();
  const wordsOf = useReason();
  const { role } = useAccount();
  return (
    <Table<Waiting>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={items}
      pagination={false}
      scroll={{ x: 900 }}
      locale={{ emptyText: t(dismissed ? 'quarantine.dismissed.none' : 'quarantine.none') }}
      expandable={{ expandedRowRender: (one) => <Details of={one} /> }}
      columns={[
        {
          title: t('quarantine.dossier'),
          width: 250,
          render: (_, { code }) => (code === null ? '—' : <DossierCode code={code} />),
        },
        { title: t('quarantine.reason'), render: (_, { reason }) => wordsOf(reason) },
        { title: t('quarantine.feed'), width: 170, render: (_, { service, feed }) => service ?? feed },
        { title: t('quarantine.cameAt'), width: 150, className: 'num', render: (_, one) => dates.moment(one.cameAt) },
        { title: t('quarantine.tries'), width: 90, align: 'end', dataIndex: 'tries', className: 'num' },
        ...(dismissed
          ? [
              {
                title: t('quarantine.dismissedBy'),
                width: 210,
                className: 'num',
                render: (_: unknown, { dismissedBy }: Waiting) => <DismissedBy of={dismissedBy} />,
              },
            ]
          : []),
        ...(role === 'admin' && !dismissed
          ? [{ title: t('quarantine.action'), width: 110, render: (_: unknown, one: Waiting) => <Retry of={one} /> }]
          : []),
      ]}
    />
  );
}

/** The version that was taken in its place: when it came, and the run whose events it brought. */
function DismissedBy({ of }: { of: Waiting['dismissedBy'] }) {
  const t = useText();
  const dates = useDates();
  if (of === undefined) return null;
  return (
    <>
      {t('quarantine.dismissedBy.at', { at: dates.moment(of.cameAt) })}
      <div className="muted">{t('quarantine.dismissedBy.run', { run: of.runId.slice(-8) })}</div>
    </>
  );
}

/** What is wrong, field by field, and what of the item may be seen; the rest of it is sealed. */
function Details({ of: { problems, item } }: { of: Waiting }) {
  const t = useText();
  const wordsOf = useReason();
  return (
    <>
      <ul>
        {problems.map(({ field, code, detail }) => (
          <li key={`${field ?? ''} ${code}`}>{[field, wordsOf(code), detail].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
      <p className="muted">{t('quarantine.item')}</p>
      <dl className="facts">
        {Object.entries(item).map(([name, value]) => (
          <div key={name} className="facts-row">
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface Verdict {
  error_code: string;
  message?: string;
}

function Retry({ of: { id, code } }: { of: Waiting }) {
  const t = useText();
  const wordsOf = useReason();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const retry = useMutation({
    mutationFn: () => sendJson<Verdict>('POST', `/api/v1/quarantine/${id}/retry`),
    onSuccess: ({ error_code: verdict }) => {
      if (verdict === '0') void message.success(t('quarantine.taken'));
      else void message.warning(t('quarantine.still', { why: wordsOf(verdict) }));
    },
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['quarantine'] }),
  });
  return (
    <Button
      size="small"
      loading={retry.isPending}
      aria-label={`${t('quarantine.retry')}: ${code ?? id}`}
      onClick={() => retry.mutate()}
    >
      {t('quarantine.retry')}
    </Button>
  );
}
