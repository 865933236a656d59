import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { sendJson } from '../../api/send-json.js';
import { JobProgress } from '../../parts/job-progress.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { isOpen, useJob } from '../../parts/use-job.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import type { Calendar } from './calendars-view.js';
import { DayTable } from './day-table.js';
import { PreviewResult } from './preview-result.js';

interface DeskProps {
  published: Calendar;
  /** What somebody drafted and nobody published yet. */
  draft: Calendar | null;
}

/** The days of a calendar; an administrator changes them in a draft, sees what it moves, and publishes that. */
export function CalendarDesk({ published, draft }: DeskProps) {
  const t = useText();
  const { role, unitId } = useAccount();
  const manages = role === 'admin' && unitId === null;
  const [edited, setEdited] = useState<Calendar>(draft ?? { ...published, version: published.version + 1 });
  const [previewed, setPreviewed] = useState<{ jobId: string; calendar: Calendar } | null>(null);
  const dirty = JSON.stringify(daysOf(edited)) !== JSON.stringify(daysOf(published));
  const job = useJob(previewed?.jobId ?? null);
  const done = job.data?.state === 'done' && previewed?.calendar === edited;
  const preview = useMutation({
    mutationFn: async (calendar: Calendar) => {
      await sendJson('POST', '/api/v1/calendars', calendar);
      const { jobId } = await sendJson<{ jobId: string }>('POST', `${pathOf(calendar)}/preview`);
      return { jobId, calendar };
    },
    onSuccess: setPreviewed,
  });
  return (
    <>
      <p className="muted">
        {t('calendars.version', { id: published.id, version: published.version })}
        {manages && ` ${t('calendars.text')}`}
      </p>
      {manages && (
        <Space wrap className="buttons">
          <Button
            type={done ? 'default' : 'primary'}
            disabled={!dirty}
            loading={preview.isPending || (job.data !== undefined && isOpen(job.data))}
            onClick={() => preview.mutate(edited)}
          >
            {t('calendars.preview')}
          </Button>
          <Publish calendar={edited} ready={done && dirty} moved={Number(job.data?.result?.['moved'] ?? 0)} />
        </Space>
      )}
      {preview.error !== null && <ProblemAlert error={preview.error} />}
      {job.data !== undefined && <JobProgress job={job.data} />}
      {done && previewed !== null && <PreviewResult jobId={previewed.jobId} result={job.data?.result ?? {}} />}
      <DayTable
        calendar={manages ? edited : published}
        published={published}
        {...(manages ? { change: setEdited } : {})}
      />
    </>
  );
}

const pathOf = ({ id }: Calendar): string => `/api/v1/calendars/${encodeURIComponent(id)}`;
const daysOf = ({ daysOff, makeUpDays }: Calendar) => [daysOff, makeUpDays];

/** Only what was previewed is published: whoever moves promises has seen which. */
function Publish({ calendar, ready, moved }: { calendar: Calendar; ready: boolean; moved: number }) {
  const t = useText();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const publish = useMutation({
    mutationFn: () => sendJson<{ jobId: string | null }>('POST', `${pathOf(calendar)}/publish`),
    onSuccess: (published) => {
      void message.success(t('calendars.published', { version: calendar.version }));
      setJobId(published.jobId);
      if (published.jobId === null) void queries.invalidateQueries({ queryKey: ['calendars'] });
    },
  });
  const ask = () =>
    void modal.confirm({
      title: t('calendars.publish'),
      content: t('calendars.publish.text', { version: calendar.version, moved }),
      okText: t('calendars.publish'),
      cancelText: t('calendars.cancel'),
      onOk: () => publish.mutateAsync().catch(() => undefined),
    });
  return (
    <>
      <Button type={ready ? 'primary' : 'default'} disabled={!ready} loading={publish.isPending} onClick={ask}>
        {t('calendars.publish')}
      </Button>
      {publish.error !== null && <ProblemAlert error={publish.error} />}
      {job.data !== undefined && <JobProgress job={job.data} />}
    </>
  );
}
