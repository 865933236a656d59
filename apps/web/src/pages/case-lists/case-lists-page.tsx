import { useState } from 'react';
import { Button } from 'antd';
import { PageHead } from '../../parts/page-head.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { HandInCard } from './hand-in-card.js';
import { ImportList } from './import-list.js';
import './case-lists.css';

/** Case lists of other systems: surveyed, then taken in by a worker; whoever leaves the page finds them again in the list. */
export default function CaseListsPage() {
  const t = useText();
  const { role, unitId } = useAccount();
  const [now, setNow] = useState<string | null>(null);
  const may = role === 'admin' && unitId === null;
  return (
    <>
      <PageHead title={t('caseLists.title')}>
        {may && (
          <Button href="/api/v1/imports/template?kind=caseList" target="_blank" rel="noopener">
            {t('caseLists.template')}
          </Button>
        )}
      </PageHead>
      {may && <HandInCard onHandedIn={setNow} />}
      <ImportList may={may} without={now} />
    </>
  );
}
