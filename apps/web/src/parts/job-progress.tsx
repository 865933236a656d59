import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useIntl } from 'react-intl';
import { sendJson } from '../api/send-json.js';
import { useText } from '../shell/use-text.js';
import { ProblemAlert } from './problem-alert.js';
import { isOpen } from './use-job.js';
import type { Job } from './use-job.js';

/** Owed once it has begun; the API refuses to end it (libs/application jobs.ts). */
const NOT_CANCELLABLE = new Set(['nightly', 'calendar-recalculation']);

/** How far long work is, in a bar and in words, and the way to end it. */
export function JobProgress({ job, mayCancel = true }: { job: Job; mayCancel?: boolean }) {
  const t = useText();
  const intl = useIntl();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => sendJson('DELETE', `/api/v1/jobs/${job.id}`),
    onSettled: () =>
      Promise.all([['job', job.id], ['jobs']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const { done, total, unit } = job.progress;
  const percent = total === null || total === 0 ? (job.state === 'done' ? 100 : 0) : Math.floor((done / total) * 100);
  const counted = {
    done: intl.formatNumber(done),
    // What ended without having counted has no more than it did.
    total: total === null && isOpen(job) ? '…' : intl.formatNumber(total ?? done),
    unit: t.has(`job.unit.${unit}`) ? t(`job.unit.${unit}`) : unit,
  };
  const label = `${t(`job.state.${job.state}`)} · ${t('job.counted', counted)}`;
  return (
    <div className="job-progress">
      <Progress percent={percent} status={STATUS[job.state]} size="small" aria-label={label} />
      <span className="muted num" role="status">
        {label}
        {job.etaSeconds !== null && isOpen(job) && ` · ${t('job.eta', { seconds: job.etaSeconds })}`}
      </span>
      {isOpen(job) && mayCancel && !NOT_CANCELLABLE.has(job.kind) && (
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('job.cancel')}
        </Button>
      )}
      {job.error !== null && (
        <span className="due-overdue">
          {t.has(`problem.${job.error.code}`) ? t(`problem.${job.error.code}`) : job.error.message} ({job.error.code})
        </span>
      )}
      {cancel.error !== null && <ProblemAlert error={cancel.error} />}
    </div>
  );
}

const STATUS: Record<Job['state'], 'normal' | 'active' | 'success' | 'exception'> = {
  queued: 'normal',
  running: 'active',
  done: 'success',
  failed: 'exception',
  cancelled: 'normal',
};
