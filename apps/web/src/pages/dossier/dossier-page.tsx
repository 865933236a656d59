import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Card, Collapse, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { fetched } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import { useAgencies, useProcedures } from '../../parts/catalogue.js';
import { DueBadge } from '../../parts/due-badge.js';
import { LimitText } from '../../parts/limit-text.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { StateTag } from '../../parts/state-tag.js';
import { TraceText } from '../../parts/trace-text.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { Applicant } from './applicant.js';
import { CodesLike } from './codes-like.js';
import { Commands } from './commands.js';
import { pathOf, useDossier } from './dossier-view.js';
import type { DossierView } from './dossier-view.js';
import { Holder } from './holder.js';
import { Papers } from './papers.js';
import { TimeSplit } from './time-split.js';
import { DossierTimeline } from './timeline.js';
import { Told } from './told.js';
import './dossier.css';

/** Everything about one dossier; the address names its code. */
export default function DossierPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const { data, error, refetch } = useDossier(code);
  if (error !== null && data === undefined) {
    return (
      <>
        <PageHead title={code} />
        <ProblemAlert error={error} again={() => void refetch()} />
        {asProblem(error).code === 'DOSSIER.NOT_FOUND' && <CodesLike text={code} />}
      </>
    );
  }
  return data === undefined ? <Waiting /> : <Dossier key={code} dossier={data} />;
}

function Dossier({ dossier }: { dossier: DossierView }) {
  const t = useText();
  const { code, state, facts } = dossier;
  const overdue = useOverdue(code, facts.received);
  return (
    <>
      <PageHead
        title={code}
        beside={
          <>
            <StateTag state={state} />
            <DueBadge dueAt={facts.dueAt ?? null} state={state} overdue={overdue} grain={facts.grain} />
          </>
        }
      >
        <Papers dossier={dossier} />
      </PageHead>
      <Commands dossier={dossier} />
      <div className="dossier">
        <div className="dossier-column">
          <Card size="small" title={t('dossier.facts')}>
            <Facts dossier={dossier} />
          </Card>
          <Card size="small" title={t('dossier.applicant')}>
            <Applicant code={code} masked={dossier.applicant} />
          </Card>
          <Card size="small" title={t('dossier.told')}>
            <Told dossier={dossier} />
          </Card>
          {facts.received && (
            <Collapse
              items={[
                { key: 'why', label: t('dossier.why'), children: <TraceText path={`${pathOf(code)}/deadline`} /> },
                { key: 'split', label: t('dossier.split'), children: <TimeSplit code={code} /> },
              ]}
            />
          )}
        </div>
        <Card size="small" title={t('dossier.timeline')}>
          <DossierTimeline code={code} />
        </Card>
      </div>
    </>
  );
}

function Facts({ dossier }: { dossier: DossierView }) {
  const { facts } = dossier;
  const t = useText();
  const dates = useDates();
  const { nameOf } = useAgencies();
  const procedures = useProcedures();
  const rows: [string, ReactNode][] = [
    ['procedure', `${procedures.byCode(facts.procedureCode)?.name ?? ''} ${facts.procedureCode ?? '—'}`],
    ['agency', nameOf(facts.agencyId)],
    ['channel', facts.channel === null ? '—' : t(`channel.${facts.channel}`)],
    ['receivedAt', dates.moment(facts.receivedAt ?? facts.submittedAt)],
    ['limit', facts.limit === undefined ? '—' : <LimitText key="limit" limit={facts.limit} />],
    ['due', dates.moment(facts.dueAt)],
    ['firstPromise', dates.moment(facts.firstPromiseAt)],
    ['holder', <Holder key="holder" dossier={dossier} />],
    ['processedAt', dates.moment(facts.processedAt)],
    ['returnedAt', dates.moment(facts.returnedAt)],
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={rows.map(([name, children]) => ({ key: name, label: t(`dossier.${name}`), children }))}
    />
  );
}

/** Whether it is overdue is the list's to say, under tt01-2020; this page computes no lateness. */
function useOverdue(code: string, received: boolean): boolean {
  const { data } = useQuery({
    queryKey: ['dossier', code, 'overdue'],
    queryFn: () => fetched<{ class: string }>(`${pathOf(code)}/classification`),
    enabled: received,
  });
  return data?.class === 'openOverdue' || data?.class === 'late';
}
