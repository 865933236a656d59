import { useInfiniteQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { fetched } from '../../api/client.js';
import { useAgencies } from '../../parts/catalogue.js';
import { useColleagues } from '../../parts/colleagues.js';
import { More } from '../../parts/more.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';

interface Change {
  changeId: string;
  changedAt: string;
  changedBy: string;
  change: string;
  name: string;
  details: Record<string, unknown>;
}

/** Who changed whose access, when and how, the newest first; nobody can take a line out. */
export function AccessChanges() {
  const t = useText();
  const dates = useDates();
  const { nameOf } = useColleagues();
  const wordsOf = useDetails();
  const list = useInfiniteQuery({
    queryKey: ['access', 'changes'],
    queryFn: ({ pageParam }) =>
      fetched<{ items: Change[]; next: string | null }>(
        `/api/v1/account-changes?limit=100${pageParam === '' ? '' : `&before=${pageParam}`}`,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { data, error } = list;
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      <Table<Change>
        size="small"
        rowKey="changeId"
        loading={data === undefined && error === null}
        dataSource={data?.pages.flatMap(({ items }) => items) ?? []}
        pagination={false}
        scroll={{ x: 800 }}
        locale={{ emptyText: t('accounts.changes.none') }}
        columns={[
          {
            title: t('accounts.changes.at'),
            width: 150,
            className: 'num',
            render: (_, one) => dates.moment(one.changedAt),
          },
          { title: t('accounts.changes.by'), width: 200, render: (_, one) => nameOf(one.changedBy) },
          { title: t('accounts.changes.what'), width: 220, render: (_, one) => t(`accounts.change.${one.change}`) },
          { title: t('accounts.changes.whose'), width: 200, dataIndex: 'name' },
          { title: t('accounts.changes.details'), render: (_, { details }) => wordsOf(details) },
        ]}
      />
      <More of={list}>{t('accounts.more')}</More>
    </>
  );
}

/** Said by the other columns, or an inner name that tells nobody anything. */
const HIDDEN = new Set(['name', 'actorId', 'accountId', 'tokenId']);

/** `Vai trò: Cán bộ tiếp nhận → Cán bộ thụ lý`, as far as the page knows the words. */
function useDetails(): (details: Record<string, unknown>) => string {
  const t = useText();
  const { nameOf } = useAgencies();
  const { tenant } = useAccount();
  const value = (name: string, of: unknown): string => {
    if (name === 'unitId' && of === null) return t('shell.wholeTenant', { tenant });
    if (of === null || of === undefined) return '—';
    const text = String(of);
    if (name === 'role') return t.has(`accounts.tokenRole.${text}`) ? t(`accounts.tokenRole.${text}`) : text;
    return name === 'unitId' ? nameOf(text) : text;
  };
  return (details) =>
    Object.entries(details)
      .filter(([name, of]) => !HIDDEN.has(name) && !(name === 'expiresAt' && of === null))
      .map(([name, of]) => {
        const label = t.has(`accounts.detail.${name}`) ? t(`accounts.detail.${name}`) : name;
        if (of === true || of === 'changed') return label;
        if (of === false) return t('accounts.detail.not', { what: label });
        if (typeof of !== 'object' || of === null) return `${label}: ${value(name, of)}`;
        const { from, to } = of as { from?: unknown; to?: unknown };
        return `${label}: ${value(name, from)} → ${value(name, to)}`;
      })
      .join('; ');
}
