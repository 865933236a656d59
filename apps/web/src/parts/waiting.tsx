import { Spin } from 'antd';
import { useText } from '../shell/use-text.js';

/** While something comes; read aloud, too. */
export function Waiting() {
  const t = useText();
  return (
    <div className="waiting" role="status">
      <Spin />
      <span className="visually-hidden">{t('parts.waiting')}</span>
    </div>
  );
}
