import { useMutation } from '@tanstack/react-query';
import { Button, Descriptions, Input, Space } from 'antd';
import { useState } from 'react';
import { fetched } from '../../api/client.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { pathOf } from './dossier-view.js';

type Person = Record<string, string>;
const ORDER = ['name', 'idNumber', 'phone', 'address', 'email'];

/** Masked until somebody says why they need it; the reading is on record, and is forgotten with this page. */
export function Applicant({ code, masked }: { code: string; masked: Person | null }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const read = useMutation({
    gcTime: 0,
    mutationFn: () =>
      fetched<{ applicant: Person | null }>(`${pathOf(code)}/applicant`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason: reason.trim() }),
      }),
  });
  const person = read.data?.applicant ?? masked;
  const known = ORDER.filter((name) => person?.[name] !== undefined);
  return (
    <>
      {known.length === 0 && <p className="muted">{t('dossier.applicant.none')}</p>}
      {known.length > 0 && (
        <Descriptions
          size="small"
          column={1}
          items={known.map((name) => ({
            key: name,
            label: t(`dossier.applicant.${name}`),
            children: person?.[name],
          }))}
        />
      )}
      {read.data === undefined && masked !== null && (
        <Space.Compact block className="no-print">
          <Input
            value={reason}
            aria-label={t('dossier.applicant.reason')}
            placeholder={t('dossier.applicant.reason')}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={() => reason.trim().length > 2 && read.mutate()}
          />
          <Button disabled={reason.trim().length < 3} loading={read.isPending} onClick={() => read.mutate()}>
            {t('dossier.applicant.show')}
          </Button>
        </Space.Compact>
      )}
      {read.data !== undefined && <p className="muted">{t('dossier.applicant.recorded')}</p>}
      {read.error !== null && <ProblemAlert error={read.error} />}
    </>
  );
}
