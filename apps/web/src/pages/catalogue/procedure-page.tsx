import { EditOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Button, Card, Table } from 'antd';
import { useState } from 'react';
import { useEveryProcedure, useFields } from '../../parts/catalogue.js';
import type { Procedure } from '../../parts/catalogue.js';
import { LimitText } from '../../parts/limit-text.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';
import { ClockPolicyText } from './clock-policy-text.js';
import { useClockPolicies } from './use-clock-policies.js';
import { KeepingCard } from './keeping.js';
import { useLimitsText, useValidityText } from './member-text.js';
import type { ProcedureLimit } from './member-text.js';
import { ProcedurePapers } from './procedure-papers.js';
import { ProcedureDialog } from './procedure-dialog.js';
import { ReviewState } from './review-state.js';
import { isReadOf } from './use-keeping.js';
import { holdingOn } from '../../parts/versions.js';
import './catalogue.css';

/** One procedure: what is promised today, by which clock, how long whoever applied is known, and every version of it. */
export default function ProcedurePage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const t = useText();
  const { timezone } = useAccount();
  const { data, error } = useEveryProcedure();
  const versions = (data ?? []).filter((one) => one.code === code);
  const holding = holdingOn(versions, localDay(now(), timezone));
  const shown = holding ?? versions.at(-1);
  if (shown !== undefined)
    return <OneProcedure key={code} shown={shown} versions={versions} holds={shown === holding} />;
  return (
    <>
      <PageHead title={code} />
      {error !== null && <ProblemAlert error={error} />}
      {data === undefined ? error === null && <Waiting /> : <p>{t('catalogue.procedure.unknown')}</p>}
    </>
  );
}

interface OneProcedureProps {
  shown: Procedure;
  versions: Procedure[];
  /** False: its last version is over, or has not begun. */
  holds: boolean;
}

function OneProcedure({ shown, versions, holds }: OneProcedureProps) {
  const t = useText();
  const account = useAccount();
  const fields = useFields();
  const validityText = useValidityText();
  const policies = useClockPolicies();
  const [open, setOpen] = useState(false);
  const manages = account.role === 'admin' && account.unitId === null;
  const policy = policies.data?.find(({ id }) => id === shown.clockPolicyId);
  return (
    <>
      <PageHead title={shown.name} beside={<ReviewState {...shown} />}>
        {manages && (
          <Button type="primary" icon={<EditOutlined />} onClick={() => setOpen(true)}>
            {t(shown.provisional ? 'catalogue.procedure.fill' : 'catalogue.procedure.change')}
          </Button>
        )}
      </PageHead>
      <p>
        <span className="code">{shown.code}</span> · {fields.nameOf(shown.fieldCode)} · {validityText(shown)}
        {!holds && <span className="due-overdue"> · {t('catalogue.procedure.notToday')}</span>}
      </p>
      <div className="catalogue-cards">
        <Card size="small" title={t('catalogue.limits')}>
          <LimitTable limits={shown.limits} />
        </Card>
        <Card size="small" title={t('catalogue.member.components')}>
          <ProcedurePapers of={shown.components ?? []} />
        </Card>
        <Card size="small" title={`${t('catalogue.member.clockPolicyId')}: ${shown.clockPolicyId}`}>
          {policy !== undefined && <ClockPolicyText policy={policy.policy} />}
        </Card>
        {isReadOf(account) && <KeepingCard code={shown.code} mayChange={manages} />}
      </div>
      <h2 className="section-title">{t('catalogue.versions')}</h2>
      <Versions versions={versions} shown={holds ? shown : null} />
      {open && <ProcedureDialog of={shown} close={() => setOpen(false)} />}
    </>
  );
}

function LimitTable({ limits }: { limits: readonly ProcedureLimit[] }) {
  const t = useText();
  return (
    <Table<ProcedureLimit>
      size="small"
      rowKey={({ channel, caseCode }) => `${channel ?? ''} ${caseCode ?? ''}`}
      dataSource={limits}
      pagination={false}
      locale={{ emptyText: t('catalogue.limits.none') }}
      columns={[
        {
          title: t('catalogue.limits.channel'),
          render: (_, { channel }) => (channel === null ? t('catalogue.limits.anyChannel') : t(`channel.${channel}`)),
        },
        { title: t('catalogue.limits.case'), render: (_, one) => one.caseCode ?? t('catalogue.limits.anyCase') },
        { title: t('catalogue.limits.value'), className: 'num', render: (_, { limit }) => <LimitText limit={limit} /> },
      ]}
    />
  );
}

/** Every definition in the order in which it was written: where two cover a day, the later one holds. */
function Versions({ versions, shown }: { versions: Procedure[]; shown: Procedure | null }) {
  const t = useText();
  const limitsText = useLimitsText();
  const validityText = useValidityText();
  const rows = versions.map((version, index) => ({ version, number: index + 1 })).reverse();
  return (
    <Table
      size="small"
      rowKey="number"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 760 }}
      columns={[
        { title: t('catalogue.version'), width: 90, align: 'end', className: 'num', dataIndex: 'number' },
        {
          title: t('catalogue.valid'),
          width: 260,
          render: (_, { version }) => (
            <>
              {validityText(version)}{' '}
              {version === shown && <span className="state state-open">{t('catalogue.valid.today')}</span>}
            </>
          ),
        },
        { title: t('catalogue.member.name'), render: (_, { version }) => version.name },
        { title: t('catalogue.limits'), render: (_, { version }) => limitsText(version.limits) },
        { title: t('catalogue.state'), width: 130, render: (_, { version }) => <ReviewState {...version} /> },
      ]}
    />
  );
}
