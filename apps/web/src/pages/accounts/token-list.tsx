import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import { sendJson } from '../../api/send-json.js';
import { useAgencies } from '../../parts/catalogue.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { useDates } from '../../time/use-dates.js';
import { useAccessList } from './accounts-view.js';
import type { TokenView } from './accounts-view.js';
import { TokenDialog } from './token-dialog.js';

/** The tokens of programs, never their text; one that is revoked ends within two seconds. */
export function TokenList() {
  const t = useText();
  const { role } = useAccount();
  const { data, error } = useAccessList<TokenView>('tokens');
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      {role === 'admin' && (
        <div className="toolbar">
          <p className="muted">{t('accounts.tokens.text')}</p>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
            {t('accounts.tokens.new')}
          </Button>
        </div>
      )}
      {error !== null && <ProblemAlert error={error} />}
      <Tokens items={data ?? []} loading={data === undefined && error === null} manages={role === 'admin'} />
      {open && <TokenDialog close={() => setOpen(false)} show={setSecret} />}
      <ShownOnce title={t('accounts.tokens.text.once')} secret={secret} close={() => setSecret(null)} />
    </>
  );
}

function Tokens({ items, loading, manages }: { items: TokenView[]; loading: boolean; manages: boolean }) {
  const t = useText();
  const dates = useDates();
  const { tenant } = useAccount();
  const { nameOf } = useAgencies();
  const stateOf = ({ revokedAt, expiresAt }: TokenView): string => {
    if (revokedAt !== null) return t('accounts.tokens.revokedAt', { at: dates.moment(revokedAt) });
    if (expiresAt === null) return t('accounts.tokens.unlimited');
    const key = Date.parse(expiresAt) < now() ? 'accounts.tokens.expiredAt' : 'accounts.tokens.until';
    return t(key, { at: dates.moment(expiresAt) });
  };
  return (
    <Table<TokenView>
      size="small"
      rowKey="tokenId"
      loading={loading}
      dataSource={items}
      pagination={items.length > 50 ? { pageSize: 50 } : false}
      scroll={{ x: 860 }}
      locale={{ emptyText: t('accounts.tokens.none') }}
      columns={[
        { title: t('accounts.tokens.name'), dataIndex: 'name' },
        { title: t('accounts.role'), width: 150, render: (_, { role }) => t(`accounts.tokenRole.${role}`) },
        {
          title: t('accounts.scope'),
          render: (_, { unitId }) => (unitId === null ? t('shell.wholeTenant', { tenant }) : nameOf(unitId)),
        },
        {
          title: t('accounts.tokens.created'),
          width: 150,
          className: 'num',
          render: (_, one) => dates.moment(one.createdAt),
        },
        { title: t('accounts.state'), width: 230, render: (_, one) => stateOf(one) },
        ...(manages
          ? [
              {
                title: t('accounts.actions'),
                width: 110,
                render: (_: unknown, one: TokenView) => (one.revokedAt === null ? <Revoke of={one} /> : null),
              },
            ]
          : []),
      ]}
    />
  );
}

function Revoke({ of: { tokenId, name } }: { of: TokenView }) {
  const t = useText();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const revoke = useMutation({
    mutationFn: () => sendJson('DELETE', `/api/v1/tokens/${tokenId}`),
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['access'] }),
  });
  const ask = () =>
    void modal.confirm({
      title: t('accounts.tokens.revoke'),
      content: t('accounts.tokens.revoke.text', { name }),
      okText: t('accounts.tokens.revoke'),
      cancelText: t('accounts.cancel'),
      onOk: () => revoke.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" danger aria-label={`${t('accounts.tokens.revoke')}: ${name}`} onClick={ask}>
      {t('accounts.tokens.revoke')}
    </Button>
  );
}
