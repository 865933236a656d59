import { Button } from 'antd';
import { useState } from 'react';
import { Keys } from '../../parts/keys.js';
import { useAddress } from '../../parts/use-address.js';
import { mayCommand } from '../../session/commands-of-role.js';
import { useAccount, useSession } from '../../session/session.js';
import type { Account } from '../../session/session.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';
import { CommandDialog } from './command-dialog.js';
import { COMMAND_FORMS } from './command-fields.js';
import type { DossierView } from './dossier-view.js';
import { mainCommand } from './main-command.js';
import type { Standing } from './main-command.js';
import { NextDossier } from './next-dossier.js';

const HAS_DESK: ReadonlySet<string> = new Set(['officer', 'supervisor']);
/** After these somebody else has it, or nobody need do anything. */
const OFF_THE_DESK: ReadonlySet<string> = new Set([
  ...['hand-over', 'process', 'request-supplement', 'request-payment', 'withdraw', 'stop'],
]);

/** What the server says may be done now, as far as the role does it: a button each, `c` and a letter. */
export function Commands({ dossier }: { dossier: DossierView }) {
  const account = useAccount();
  const { actingFor } = useSession();
  const [{ step }, change] = useAddress();
  const [done, setDone] = useState<string | null>(null);
  const shown = dossier.availableCommands.filter(
    (name) => COMMAND_FORMS[name] !== undefined && mayCommand(account.role, name) && isOf(account, name, dossier),
  );
  // A step in the address is opened, as from the receipt of what was just received; what is not allowed now is not.
  const [open, setOpen] = useState(() => shown.find((name) => name === step) ?? null);
  const close = () => {
    setOpen(null);
    if (step !== undefined) change({ step: undefined });
  };
  const main = mainCommand({
    ...{ role: account.role, available: dossier.availableCommands, theirs: shown },
    hands: handsOf(dossier, actingFor?.actorId ?? account.actorId),
  });
  return (
    <div className="buttons no-print">
      {[...shown.filter((name) => name === main), ...shown.filter((name) => name !== main)].map((name) => (
        <CommandButton key={name} name={name} primary={name === main} run={() => setOpen(name)} />
      ))}
      {open !== null && <CommandDialog dossier={dossier} command={open} recorded={() => setDone(open)} close={close} />}
      {done !== null && HAS_DESK.has(account.role) && OFF_THE_DESK.has(done) && (
        <NextDossier done={dossier.code} command={done} />
      )}
    </div>
  );
}

/** What depends on the person too: who received amends, and nobody approves what they asked for themselves. */
function isOf({ actorId }: Account, command: string, { facts }: DossierView): boolean {
  if (command === 'amend-personal') return facts.receivedBy === actorId;
  if (command !== 'approve-correction') return true;
  return (facts.pendingCorrections ?? []).some(({ requestedBy }) => requestedBy !== actorId);
}

function handsOf({ facts: { holder } }: DossierView, me: string): Standing['hands'] {
  if (holder?.officerId == null) return 'unit';
  return holder.officerId === me ? 'own' : 'others';
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
