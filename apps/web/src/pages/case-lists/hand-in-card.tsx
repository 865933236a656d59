import { FileTextOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Progress, Space } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { isOpen, useJob } from '../../parts/use-job.js';
import type { Job } from '../../parts/use-job.js';
import { useText } from '../../shell/use-text.js';
import type { ImportReport } from './case-lists-view.js';
import { FileChoice } from './file-choice.js';
import { handIn } from './hand-in.js';
import type { Handed } from './hand-in.js';
import { ImportOutcome } from './import-outcome.js';
import { MappingExample } from './mapping-example.js';

/** A list and, where its columns have other names, their mapping: surveyed first, taken in on a second word. */
export function HandInCard({ onHandedIn }: { onHandedIn: (jobId: string | null) => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: (handed: Handed) => handIn(handed, setSent),
    onMutate: () => {
      setSent(0);
      onHandedIn(null);
    },
    onSuccess: ({ id }) => onHandedIn(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
  const { data: job } = useJob(send.data?.id ?? null);
  const choose = (set: (chosen: File | null) => void) => (chosen: File | null) => {
    set(chosen);
    send.reset();
    onHandedIn(null);
  };
  const busy = send.isPending || (send.data !== undefined && (job === undefined || isOpen(job)));
  const takesIn = send.variables?.dryRun === true ? acceptable(job) : busy && send.variables?.dryRun === false;
  return (
    <Card size="small">
      <p className="muted">{t('caseLists.text')}</p>
      <Space wrap>
        <FileChoice accept=".csv,.gz,.xlsx" icon={<UploadOutlined />} file={file} onFile={choose(setFile)}>
          {t('caseLists.choose')}
        </FileChoice>
        <FileChoice accept=".json" icon={<FileTextOutlined />} file={mapping} onFile={choose(setMapping)}>
          {t('caseLists.mapping')}
        </FileChoice>
        {file !== null && (
          // One button for both steps, so that whoever works by keyboard stays on it.
          <Button type="primary" loading={busy} onClick={() => send.mutate({ file, mapping, dryRun: !takesIn })}>
            {t(takesIn ? 'caseLists.takeIn' : 'caseLists.survey')}
          </Button>
        )}
      </Space>
      <MappingExample />
      {send.isPending && <SendingBar sent={sent} />}
      {send.error !== null && <ProblemAlert error={send.error} />}
      {job !== undefined && <ImportOutcome job={job} />}
    </Card>
  );
}

/** A survey has found rows that can be taken in. */
const acceptable = (job: Job | undefined): boolean =>
  job?.state === 'done' && (job.result as unknown as ImportReport).accepted > 0;

function SendingBar({ sent }: { sent: number }) {
  const t = useText();
  const label = t('caseLists.sending');
  return (
    <div className="job-progress" role="status">
      <Progress percent={sent} status="active" size="small" aria-label={label} />
      <span className="muted">{label}</span>
    </div>
  );
}
