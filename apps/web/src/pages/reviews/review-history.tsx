import { Card, Timeline } from 'antd';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { usePeople } from '../../worklist/people.js';
import { useCodedLists } from './review-data.js';
import type { Review, ReviewStep } from './review-data.js';

/** Every step of the review as an event of its own stream. */
export function ReviewHistory({ review }: { review: Review }) {
  const t = useText();
  if (review.steps.length === 0) return null;
  return (
    <Card size="small" title={t('reviews.steps')}>
      <Timeline items={review.steps.map((step) => ({ key: step.eventId, content: <Step step={step} /> }))} />
    </Card>
  );
}

function Step({ step }: { step: ReviewStep }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = usePeople();
  const said = useSaid()(step);
  const { onBehalfOf } = step;
  return (
    <div>
      <strong>{t(`event.${step.type}`)}</strong> <span className="num">{dates.moment(step.recordedAt)}</span>
      {said !== null && <div>{said}</div>}
      <div className="muted">
        {nameOf(step.actorId)}
        {onBehalfOf !== null && ` · ${t('reviews.onBehalfOf', { name: nameOf(onBehalfOf) })}`}
        {step.hasText && ` · ${t('reviews.hasText')}`}
      </div>
    </div>
  );
}

/** What a step says in its coded members. */
function useSaid(): (step: ReviewStep) => string | null {
  const t = useText();
  const { wordOf } = useCodedLists();
  return ({ type, data }) => {
    const code = (name: string): string | null => (typeof data[name] === 'string' ? data[name] : null);
    switch (type) {
      case 'CauseCoded':
        return wordOf('causes', code('causeCode'));
      case 'RepeatCauseFlagged':
        return t('reviews.repeat.short', { count: Number(data['count']) });
      case 'MeasureRecorded':
        return wordOf('measures', code('measureCode'));
      case 'ApologyIssued':
        return code('documentNumber');
      case 'LatenessJudged':
        return data['excused'] === true
          ? t('reviews.judged.excused', { ground: wordOf('grounds', code('groundCode')) })
          : t('reviews.judged.notExcused');
      case 'ReviewReopened':
        return wordOf('reopenReasons', code('reasonCode'));
      default:
        return null;
    }
  };
}
