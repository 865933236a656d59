import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Space, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { sendJson } from '../../api/send-json.js';
import { JobProgress } from '../../parts/job-progress.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { isOpen, useJob } from '../../parts/use-job.js';
import type { Job } from '../../parts/use-job.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';

interface SignedHead {
  position: number;
  hash: string;
  signedAt: string;
  keyId: string;
  signature: string;
}
interface Head {
  position: number;
  hash: string;
  recordedAt: string | null;
  signed: SignedHead | null;
  publicKey: string | null;
}

const HEAD = ['log-head'];

/** The newest signed head, and the chain computed anew for whoever asks. */
export function LogHead() {
  const t = useText();
  const queries = useQueryClient();
  const { role, unitId } = useAccount();
  const [jobId, setJobId] = useState<string | null>(null);
  const head = useQuery({ queryKey: HEAD, queryFn: () => fetched<Head>('/api/v1/log/head') });
  const job = useJob(jobId);
  const running = job.data !== undefined && isOpen(job.data);
  const start = useMutation({
    mutationFn: (full: boolean) => sendJson<{ id: string }>('POST', '/api/v1/log/verifications', { full }),
    onSuccess: ({ id }) => setJobId(id),
  });
  useEffect(() => {
    if (job.data?.state === 'done') void queries.invalidateQueries({ queryKey: HEAD });
  }, [job.data?.state, queries]);
  const may = role !== 'inspector' && unitId === null;
  return (
    <Card
      size="small"
      title={t('system.log')}
      extra={
        may && (
          <Space wrap>
            <Button type="primary" loading={start.isPending || running} onClick={() => start.mutate(false)}>
              {t('system.verify')}
            </Button>
            <Button disabled={start.isPending || running} onClick={() => start.mutate(true)}>
              {t('system.verify.full')}
            </Button>
          </Space>
        )
      }
    >
      {head.error !== null && <ProblemAlert error={head.error} />}
      {head.data !== undefined && <HeadFacts {...head.data} />}
      {start.error !== null && <ProblemAlert error={start.error} />}
      {job.data !== undefined && <JobProgress job={job.data} mayCancel={may} />}
      {job.data?.state === 'done' && <Verdict job={job.data} />}
    </Card>
  );
}

function HeadFacts({ position, hash, recordedAt, signed, publicKey }: Head) {
  const t = useText();
  const dates = useDates();
  const intl = useIntl();
  const rows: [string, string][] = [
    ['position', intl.formatNumber(position)],
    ['recordedAt', dates.moment(recordedAt)],
    ['hash', hash],
    ['signedAt', signed === null ? t('system.neverSigned') : dates.moment(signed.signedAt)],
    ...(signed === null
      ? []
      : ([
          ['signedPosition', intl.formatNumber(signed.position)],
          ['keyId', signed.keyId],
          ['signature', signed.signature],
        ] as [string, string][])),
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="facts-row">
            <dt>{t(`system.head.${name}`)}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {publicKey !== null && (
        <p className="muted">
          {t('system.publicKey')}{' '}
          <Typography.Text copyable={{ text: publicKey, tooltips: [t('system.copy'), t('system.copied')] }} />
        </p>
      )}
    </>
  );
}

interface Result {
  ok: boolean;
  checked: number;
  position?: number;
  firstBadPosition?: number;
  reason?: string;
  detail?: string;
  since: { position: number } | null;
}

/** What a verification found: sound up to a position, or the first bad one and why. */
function Verdict({ job }: { job: Job }) {
  const t = useText();
  const intl = useIntl();
  const result = job.result as unknown as Result;
  const checked = intl.formatNumber(result.checked);
  if (!result.ok) {
    const position = intl.formatNumber(result.firstBadPosition ?? 0);
    const why = t.has(`system.flaw.${result.reason ?? ''}`) ? t(`system.flaw.${result.reason ?? ''}`) : result.reason;
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        className="problem"
        title={t('system.unsound', { position })}
        description={`${why ?? ''} · ${result.detail ?? ''}`}
      />
    );
  }
  const from = intl.formatNumber((result.since?.position ?? 0) + 1);
  const to = intl.formatNumber(result.position ?? 0);
  return (
    <Alert
      type="success"
      showIcon
      className="problem"
      title={t('system.sound')}
      description={
        result.checked === 0 ? t('system.sound.nothingNew', { to }) : t('system.sound.text', { checked, from, to })
      }
    />
  );
}
