import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { useAccount, useSession } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { delegationsQuery } from '../../worklist/delegations.js';
import { DelegationDialog } from './delegation-dialog.js';
import { DelegationTable } from './delegation-table.js';
import '../../worklist/worklist.css';

const WHICH = ['current', 'all'] as const;

/** Who is represented by whom and since when; made and ended here. */
export default function DelegationsPage() {
  const t = useText();
  const [address, change] = useAddress();
  const { role } = useAccount();
  const { actingFor } = useSession();
  const [making, setMaking] = useState(false);
  const which = WHICH.find((name) => name === address['which']) ?? 'current';
  const { data, error, refetch } = useQuery(delegationsQuery(which));
  return (
    <>
      <PageHead title={t('delegations.title')}>
        {role !== 'inspector' && actingFor === null && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('delegations.new')}
          </Button>
        )}
      </PageHead>
      <p className="muted">{t('delegations.help')}</p>
      <Segmented
        aria-label={t('delegations.which')}
        value={which}
        onChange={(chosen) => change({ which: chosen === 'current' ? undefined : chosen })}
        options={WHICH.map((value) => ({ value, label: t(`delegations.which.${value}`) }))}
      />
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data?.length === 0 && <p>{t('delegations.none')}</p>}
      {data !== undefined && data.length > 0 && <DelegationTable items={data} />}
      {making && <DelegationDialog close={() => setMaking(false)} />}
    </>
  );
}
