import { KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { ChangePasswordForm } from '../session/change-password-form.js';
import { useSession } from '../session/session.js';
import { useSignOut } from '../session/use-sign-out.js';
import { useText } from './use-text.js';

/** Who is signed in, their password, and the way out. */
export function AccountMenu() {
  const t = useText();
  const { message } = App.useApp();
  const signOut = useSignOut();
  const [changing, setChanging] = useState(false);
  // Who is signed in, for whomever they act.
  const { displayName, role, name } = useSession().account;
  const changed = (): void => {
    setChanging(false);
    void message.success(t('session.changed'));
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'who', label: `${displayName} (${name}) · ${t(`role.${role}`)}`, disabled: true },
            { type: 'divider' },
            {
              key: 'password',
              icon: <KeyOutlined />,
              label: t('session.changePassword'),
              onClick: () => setChanging(true),
            },
            { key: 'out', icon: <LogoutOutlined />, label: t('session.signOut'), onClick: signOut },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={t('shell.account', { name: displayName })}>
          <span className="wide-only">{displayName}</span>
        </Button>
      </Dropdown>
      <Modal
        open={changing}
        title={t('session.changePassword')}
        footer={null}
        width={400}
        destroyOnHidden
        onCancel={() => setChanging(false)}
      >
        <ChangePasswordForm onChanged={changed} />
      </Modal>
    </>
  );
}
