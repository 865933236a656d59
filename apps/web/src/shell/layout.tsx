import { MenuOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { Button, Drawer, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { Keys } from '../parts/keys.js';
import { useAccount } from '../session/session.js';
import { AccountMenu } from './account-menu.js';
import { ActingBar } from './acting-bar.js';
import { KeyboardMap } from './keyboard-map.js';
import { LogPosition } from './log-position.js';
import { Mark } from './mark.js';
import { PageKeys } from './page-keys.js';
import { Palette } from './palette.js';
import { PreferenceSwitches } from './preference-switches.js';
import { ScrollableTables } from './scrollable-tables.js';
import { SideNav, useNavPlace } from './side-nav.js';
import { useText } from './use-text.js';

/** The frame of every page: navigation by role, unit, position of the log, switches. */
export function Layout() {
  const t = useText();
  const account = useAccount();
  const [drawer, setDrawer] = useState(false);
  const [palette, setPalette] = useState(false);
  const main = useRef<HTMLElement>(null);
  const place = useNavPlace();
  useFocusOnNewPage(main);
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <div className="shell-brand">
        <Mark />
        Đúng Hẹn
      </div>
      <header className="shell-header">
        <Button
          className="shell-menu-button"
          type="text"
          icon={<MenuOutlined />}
          aria-label={t('shell.menu')}
          onClick={() => setDrawer(true)}
        />
        <span className="shell-unit" title={account.unitName ?? account.tenant}>
          {account.unitName ?? t('shell.wholeTenant', { tenant: account.tenant })}
        </span>
        <span className="shell-space" />
        <LogPosition />
        <Button icon={<SearchOutlined />} onClick={() => setPalette(true)}>
          <span className="narrow-hidden">{t('shell.palette.open')}</span>
          <span className="wide-only" aria-hidden>
            <Keys of="mod+k" />
          </span>
        </Button>
        <PreferenceSwitches />
        <Tooltip title={t('shell.keys.map')}>
          <QuestionMark />
        </Tooltip>
        <AccountMenu />
      </header>
      <aside className="shell-side">
        <SideNav place={place} />
      </aside>
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        <ActingBar />
        <Outlet />
      </main>
      <Drawer open={drawer} onClose={() => setDrawer(false)} placement="left" size={280} title="Đúng Hẹn">
        <SideNav place={place} onGo={() => setDrawer(false)} />
      </Drawer>
      <Palette open={palette} setOpen={setPalette} />
      <PageKeys />
      <KeyboardMap />
      <ScrollableTables />
    </div>
  );
}

function QuestionMark() {
  const t = useText();
  return (
    <Button
      className="wide-only"
      type="text"
      icon={<QuestionCircleOutlined />}
      aria-label={t('shell.keys.map')}
      onClick={() => window.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))}
    />
  );
}

/**
 * A new page begins to be read at its beginning, unless it has given the focus to a field of its own. What had it on the page before
 * goes away with that page: kept there, the focus would fall to the very top.
 */
function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const router = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const seen = useRef(path);
  const before = useRef<Element | null>(null);
  useEffect(() => router.subscribe('onBeforeNavigate', () => (before.current = document.activeElement)), [router]);
  useEffect(() => {
    if (seen.current === path) return;
    seen.current = path;
    const { activeElement } = document;
    const own = activeElement !== before.current && main.current?.contains(activeElement) === true;
    if (!own) main.current?.focus({ preventScroll: true });
  }, [path, main]);
}
