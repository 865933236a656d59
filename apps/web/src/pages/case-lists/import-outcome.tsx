import { Alert } from 'antd';
import { JobProgress } from '../../parts/job-progress.js';
import { isOpen } from '../../parts/use-job.js';
import type { Job } from '../../parts/use-job.js';
import { useText } from '../../shell/use-text.js';
import type { ImportReport } from './case-lists-view.js';
import { ReportView } from './report-view.js';

/** How far the list just handed in is, and then what came of it, or what is wrong with it. */
export function ImportOutcome({ job }: { job: Job }) {
  if (isOpen(job) || job.state === 'cancelled') {
    return (
      <>
        <JobProgress job={job} />
        {job.state === 'cancelled' && <Cancelled rows={job.progress.done} />}
      </>
    );
  }
  if (job.error !== null) return <FileRefused error={job.error} />;
  return <ReportView id={job.id} report={job.result as unknown as ImportReport} />;
}

function Cancelled({ rows }: { rows: number }) {
  const t = useText();
  return <Alert className="problem" type="info" showIcon title={t('caseLists.cancelled', { rows })} />;
}

/** In words, and beneath in English exactly which row, column or line. */
export function FileRefused({ error }: { error: { code: string; message: string } }) {
  const t = useText();
  const known = `problem.${error.code}`;
  return (
    <Alert
      className="problem"
      type="error"
      role="alert"
      showIcon
      title={t(t.has(known) ? known : 'caseLists.failed')}
      description={
        <>
          <p lang="en">{error.message}</p>
          <span className="muted">{t('problem.code', { code: error.code })}</span>
        </>
      }
    />
  );
}
