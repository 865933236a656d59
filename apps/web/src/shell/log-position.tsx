import { Tooltip } from 'antd';
import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { now } from '../time/now.js';
import { useLiveLog } from './live-log.js';
import { useText } from './use-text.js';

/** The API speaks every ten seconds; after this long something is wrong with the line. */
const STALE_MS = 30_000;

/** Position of the log that this page has heard of, and how long ago it last heard anything. */
export function LogPosition() {
  const t = useText();
  const intl = useIntl();
  const { position, heardAt, connected } = useLiveLog();
  const current = useTick();
  // A page that never heard anything has been without a word since it was opened.
  const [openedAt] = useState(now);
  const age = Math.max(0, current - (heardAt ?? openedAt));
  const stale = age > STALE_MS || (heardAt !== null && !connected);
  const shown = position === null ? '…' : intl.formatNumber(position);
  return (
    <Tooltip title={t(stale ? 'shell.log.staleHint' : 'shell.log.hint')}>
      <span className="log-position" tabIndex={0}>
        {stale ? <WarningOutlined className="stale" aria-hidden /> : <CheckCircleOutlined aria-hidden />}
        <span>
          <span className="wide-only">{t('shell.log.position')} </span>
          <span data-testid="log-position">{shown}</span>
        </span>
        {stale && (
          <span className="stale" role="status">
            {t('shell.log.stale', { seconds: Math.round(age / 1_000) })}
          </span>
        )}
        {!stale && heardAt !== null && (
          <span className="wide-only">{t('shell.log.age', { seconds: Math.round(age / 1_000) })}</span>
        )}
      </span>
    </Tooltip>
  );
}

function useTick(): number {
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setCurrent(now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return current;
}
