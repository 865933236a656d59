import { SwapOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { whenActingEnds } from '../api/client.js';
import { useSession } from '../session/session.js';
import { useActing } from '../session/use-acting.js';
import { useText } from './use-text.js';

/** On every page, for whom one acts just now, and the way back; over by itself when the delegation is. */
export function ActingBar() {
  const t = useText();
  const { message } = App.useApp();
  const { actingFor } = useSession();
  const acting = useActing();
  const stopping = useRef(false);
  useEffect(() => {
    whenActingEnds(() => {
      if (actingFor === null || stopping.current) return;
      stopping.current = true;
      void message.warning(t('acting.over', { name: actingFor.displayName }));
      void acting.actForOneself().finally(() => (stopping.current = false));
    });
  }, [actingFor, acting, message, t]);
  if (actingFor === null) return null;
  const { displayName, role, unitName } = actingFor;
  return (
    <div className="acting-bar" role="status">
      <SwapOutlined aria-hidden />
      <span>
        {t('acting.for')} <strong>{displayName}</strong> · {t(`role.${role}`)} · {unitName}
      </span>
      <Button size="small" onClick={() => void acting.actForOneself()}>
        {t('acting.stop')}
      </Button>
    </div>
  );
}
