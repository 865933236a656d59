import { Modal } from 'antd';
import { useState } from 'react';
import { Keys } from '../parts/keys.js';
import { useShortcut, useShortcutMap } from './shortcuts.js';
import type { Shortcut } from './shortcuts.js';
import { useText } from './use-text.js';

/** What the keyboard does on this page, on `?`. */
export function KeyboardMap() {
  const t = useText();
  const [open, setOpen] = useState(false);
  useShortcut({ keys: '?', label: t('shell.keys.map'), group: t('shell.keys.everywhere'), run: () => setOpen(true) });
  const groups = grouped(useShortcutMap());
  return (
    <Modal title={t('shell.keys.title')} open={open} onCancel={() => setOpen(false)} footer={null} width={640}>
      <p className="muted">{t('shell.keys.hint')}</p>
      {[...groups].map(([group, shortcuts]) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl className="keyboard-map">
            {shortcuts.map(({ keys, label }) => (
              <div key={keys}>
                <dt>
                  <Keys of={keys} />
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}

function grouped(shortcuts: Shortcut[]): Map<string, Shortcut[]> {
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of shortcuts) groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  return groups;
}
