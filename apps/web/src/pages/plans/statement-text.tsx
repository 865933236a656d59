import { useMutation } from '@tanstack/react-query';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { sendJson } from '../../api/send-json.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { planPath } from './plans-view.js';

const SHORTEST = 3;

/** The text may name people: it comes when somebody says why, the reading is on record, and this page forgets it. */
export function StatementText({ planId, eventId }: { planId: string; eventId: string }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const read = useMutation({
    gcTime: 0,
    mutationFn: () =>
      sendJson<{ text: string | null; erased: boolean }>(
        'POST',
        `${planPath(planId)}/statements/${encodeURIComponent(eventId)}/text`,
        { reason: reason.trim() },
      ),
  });
  const ready = reason.trim().length >= SHORTEST;
  if (read.data !== undefined) {
    return (
      <>
        <p className="trace-text">{read.data.erased ? t('plans.text.erased') : read.data.text}</p>
        <p className="muted">{t('plans.text.recorded')}</p>
      </>
    );
  }
  return (
    <>
      <Space.Compact>
        <Input
          value={reason}
          aria-label={t('plans.text.reason')}
          placeholder={t('plans.text.reason')}
          onChange={({ target }) => setReason(target.value)}
          onPressEnter={() => ready && read.mutate()}
        />
        <Button disabled={!ready} loading={read.isPending} onClick={() => read.mutate()}>
          {t('plans.text.show')}
        </Button>
      </Space.Compact>
      {read.error !== null && <ProblemAlert error={read.error} />}
    </>
  );
}
