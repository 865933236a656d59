import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { sendJson } from '../../api/send-json.js';
import { useAgencies } from '../../parts/catalogue.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useSignInOptions } from '../../session/sign-in-options.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { useAccount } from '../../session/session.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { AccountDialog } from './account-dialog.js';
import { useAccessList } from './accounts-view.js';
import type { AccountView } from './accounts-view.js';
import { IdentityDialog } from './identity-dialog.js';

/** The accounts of the units one sees; an administrator makes, changes, blocks and resets them. */
export function AccountList() {
  const t = useText();
  const { role } = useAccount();
  const { data, error } = useAccessList<AccountView>('accounts');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<AccountView | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [linked, setLinked] = useState<AccountView | null>(null);
  const elsewhere = useSignInOptions().data?.oidc ?? null;
  const manages = role === 'admin';
  const shown = (data ?? []).filter(({ name, displayName }) => matches(`${displayName} ${name}`, typed));
  useShortcut(
    manages ? { keys: 'c a', label: t('accounts.new'), group: t('accounts.title'), run: () => setOpen('new') } : null,
  );
  return (
    <>
      <div className="toolbar">
        <Input.Search
          allowClear
          value={typed}
          placeholder={t('accounts.find')}
          aria-label={t('accounts.find')}
          onChange={({ target }) => setTyped(target.value)}
        />
        {manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {t('accounts.new')}
          </Button>
        )}
      </div>
      {error !== null && <ProblemAlert error={error} />}
      <Accounts
        items={shown}
        loading={data === undefined && error === null}
        manages={manages}
        edit={setOpen}
        show={setSecret}
        {...(elsewhere !== null && { link: setLinked })}
      />
      {linked !== null && <IdentityDialog of={linked} close={() => setLinked(null)} />}
      {open !== null && (
        <AccountDialog of={open === 'new' ? null : open} close={() => setOpen(null)} show={setSecret} />
      )}
      <ShownOnce title={t('accounts.password')} secret={secret} close={() => setSecret(null)} />
    </>
  );
}

interface AccountsProps {
  items: AccountView[];
  loading: boolean;
  manages: boolean;
  edit: (account: AccountView) => void;
  show: (secret: string) => void;
  /** Where people sign in through another service. */
  link?: (account: AccountView) => void;
}

function Accounts({ items, loading, manages, edit, show, link }: AccountsProps) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = useAgencies();
  const { tenant } = useAccount();
  return (
    <Table<AccountView>
      size="small"
      rowKey="accountId"
      loading={loading}
      dataSource={items}
      pagination={items.length > 50 ? { pageSize: 50 } : false}
      scroll={{ x: 900 }}
      locale={{ emptyText: t('accounts.none') }}
      columns={[
        {
          title: t('accounts.person'),
          render: (_, { displayName, name }) => (
            <>
              {displayName} <span className="muted">{name}</span>
            </>
          ),
        },
        { title: t('accounts.role'), width: 150, render: (_, { role }) => t(`role.${role}`) },
        {
          title: t('accounts.scope'),
          render: (_, { unitId }) => (unitId === null ? t('shell.wholeTenant', { tenant }) : nameOf(unitId)),
        },
        {
          title: t('accounts.state'),
          width: 190,
          render: (_, { disabledAt, mustChangePassword, hasIdentity }) =>
            disabledAt !== null ? (
              <span className="state">{t('accounts.blockedSince', { day: dates.day(disabledAt) })}</span>
            ) : (
              t(hasIdentity ? 'accounts.linked' : mustChangePassword ? 'accounts.firstSignIn' : 'accounts.active')
            ),
        },
        ...(manages
          ? [
              {
                title: t('accounts.actions'),
                width: 250,
                render: (_: unknown, account: AccountView) => (
                  <RowActions account={account} edit={edit} show={show} {...(link !== undefined && { link })} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function RowActions({
  account,
  edit,
  show,
  link,
}: Pick<AccountsProps, 'edit' | 'show' | 'link'> & { account: AccountView }) {
  const t = useText();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const { actorId } = useAccount();
  const path = `/api/v1/accounts/${account.accountId}`;
  const blocked = account.disabledAt !== null;
  const again = () => queries.invalidateQueries({ queryKey: ['access'] });
  const act = useMutation({ mutationFn: (doing: () => Promise<void>) => doing(), onSettled: again });
  const ask = (title: string, content: string, doing: () => Promise<void>): void => {
    void modal.confirm({ title, content, okText: title, cancelText: t('accounts.cancel'), onOk: () => run(doing) });
  };
  const run = (doing: () => Promise<void>) =>
    act.mutateAsync(doing).catch((error: unknown) => void message.error(error instanceof Error ? error.message : ''));
  const block = () => sendJson<unknown>('PATCH', path, { disabled: !blocked }).then(() => undefined);
  const reset = () =>
    sendJson<{ password: string }>('POST', `${path}/password-reset`).then(({ password }) => show(password));
  const who = `${account.displayName} (${account.name})`;
  return (
    <Space size="small" wrap>
      <Button size="small" onClick={() => edit(account)}>
        {t('accounts.edit')}
      </Button>
      <Button size="small" onClick={() => ask(t('accounts.reset'), t('accounts.reset.text', { who }), reset)}>
        {t('accounts.reset')}
      </Button>
      {link !== undefined && (
        <Button size="small" onClick={() => link(account)}>
          {t('accounts.link')}
        </Button>
      )}
      {account.actorId !== actorId && (
        <Button
          size="small"
          danger={!blocked}
          onClick={() =>
            blocked ? void run(block) : ask(t('accounts.block'), t('accounts.block.text', { who }), block)
          }
        >
          {t(blocked ? 'accounts.unblock' : 'accounts.block')}
        </Button>
      )}
    </Space>
  );
}
