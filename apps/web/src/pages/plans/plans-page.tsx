import { Select, Tabs } from 'antd';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { FigureList } from './figure-list.js';
import { usePlan, usePlanNames } from './plans-view.js';
import { StatementList } from './statement-list.js';

/** What others published and agencies stated for the plans of the city: from where, since when, and who entered it. */
export default function PlansPage() {
  const t = useText();
  const { role, unitId } = useAccount();
  const [address, change] = useAddress();
  const names = usePlanNames();
  const chosen = names.data?.find(({ id }) => id === address['plan']) ?? names.data?.[0];
  const plan = usePlan(chosen?.id);
  const manages = role === 'admin' && unitId === null;
  const error = names.error ?? plan.error;
  return (
    <>
      <PageHead title={t('plans.title')} />
      <div className="toolbar">
        <Select
          aria-label={t('plans.plan')}
          loading={names.isPending}
          value={chosen?.id ?? null}
          onChange={(id: string) => change({ plan: id })}
          options={(names.data ?? []).map(({ id, document }) => ({ value: id, label: document }))}
        />
        <p className="muted">{t('plans.text')}</p>
      </div>
      {error !== null && <ProblemAlert error={error} />}
      {plan.data === undefined && error === null && <Waiting />}
      {plan.data !== undefined && (
        <Tabs
          activeKey={address['tab'] === 'statements' ? 'statements' : 'figures'}
          onChange={(tab) => change({ tab: tab === 'statements' ? tab : undefined })}
          destroyOnHidden
          items={[
            {
              key: 'figures',
              label: t('plans.figures', { count: plan.data.figures.length }),
              children: <FigureList key={plan.data.id} plan={plan.data} manages={manages} />,
            },
            {
              key: 'statements',
              label: t('plans.statements', { count: plan.data.statements.length }),
              children: <StatementList key={plan.data.id} plan={plan.data} manages={manages} />,
            },
          ]}
        />
      )}
    </>
  );
}
