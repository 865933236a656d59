import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { fetched } from '../api/client.js';
import { SESSION, sessionQuery, useAccount } from '../session/session.js';
import { useText } from './use-text.js';

/** Who is signed in, and the way out. Signing out empties everything this page remembered of dossiers. */
export function AccountMenu() {
  const t = useText();
  const queries = useQueryClient();
  const { displayName, role, name } = useAccount();
  const signOut = async (): Promise<void> => {
    await fetched(SESSION, { method: 'DELETE' }).catch(() => undefined);
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: `${displayName} (${name}) · ${t(`role.${role}`)}`, disabled: true },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: t('session.signOut'), onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t('shell.account', { name: displayName })}>
        <span className="wide-only">{displayName}</span>
      </Button>
    </Dropdown>
  );
}
