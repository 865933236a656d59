import { PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { SyntheticEvent } from 'react';
import { useOpened } from '../../parts/hand-out.js';
import { useText } from '../../shell/use-text.js';
import { pathOf } from './dossier-view.js';
import type { DossierView } from './dossier-view.js';
import { useTimeline } from './dossier-view.js';

/** The official forms that this dossier's events allow, each a PDF in a tab of its own. */
export function Papers({ dossier: { code } }: { dossier: DossierView }) {
  const t = useText();
  const { data = [] } = useTimeline(code);
  const opened = useOpened(code);
  const has = (type: string) => data.some((event) => event.type === type);
  const papers = [
    ...(has('DossierReceived') ? ['receipt?size=A5', 'receipt?size=A4'] : []),
    ...(has('SupplementRequested') ? ['supplement'] : []),
    ...(has('IntakeRefused') ? ['refusal'] : []),
    ...(has('DeadlineExtended') ? ['apology'] : []),
    ...(has('DossierReceived') ? ['control-slip'] : []),
  ];
  if (papers.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        onClick: ({ domEvent }) => followLink(domEvent),
        items: papers.map((paper) => ({
          key: paper,
          label: (
            <a
              href={`${pathOf(code)}/papers/${paper}`}
              target="_blank"
              rel="noopener"
              onClick={() => opened(paper.replace(/\?.*$/, ''))}
            >
              {t(`dossier.paper.${paper.replace(/\?size=/, '-')}`)}
            </a>
          ),
        })),
      }}
    >
      <Button icon={<PrinterOutlined />}>{t('dossier.print')}</Button>
    </Dropdown>
  );
}

/** Enter on an item reaches the item and not the link within it; pressed on the link the browser follows it by itself. */
function followLink({ type, target, currentTarget }: SyntheticEvent): void {
  if (type !== 'keydown' || target instanceof HTMLAnchorElement) return;
  currentTarget.querySelector('a')?.click();
}
