import { useState } from 'react';
import { mayCommand } from '../../session/commands-of-role.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { HandOverBar } from '../../worklist/hand-over-bar.js';
import { NO_NAMES, allNames } from '../../worklist/listed-dossier.js';
import type { DossierListPage } from '../../worklist/listed-dossier.js';
import { WorkTable } from '../../worklist/work-table.js';

/** By time left, as the desk's numbers link here: chosen ones can be handed over together. */
export default function ByDue({ pages }: { pages: DossierListPage[] | undefined }) {
  const t = useText();
  const { role } = useAccount();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const items = pages?.flatMap((page) => page.items) ?? [];
  const may = mayCommand(role, 'hand-over');
  const chosen = items.filter(({ code }) => codes.includes(code));
  return (
    <>
      {may && <HandOverBar items={chosen} keep={setCodes} />}
      <WorkTable
        items={items}
        names={pages === undefined ? NO_NAMES : allNames(pages)}
        loading={pages === undefined}
        empty={t('dossiers.none')}
        chosen={may ? { codes, change: setCodes } : undefined}
      />
    </>
  );
}
