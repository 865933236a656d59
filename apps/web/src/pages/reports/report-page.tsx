import { Alert, Segmented, Select } from 'antd';
import { useState } from 'react';
import { FigureAge } from '../../figures/figure-age.js';
import '../../figures/figures.css';
import { queryOf } from '../../figures/figures.js';
import { AsOfField, CalendarField, Labelled, PeriodFields } from '../../figures/period-fields.js';
import { useQuestion } from '../../figures/question.js';
import { useAgencies } from '../../parts/catalogue.js';
import { DownloadButton } from '../../parts/download-button.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { Balances } from './balances.js';
import { FormTable } from './form-table.js';
import { LateElsewhere } from './late-elsewhere.js';
import { Notes } from './notes.js';
import { GROUPS, reportQuestion, useReport, violationsOf } from './report.js';
import type { Group, Report } from './report.js';
import './reports.css';
import { Unbalanced } from './unbalanced.js';

/** Form II.06a as it would be sent in: the official table, its balances and conventions, and the files of just that. */
export default function ReportPage() {
  const t = useText();
  const asked = useQuestion();
  const [problem, setProblem] = useState<unknown>(null);
  const group: Group = asked.address['by'] === 'agency' ? 'agency' : 'field';
  const { data, error, isPlaceholderData, refetch } = useReport(reportQuestion(asked.question, group));
  const shown = error === null ? data : undefined;
  const violations = violationsOf(error);
  return (
    <>
      <PageHead title={t('reports.title')}>
        {(['xlsx', 'pdf'] as const).map((format) => (
          <DownloadButton
            key={format}
            href={shown === undefined ? '' : fileOf(shown, format)}
            label={t(`reports.file.${format}`)}
            disabled={shown === undefined || isPlaceholderData}
            onProblem={setProblem}
          />
        ))}
      </PageHead>
      <ReportBar asked={asked} group={group} />
      {problem !== null && <ProblemAlert error={problem} />}
      {violations !== null && <Unbalanced violations={violations} group={group} again={() => void refetch()} />}
      {error !== null && violations === null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {shown !== undefined && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <Shown report={shown} />
        </div>
      )}
    </>
  );
}

/** The file of what is on the screen: as of the moment that the screen speaks of. */
function fileOf(report: Report, format: 'xlsx' | 'pdf'): string {
  const { period, calendar, groupBy, agencyId, asOf } = report;
  const asked = { period, calendar, groupBy, asOf, format };
  return `/api/v1/reports/ii06a?${queryOf(agencyId === null ? asked : { ...asked, agencyId })}`;
}

function ReportBar({ asked, group }: { asked: ReturnType<typeof useQuestion>; group: Group }) {
  const t = useText();
  const agencies = useAgencies();
  const { address, change } = asked;
  return (
    <div className="question" role="search" aria-label={t('reports.question')}>
      <PeriodFields asked={asked} />
      <CalendarField asked={asked} />
      <Labelled label={t('reports.by')}>
        <Segmented
          aria-label={t('reports.by')}
          value={group}
          onChange={(by) => change({ by: by === 'field' ? undefined : by })}
          options={GROUPS.map((value) => ({ value, label: t(`figures.by.${value}`) }))}
        />
      </Labelled>
      <Labelled label={t('reports.unit')} wide>
        <Select
          allowClear
          showSearch={{ filterOption: (typed, option) => matches(option?.label ?? '', typed) }}
          aria-label={t('reports.unit')}
          placeholder={t('reports.unit.all')}
          value={address['agencyId'] ?? null}
          onChange={(agencyId: string | undefined) => change({ agencyId })}
          options={agencies.all.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Labelled>
      <AsOfField asked={asked} />
    </div>
  );
}

function Shown({ report }: { report: Report }) {
  const t = useText();
  return (
    <>
      {report.interim && <Alert type="info" showIcon className="report-alert" title={t('reports.interim')} />}
      {report.empty && <Alert type="info" showIcon className="report-alert" title={t('reports.empty')} />}
      {report.incomplete > 0 && (
        <Alert
          type="warning"
          showIcon
          className="report-alert"
          title={t('reports.incomplete', { count: report.incomplete })}
        />
      )}
      {report.agenciesNotSeen > 0 && (
        <Alert
          type="warning"
          showIcon
          className="report-alert"
          title={t('reports.notSeen', { count: report.agenciesNotSeen })}
        />
      )}
      <FormTable report={report} />
      <LateElsewhere report={report} />
      <div className="source-line">
        <FigureSource {...report} />
        <FigureAge computedAt={report.computedAt} />
      </div>
      <Balances report={report} />
      <Notes report={report} />
    </>
  );
}
