import { Tabs } from 'antd';
import { PageHead } from '../../parts/page-head.js';
import { useAddress } from '../../parts/use-address.js';
import { useText } from '../../shell/use-text.js';
import { AccessChanges } from './access-changes.js';
import { AccountList } from './account-list.js';
import { SessionList } from './session-list.js';
import { TokenList } from './token-list.js';

/** Who may come in, who is in, which programs may, and who changed that. */
export default function AccountsPage() {
  const t = useText();
  const [{ tab }, change] = useAddress();
  return (
    <>
      <PageHead title={t('accounts.title')} />
      <Tabs
        activeKey={tab ?? 'accounts'}
        onChange={(chosen) => change({ tab: chosen === 'accounts' ? undefined : chosen })}
        destroyOnHidden
        items={[
          { key: 'accounts', label: t('accounts.tab.accounts'), children: <AccountList /> },
          { key: 'sessions', label: t('accounts.tab.sessions'), children: <SessionList /> },
          { key: 'tokens', label: t('accounts.tab.tokens'), children: <TokenList /> },
          { key: 'changes', label: t('accounts.tab.changes'), children: <AccessChanges /> },
        ]}
      />
    </>
  );
}
