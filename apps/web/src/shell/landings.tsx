import { Navigate, Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useAccount } from '../session/session.js';
import { homeOf } from './pages.js';
import { useText } from './use-text.js';

/** `/`: where somebody begins. */
export function Home() {
  return <Navigate to={homeOf(useAccount())} replace />;
}

export function NotFound() {
  const t = useText();
  return (
    <Result
      status="404"
      icon={<></>}
      title={t('shell.notFound.title')}
      subTitle={t('shell.notFound.text')}
      extra={<Link to="/">{t('shell.home')}</Link>}
    />
  );
}

export function Forbidden() {
  const t = useText();
  return (
    <Result
      status="info"
      icon={<></>}
      title={t('shell.forbidden.title')}
      subTitle={t('shell.forbidden.text')}
      extra={<Link to="/">{t('shell.home')}</Link>}
    />
  );
}
