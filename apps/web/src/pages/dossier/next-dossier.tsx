import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { fetched } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Keys } from '../../parts/keys.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';

type Next = components['schemas']['NextDossierDto'];

/** After a step that takes a dossier off somebody's hands: how many are left, and the next one a key away. */
export function NextDossier({ done, command }: { done: string; command: string }) {
  const t = useText();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['dossiers', 'next', done],
    queryFn: () => fetched<Next>(`/api/v1/desk/next?not=${encodeURIComponent(done)}`),
    gcTime: 0,
  });
  const code = data?.dossier?.code;
  const run = () => {
    if (code !== undefined) void navigate({ to: `/dossiers/${encodeURIComponent(code)}` });
  };
  useShortcut(code === undefined ? null : { keys: 'alt+n', label: t('dossier.next'), group: t('dossier.title'), run });
  if (data === undefined) return null;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      className="next-dossier no-print"
      title={`${t('dossier.done', { command: t(`command.${command}`) })} · ${data.left === 0 ? t('dossier.left.none') : t('dossier.left', { left: data.left })}`}
      action={
        code === undefined ? (
          <Link to={'/desk' as string}>{t('dossier.toDesk')}</Link>
        ) : (
          <Button type="primary" autoFocus onClick={run}>
            {t('dossier.next')} <Keys of="alt+n" />
          </Button>
        )
      }
    />
  );
}
