import { Link, useParams } from '@tanstack/react-router';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { FreeTexts } from './free-texts.js';
import { Findings } from './findings.js';
import { LateFacts } from './late-facts.js';
import { ReviewDue, ReviewState } from './review-due.js';
import { useReview } from './review-data.js';
import type { Review } from './review-data.js';
import { ReviewHistory } from './review-history.js';
import { StepButtons } from './step-buttons.js';
import { TimeSplitTable } from './time-split-table.js';
import { Trace } from './trace.js';
import '../../worklist/worklist.css';
import './reviews.css';

/** The review of one late dossier: how late and whose time, what was found, what lacks, every step. */
export default function ReviewPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const { data, error, refetch } = useReview(code);
  if (error !== null && data === undefined) {
    return (
      <>
        <PageHead title={code} />
        <ProblemAlert error={error} again={() => void refetch()} />
      </>
    );
  }
  return data === undefined ? <Waiting /> : <OneReview key={code} review={data} />;
}

function OneReview({ review }: { review: Review }) {
  const t = useText();
  const { code, state, dueAt, overdue } = review;
  return (
    <>
      <PageHead
        title={t('reviews.one', { code })}
        beside={
          <>
            <ReviewState state={state} />
            <span>
              {t('reviews.due')}: <ReviewDue dueAt={dueAt} overdue={overdue} closed={state === 'closed'} />
            </span>
          </>
        }
      >
        <Link to={'/reviews' as string}>{t('reviews.back')}</Link>
      </PageHead>
      <StepButtons review={review} />
      <div className="review">
        <div className="review-column">
          <LateFacts review={review} />
          <Findings review={review} />
          <ReviewHistory review={review} />
          <FreeTexts review={review} />
        </div>
        <div className="review-column">
          <TimeSplitTable split={review.timeSplit} />
          <Trace code={code} />
        </div>
      </div>
    </>
  );
}
