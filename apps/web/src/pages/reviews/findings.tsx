import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { dayOf } from '../../time/zoned.js';
import { usePeople } from '../../worklist/people.js';
import { ApologyPaper } from './apology-paper.js';
import { useCodedLists } from './review-data.js';
import type { Review } from './review-data.js';

/** What the review has found, part by part, and what lacks before it can be closed. */
export function Findings({ review }: { review: Review }) {
  const t = useText();
  if (review.state === 'none') {
    return (
      <Card size="small" title={t('reviews.findings')}>
        <p className="muted">{t('reviews.findings.none')}</p>
      </Card>
    );
  }
  return (
    <Card size="small" title={t('reviews.findings')}>
      <ul className="findings">
        <Finding name="cause" done={review.cause !== null}>
          <Cause review={review} />
        </Finding>
        <Finding name="measure" done={review.measures.length > 0}>
          <Measures review={review} />
        </Finding>
        <Finding name="apology" done={review.apology.state === 'signed'}>
          <Apology review={review} />
        </Finding>
        <Finding name="judgement" done={review.judgement !== null}>
          <Judgement review={review} />
        </Finding>
        <Finding name="closed" done={review.state === 'closed'}>
          <Closing review={review} />
        </Finding>
      </ul>
    </Card>
  );
}

function Finding({ name, done, children }: { name: string; done: boolean; children: ReactNode }) {
  const t = useText();
  const Icon = done ? CheckCircleFilled : MinusCircleOutlined;
  return (
    <li className={done ? 'finding finding-done' : 'finding'}>
      <Icon role="img" aria-label={t(done ? 'reviews.part.done' : 'reviews.part.lacks')} />
      <div>
        <strong>{t(`reviews.part.${name}`)}</strong>
        <div>{children}</div>
      </div>
    </li>
  );
}

const Lacks = () => <span className="muted">{useText()('reviews.part.lacks')}</span>;

function Cause({ review: { cause, repeat } }: { review: Review }) {
  const t = useText();
  const { wordOf } = useCodedLists();
  const { nameOf } = usePeople();
  if (cause === null) return <Lacks />;
  return (
    <>
      <div>{wordOf('causes', cause.code)}</div>
      <div className="muted">
        {t('reviews.responsible', {
          unit: cause.unit.name ?? cause.unit.id,
          who: cause.officer === null ? t('reviews.nobody') : (cause.officer.name ?? nameOf(cause.officer.id)),
        })}
      </div>
      {repeat !== null && (
        <details className="review-repeat">
          <summary>{t('reviews.repeat', { count: repeat.count, days: repeat.withinDays })}</summary>
          <ul>
            {repeat.earlier.map((code) => (
              <li key={code}>
                <DossierCode code={code} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Measures({ review: { measures } }: { review: Review }) {
  const t = useText();
  const dates = useDates();
  const { wordOf } = useCodedLists();
  if (measures.length === 0) return <Lacks />;
  return (
    <ul className="plain-items">
      {measures.map(({ measureCode, completeBy }, at) => (
        <li key={`${measureCode} ${String(at)}`}>
          {wordOf('measures', measureCode)}
          {completeBy !== null &&
            ` · ${t('reviews.completeBy', { day: dayOf(completeBy)?.format('DD/MM/YYYY') ?? dates.day(completeBy) })}`}
        </li>
      ))}
    </ul>
  );
}

function Apology({ review }: { review: Review }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = usePeople();
  const { apology } = review;
  return (
    <>
      {apology.state === 'none' ? (
        <Lacks />
      ) : (
        <div>
          {t('reviews.apology.issued', {
            number: apology.documentNumber,
            day: dates.day(apology.issuedAt),
            who: nameOf(apology.issuedBy),
          })}
        </div>
      )}
      {apology.state === 'issued' && <div className="muted">{t('reviews.apology.unsigned')}</div>}
      {apology.state === 'signed' && (
        <div>{t('reviews.apology.signed', { day: dates.day(apology.signedAt), who: nameOf(apology.signedBy) })}</div>
      )}
      <ApologyPaper code={review.code} issued={apology.state !== 'none' && review.cause !== null} />
    </>
  );
}

function Judgement({ review: { judgement } }: { review: Review }) {
  const t = useText();
  const dates = useDates();
  const { wordOf } = useCodedLists();
  const { nameOf } = usePeople();
  if (judgement === null) return <Lacks />;
  const { excused, groundCode, judgedAt, judgedBy } = judgement;
  return (
    <>
      <div>
        {excused
          ? t('reviews.judged.excused', { ground: wordOf('grounds', groundCode) })
          : t('reviews.judged.notExcused')}
      </div>
      <div className="muted num">
        {dates.moment(judgedAt)} · {nameOf(judgedBy)}
      </div>
      <div className="muted">{t('reviews.judged.figures')}</div>
    </>
  );
}

function Closing({ review }: { review: Review }) {
  const t = useText();
  const dates = useDates();
  const { wordOf } = useCodedLists();
  const { nameOf } = usePeople();
  const { closedAt, closedBy, outcome, reopenings, reopenReasonCode } = review;
  return (
    <>
      {closedAt === null ? (
        <Lacks />
      ) : (
        <div className="num">
          {dates.moment(closedAt)} · {nameOf(closedBy)}
          {outcome === 'notLate' && ` · ${t('reviews.outcome.notLate')}`}
        </div>
      )}
      {reopenings > 0 && (
        <div className="muted">
          {t('reviews.reopened', { count: reopenings, reason: wordOf('reopenReasons', reopenReasonCode) })}
        </div>
      )}
    </>
  );
}
