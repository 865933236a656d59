import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { useText } from '../../shell/use-text.js';
import { ListLink } from '../../worklist/list-link.js';

const UNASSIGNED = '/api/v1/dossiers?open=true&officerId=none&sort=due';

/** Instead of a table without rows: what will stand here, and where dossiers are meanwhile. */
export function EmptyDesk({ whole }: { whole: boolean }) {
  const t = useText();
  if (!whole) {
    return (
      <p className="desk-empty">
        {t('desk.empty.list')} <Link to={'/desk' as string}>{t('desk.empty.all')}</Link>
      </p>
    );
  }
  return (
    <Card className="desk-empty" size="small" title={t('desk.empty')}>
      <p>{t('desk.empty.text')}</p>
      <ul>
        <li>
          <ListLink query={UNASSIGNED}>{t('desk.empty.unassigned')}</ListLink>
        </li>
        <li>
          <Link to={'/dossiers' as string}>{t('desk.empty.search')}</Link>
        </li>
      </ul>
    </Card>
  );
}
