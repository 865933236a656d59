import { Button } from 'antd';
import { useState } from 'react';
import { Keys } from '../../parts/keys.js';
import { mayCommand } from '../../session/commands-of-role.js';
import { useAccount } from '../../session/session.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';
import { CommandDialog } from './command-dialog.js';
import { COMMAND_FORMS } from './command-fields.js';
import type { DossierView } from './dossier-view.js';

/** What the server says may be done now, as far as the role does it: a button each, `c` and a letter. */
export function Commands({ dossier }: { dossier: DossierView }) {
  const { role } = useAccount();
  const [open, setOpen] = useState<string | null>(null);
  const shown = dossier.availableCommands.filter((name) => COMMAND_FORMS[name] !== undefined && mayCommand(role, name));
  return (
    <div className="buttons no-print">
      {shown.map((name, i) => (
        <CommandButton key={name} name={name} primary={i === 0} run={() => setOpen(name)} />
      ))}
      {open !== null && (
        <CommandDialog code={dossier.code} version={dossier.version} command={open} close={() => setOpen(null)} />
      )}
    </div>
  );
}

function CommandButton({ name, primary, run }: { name: string; primary: boolean; run: () => void }) {
  const t = useText();
  const keys = `c ${COMMAND_FORMS[name]?.key ?? ''}`;
  useShortcut({ keys, label: t(`command.${name}`), group: t('dossier.title'), run });
  return (
    <Button type={primary ? 'primary' : 'default'} onClick={run}>
      {t(`command.${name}`)} <Keys of={keys} />
    </Button>
  );
}
