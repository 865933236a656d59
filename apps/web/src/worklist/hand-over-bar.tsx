import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Keys } from '../parts/keys.js';
import { useShortcut } from '../shell/shortcuts.js';
import { useText } from '../shell/use-text.js';
import { HandOverDialog } from './hand-over-dialog.js';
import type { Chosen } from './hand-over-dialog.js';

/** As many as the API takes in one request. */
const MOST = 200;

/** How many are chosen, and the way to hand them over; what was refused stays chosen. */
export function HandOverBar({ items, keep }: { items: readonly Chosen[]; keep: (codes: string[]) => void }) {
  const t = useText();
  const [handed, setHanded] = useState<readonly Chosen[] | null>(null);
  const ready = items.length > 0 && items.length <= MOST;
  const run = () => setHanded(items);
  useShortcut(
    ready && handed === null ? { keys: 'c h', label: t('worklist.handOver'), group: t('worklist.dossier'), run } : null,
  );
  return (
    <div className="work-bar no-print">
      <Button type="primary" icon={<SwapOutlined />} disabled={!ready} onClick={run}>
        {t('worklist.handOver')} <Keys of="c h" />
      </Button>
      <span className="muted" role="status">
        {items.length > MOST ? t('worklist.tooMany', { most: MOST }) : t('worklist.chosen', { count: items.length })}
      </span>
      {handed !== null && <HandOverDialog items={handed} settled={keep} close={() => setHanded(null)} />}
    </div>
  );
}
