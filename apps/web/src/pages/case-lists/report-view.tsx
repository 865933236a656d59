import { Alert } from 'antd';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import type { ImportReport } from './case-lists-view.js';
import { RejectedRows } from './rejected-rows.js';
import { ResultDownload } from './result-download.js';

/** What became of a list, or in a survey would: the rows, what is learnt, how it compares with its publisher's own flags. */
export function ReportView({
  id,
  report,
  hasResult = true,
}: {
  id: string;
  report: ImportReport;
  hasResult?: boolean;
}) {
  const t = useText();
  const intl = useIntl();
  const { rows, accepted, duplicate, rejected } = report;
  const counts = Object.fromEntries(
    Object.entries({ rows, accepted, duplicate, rejected }).map(([name, count]) => [name, intl.formatNumber(count)]),
  );
  return (
    <section aria-label={t('caseLists.report')}>
      <Alert
        className="problem"
        showIcon
        type={rejected > 0 ? 'warning' : 'success'}
        title={t(report.dryRun ? 'caseLists.surveyed' : 'caseLists.taken', counts)}
        description={report.resumed ? t('caseLists.resumed') : undefined}
      />
      <Facts report={report} />
      {hasResult && rows > 0 && <ResultDownload id={id} />}
      <RejectedRows rejections={report.rejections} more={rejected - report.rejections.length} />
    </section>
  );
}

function Facts({ report }: { report: ImportReport }) {
  const t = useText();
  const intl = useIntl();
  const counted = (key: string, numbers: Record<string, number>) =>
    t(key, Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, intl.formatNumber(number)])));
  const { dossiers, events, learnt, reconciliation, sheet, otherSheets = [], closedPeriods, dryRun } = report;
  const facts: [string, string][] = [
    ['dossiers', intl.formatNumber(dossiers)],
    [dryRun ? 'eventsWould' : 'events', intl.formatNumber(events)],
    ['learnt', counted('caseLists.learntOf', { ...learnt })],
    ['reconciliation', counted('caseLists.reconciled', { ...reconciliation })],
    ...(sheet === undefined ? [] : [['sheet', sheet] satisfies [string, string]]),
    ...(otherSheets.length === 0 ? [] : [['otherSheets', otherSheets.join(', ')] satisfies [string, string]]),
    ...(closedPeriods.length === 0
      ? []
      : [['closedPeriods', closedPeriods.map(({ period }) => period).join(', ')] satisfies [string, string]]),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, text]) => (
        <div key={name} className="facts-row">
          <dt>{t(`caseLists.fact.${name}`)}</dt>
          <dd className="num">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
