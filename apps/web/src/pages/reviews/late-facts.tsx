import { Card, Descriptions } from 'antd';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { usePeople } from '../../worklist/people.js';
import type { Review } from './review-data.js';

/** How late it is by its own log, and who holds it. */
export function LateFacts({ review }: { review: Review }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = usePeople();
  const { lateness, recordedLateness, agency, procedure, holder } = review;
  const late = lateness ?? recordedLateness;
  const { unit, officer } = holder;
  const held = [officer === null ? null : (officer.name ?? nameOf(officer.id)), unit?.name ?? unit?.id];
  const items = [
    { key: 'code', label: t('reviews.dossier'), children: <DossierCode code={review.code} /> },
    { key: 'procedure', label: t('reviews.procedure'), children: procedure?.name ?? procedure?.id ?? '—' },
    { key: 'agency', label: t('reviews.agency'), children: agency?.name ?? agency?.id ?? '—' },
    {
      key: 'holder',
      label: t(late?.endedAt == null ? 'reviews.holder' : 'reviews.lastHolder'),
      children: held.filter(Boolean).join(' · ') || '—',
    },
    { key: 'dueAt', label: t('reviews.promisedAt'), children: dates.moment(late?.dueAt) },
    { key: 'since', label: t('reviews.lateSince'), children: dates.moment(late?.lateSince) },
    {
      key: 'ended',
      label: t('reviews.endedAt'),
      children: late?.endedAt == null ? t('reviews.lateness.openOverdue') : dates.moment(late.endedAt),
    },
  ];
  return (
    <Card size="small" title={t('reviews.lateness')}>
      {lateness === null && <p className="review-repeat">{t('reviews.lateness.none')}</p>}
      <Descriptions size="small" column={1} items={items} />
    </Card>
  );
}
