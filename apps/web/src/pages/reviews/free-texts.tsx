import { useMutation } from '@tanstack/react-query';
import { Button, Card, Input, Space } from 'antd';
import { useState } from 'react';
import { answered, api } from '../../api/client.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import type { Review } from './review-data.js';

const SHORTEST = 3;

/** Notes may name people: they come only when somebody says why, the reading is on record, and this page forgets them. */
export function FreeTexts({ review: { code, steps } }: { review: Review }) {
  const t = useText();
  const { role } = useAccount();
  const [reason, setReason] = useState('');
  const read = useMutation({
    gcTime: 0,
    mutationFn: () =>
      answered(
        api.POST('/api/v1/reviews/{code}/texts', { params: { path: { code } }, body: { reason: reason.trim() } }),
      ),
  });
  const count = steps.filter(({ hasText }) => hasText).length;
  if (count === 0 || role === 'officer') return null;
  const ready = reason.trim().length >= SHORTEST;
  return (
    <Card size="small" title={t('reviews.texts', { count })}>
      {read.data === undefined ? (
        <Space.Compact block className="no-print">
          <Input
            value={reason}
            aria-label={t('reviews.texts.reason')}
            placeholder={t('reviews.texts.reason')}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={() => ready && read.mutate()}
          />
          <Button disabled={!ready} loading={read.isPending} onClick={() => read.mutate()}>
            {t('reviews.texts.show')}
          </Button>
        </Space.Compact>
      ) : (
        <>
          <dl className="free-texts">
            {read.data.texts.map((text) => (
              <div key={text.eventId}>
                <dt>{t(`event.${text.type}`)}</dt>
                <dd>{text.erased ? t('reviews.texts.erased') : wordsOf(text.content)}</dd>
              </div>
            ))}
          </dl>
          <p className="muted">{t('reviews.texts.recorded')}</p>
        </>
      )}
      {read.error !== null && <ProblemAlert error={read.error} />}
    </Card>
  );
}

const wordsOf = (content: Record<string, unknown> | null): string =>
  Object.values(content ?? {})
    .filter((value) => typeof value === 'string')
    .join(' · ');
