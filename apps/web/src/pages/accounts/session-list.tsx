import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { sendJson } from '../../api/send-json.js';
import { useAgencies } from '../../parts/catalogue.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { browserOf } from './browser-of.js';
import { useAccessList } from './accounts-view.js';
import type { SessionView } from './accounts-view.js';

/** Who is signed in now, from where; a session is ended at once. */
export function SessionList() {
  const t = useText();
  const dates = useDates();
  const { role, tenant } = useAccount();
  const { nameOf } = useAgencies();
  const queries = useQueryClient();
  const { data, error } = useAccessList<SessionView>('sessions');
  const end = useMutation({
    mutationFn: (sessionId: string) => sendJson('DELETE', `/api/v1/sessions/${sessionId}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['access'] }),
  });
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      {end.error !== null && <ProblemAlert error={end.error} />}
      <Table<SessionView>
        size="small"
        rowKey="sessionId"
        loading={data === undefined && error === null}
        dataSource={data ?? []}
        pagination={(data?.length ?? 0) > 50 ? { pageSize: 50 } : false}
        scroll={{ x: 900 }}
        locale={{ emptyText: t('accounts.sessions.none') }}
        columns={[
          {
            title: t('accounts.person'),
            render: (_, { account }) => (
              <>
                {account.displayName} <span className="muted">{account.name}</span>
              </>
            ),
          },
          { title: t('accounts.role'), width: 150, render: (_, { account }) => t(`role.${account.role}`) },
          {
            title: t('accounts.unit'),
            render: (_, { account }) =>
              account.unitId === null ? t('shell.wholeTenant', { tenant }) : nameOf(account.unitId),
          },
          {
            title: t('accounts.sessions.since'),
            width: 150,
            className: 'num',
            render: (_, one) => dates.moment(one.createdAt),
          },
          {
            title: t('accounts.sessions.seen'),
            width: 150,
            className: 'num',
            render: (_, one) => dates.moment(one.lastSeenAt),
          },
          {
            title: t('accounts.sessions.from'),
            render: (_, { address, userAgent }) => (
              <span title={userAgent ?? ''}>
                {address ?? '—'} · {browserOf(userAgent)}
              </span>
            ),
          },
          ...(role === 'admin'
            ? [
                {
                  title: t('accounts.actions'),
                  width: 120,
                  render: (_: unknown, { sessionId, account }: SessionView) => (
                    <Button
                      size="small"
                      danger
                      aria-label={`${t('accounts.sessions.end')}: ${account.name}`}
                      loading={end.isPending && end.variables === sessionId}
                      onClick={() => end.mutate(sessionId)}
                    >
                      {t('accounts.sessions.end')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
