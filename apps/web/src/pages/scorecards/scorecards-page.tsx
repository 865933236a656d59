import { Alert } from 'antd';
import { FigureAge } from '../../figures/figure-age.js';
import '../../figures/figures.css';
import type { Question } from '../../figures/figures.js';
import { AsOfField, CalendarField, PeriodFields } from '../../figures/period-fields.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { CardSource } from './card-source.js';
import { PlanList } from './plan-list.js';
import { useCard, usePlans, useScorecardQuestion } from './scorecards.js';
import type { Card } from './scorecards.js';
import './scorecards.css';
import { yearsText } from './value-text.js';
import { TargetCard } from './target-card.js';

/** How the plans of the city stand, target by target: what is judged, what is missing, and where each figure comes from. */
export default function ScorecardsPage() {
  const t = useText();
  const asked = useScorecardQuestion();
  const { address, change, question } = asked;
  const plans = usePlans(question);
  const items = plans.data?.items ?? [];
  const chosen = items.find(({ plan }) => plan.id === address['plan']) ?? items[0];
  return (
    <>
      <PageHead title={t('scorecards.title')} />
      <div className="question" role="search" aria-label={t('scorecards.question')}>
        <PeriodFields asked={asked} />
        <CalendarField asked={asked} />
        <AsOfField asked={asked} />
      </div>
      {plans.error !== null && <ProblemAlert error={plans.error} again={() => void plans.refetch()} />}
      {plans.isPending && <Waiting />}
      {chosen !== undefined && plans.error === null && (
        <>
          <PlanList items={items} chosen={chosen.plan.id} choose={(plan) => change({ plan })} />
          <Chosen planId={chosen.plan.id} question={question} />
        </>
      )}
    </>
  );
}

function Chosen({ planId, question }: { planId: string; question: Question }) {
  const { data, error, isPlaceholderData, refetch } = useCard(planId, question);
  if (error !== null) return <ProblemAlert error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      <Shown card={data} question={question} />
    </div>
  );
}

function Shown({ card, question }: { card: Card; question: Question }) {
  const t = useText();
  const dates = useDates();
  const { plan, targets, scope, from, to } = card;
  return (
    <section className="scorecard" aria-label={plan.title}>
      <div className="scorecard-head">
        <h2>{plan.title}</h2>
        <p className="muted num">
          {t('scorecards.plan', { years: yearsText(plan.years), document: plan.document, issuedBy: plan.issuedBy })}
          {' · '}
          {t('figures.days', { from: dates.day(from), to: dates.day(to) })}
        </p>
      </div>
      {!plan.withinYears && (
        <Alert type="info" showIcon title={t('scorecards.outside', { years: yearsText(plan.years) })} />
      )}
      {scope !== null && <Alert type="info" showIcon title={t('scorecards.part')} />}
      <ul className="targets-list">
        {targets.map((target) => (
          <TargetCard key={target.id} target={target} card={card} question={question} />
        ))}
      </ul>
      <div className="source-line">
        <CardSource card={card} />
        <FigureAge computedAt={card.computedAt} />
      </div>
    </section>
  );
}
