import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Progress, Space, Upload } from 'antd';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { sendSheet } from './send-sheet.js';
import type { Received } from './send-sheet.js';
import { Verdicts } from './verdicts.js';

interface Sending {
  file: File;
  dryRun: boolean;
}

/** New dossiers of a sheet: looked through first, then received row by row as at the counter. */
export default function ImportsPage() {
  const t = useText();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const send = useMutation({
    mutationFn: ({ file: given, dryRun }: Sending) => sendSheet(given, dryRun, setSent),
    onMutate: () => setSent(0),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dossiers'] }),
  });
  const result = send.data;
  const mayReceive = result?.dryRun === true && result.rows > result.refused;
  return (
    <>
      <PageHead title={t('imports.title')}>
        <Button href="/api/v1/imports/template?kind=intake" target="_blank" rel="noopener">
          {t('imports.template')}
        </Button>
      </PageHead>
      <Card size="small">
        <p className="muted">{t('imports.text')}</p>
        <Space wrap>
          <Upload
            accept=".csv,.xlsx"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(chosen) => {
              setFile(chosen);
              send.reset();
              send.mutate({ file: chosen, dryRun: true });
              return false;
            }}
          >
            <Button type={file === null ? 'primary' : 'default'} icon={<UploadOutlined />} loading={send.isPending}>
              {t('imports.choose')}
            </Button>
          </Upload>
          {file !== null && <span>{file.name}</span>}
          {file !== null && mayReceive && (
            <Button type="primary" loading={send.isPending} onClick={() => send.mutate({ file, dryRun: false })}>
              {t('imports.receive', { rows: result.rows - result.refused })}
            </Button>
          )}
        </Space>
        {send.isPending && <SendingBar sent={sent} dryRun={send.variables.dryRun} />}
        {send.error !== null && <ProblemAlert error={send.error} />}
      </Card>
      {result !== undefined && <Result result={result} />}
    </>
  );
}

/** The way there is measured; what the server does with the rows afterwards has no measure but takes seconds. */
function SendingBar({ sent, dryRun }: { sent: number; dryRun: boolean }) {
  const t = useText();
  const label = sent < 100 ? t('imports.sending') : t(dryRun ? 'imports.checking' : 'imports.receiving');
  return (
    <div className="job-progress" role="status">
      <Progress percent={sent} status="active" size="small" aria-label={label} />
      <span className="muted">{label}</span>
    </div>
  );
}

function Result({ result }: { result: Received }) {
  const t = useText();
  const intl = useIntl();
  const numbers = {
    rows: intl.formatNumber(result.rows),
    received: intl.formatNumber(result.dryRun ? result.rows - result.refused : result.received),
    repeated: intl.formatNumber(result.repeated),
    refused: intl.formatNumber(result.refused),
    duplicates: intl.formatNumber(result.possibleDuplicates),
  };
  return (
    <>
      <Alert
        showIcon
        className="problem"
        type={result.refused > 0 ? 'warning' : 'success'}
        title={t(result.dryRun ? 'imports.checked' : 'imports.done', numbers)}
        description={result.possibleDuplicates > 0 ? t('imports.duplicates', numbers) : undefined}
      />
      <Verdicts items={result.items} />
    </>
  );
}
