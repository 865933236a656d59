import { RightOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Keys } from '../../parts/keys.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';
import { ActForField } from '../../worklist/act-for-field.js';
import { CountedAt } from '../../worklist/counted-at.js';
import { HandOverBar } from '../../worklist/hand-over-bar.js';
import { NO_NAMES, allNames } from '../../worklist/listed-dossier.js';
import type { DossierListPage } from '../../worklist/listed-dossier.js';
import { WorkTable } from '../../worklist/work-table.js';
import { EmptyDesk } from './empty-desk.js';
import './desk.css';

type Today = components['schemas']['DeskTodayDto'];
type Next = components['schemas']['NextDossierDto'];

const LISTS = ['overdue', 'dueToday', 'dueSoon', 'atRisk', 'waiting'] as const;
const ALL = '/api/v1/dossiers?officerId=me&sort=due';
const AGAIN_MS = 60_000;
const PAGE = 100;

/** What somebody holds, by time left: open the first, or hand several over. */
export default function DeskPage() {
  const t = useText();
  const [address, change] = useAddress();
  const today = useQuery({
    queryKey: ['dossiers', 'desk'],
    queryFn: () => fetched<Today>('/api/v1/desk/today?officerId=me'),
    refetchInterval: AGAIN_MS,
  });
  const chosen = LISTS.find((name) => name === address['list']);
  const query = chosen === undefined ? ALL : today.data?.[chosen].query;
  return (
    <>
      <PageHead title={t('desk.title')}>
        <ActForField />
        <OpenFirst />
      </PageHead>
      {today.error !== null && <ProblemAlert error={today.error} again={() => void today.refetch()} />}
      <Lists today={today.data} chosen={chosen} choose={(list) => change({ list })} />
      {query !== undefined && <Mine key={query} query={query} />}
      {today.data !== undefined && <CountedAt position={today.data.position} at={today.data.now} />}
    </>
  );
}

function Lists(props: {
  today: Today | undefined;
  chosen: (typeof LISTS)[number] | undefined;
  choose: (list: string | undefined) => void;
}) {
  const t = useText();
  const intl = useIntl();
  const { today, chosen, choose } = props;
  const counted = (name: (typeof LISTS)[number]) =>
    today === undefined ? t(`desk.${name}`) : `${t(`desk.${name}`)} (${intl.formatNumber(today[name].count)})`;
  return (
    <div className="desk-lists">
      <Segmented
        aria-label={t('desk.which')}
        value={chosen ?? 'all'}
        onChange={(list) => choose(list === 'all' ? undefined : list)}
        options={[
          { value: 'all', label: t('desk.all') },
          ...LISTS.map((value) => ({ value: value as string, label: counted(value) })),
        ]}
      />
    </div>
  );
}

/** The first due of those that wait for nobody, one key away. */
function OpenFirst() {
  const t = useText();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['dossiers', 'next', ''],
    queryFn: () => fetched<Next>('/api/v1/desk/next'),
  });
  const code = data?.dossier?.code;
  const run = () => {
    if (code !== undefined) void navigate({ to: `/dossiers/${encodeURIComponent(code)}` });
  };
  useShortcut(code === undefined ? null : { keys: 'alt+n', label: t('desk.next'), group: t('desk.title'), run });
  if (data === undefined) return null;
  if (code === undefined) return <span className="muted">{t('desk.nothing')}</span>;
  return (
    <Button type="primary" icon={<RightOutlined />} onClick={run}>
      {t('desk.next')} <Keys of="alt+n" />
    </Button>
  );
}

function Mine({ query }: { query: string }) {
  const t = useText();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const list = useInfiniteQuery({
    queryKey: ['dossiers', 'mine', query],
    queryFn: ({ pageParam }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return fetched<DossierListPage>(`${query}&limit=${String(PAGE)}${cursor}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const pages = list.data?.pages;
  const items = pages?.flatMap((page) => page.items) ?? [];
  if (pages !== undefined && items.length === 0) return <EmptyDesk whole={query === ALL} />;
  return (
    <>
      {list.error !== null && <ProblemAlert error={list.error} again={() => void list.refetch()} />}
      <HandOverBar items={items.filter(({ code }) => codes.includes(code))} keep={setCodes} />
      <WorkTable
        items={items}
        names={pages === undefined ? NO_NAMES : allNames(pages)}
        loading={list.isPending}
        empty={t('desk.none')}
        chosen={{ codes, change: setCodes }}
        holder={false}
      />
      <More of={list}>{t('desk.more')}</More>
    </>
  );
}
