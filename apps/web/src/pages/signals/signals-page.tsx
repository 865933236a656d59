import { Alert } from 'antd';
import { FigureAge } from '../../figures/figure-age.js';
import { FilterTags } from '../../figures/filter-tags.js';
import { QuestionBar } from '../../figures/question-bar.js';
import { useQuestion } from '../../figures/question.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource, RateFigure } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { SignalCards } from './signal-cards.js';
import { SignalCount } from './signal-count.js';
import { useCatalogue, useSummary } from './signals.js';
import type { Signal, Summary } from './signals.js';
import './signals.css';
import { ByAgency } from './by-agency.js';

/** Patterns worth a look: what each means and does not mean, how many dossiers it names, and the rate without them. */
export default function SignalsPage() {
  const t = useText();
  const asked = useQuestion();
  const { data, error, isPlaceholderData, refetch } = useSummary(asked.question);
  const catalogue = useCatalogue();
  const problem = error ?? catalogue.error;
  const again = () => void Promise.all([refetch(), catalogue.refetch()]);
  return (
    <>
      <PageHead title={t('signals.title')} />
      <QuestionBar asked={asked} />
      <FilterTags asked={asked} />
      {problem !== null && <ProblemAlert error={problem} again={again} />}
      {problem === null && (data === undefined || catalogue.data === undefined) && <Waiting />}
      {problem === null && data !== undefined && catalogue.data !== undefined && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <Shown summary={data} signals={catalogue.data.items} asked={asked} />
        </div>
      )}
    </>
  );
}

interface ShownProps {
  summary: Summary;
  signals: readonly Signal[];
  asked: ReturnType<typeof useQuestion>;
}

function Shown({ summary, signals, asked: { question } }: ShownProps) {
  const t = useText();
  const dates = useDates();
  const { total, from, to } = summary;
  const behind = { ...question, asOf: summary.asOf };
  return (
    <>
      <p className="num signals-days">{t('figures.days', { from: dates.day(from), to: dates.day(to) })}</p>
      <Alert type="info" showIcon title={t('signals.fair')} />
      <section className="signals-head" aria-label={t('signals.head')}>
        <div className="figure">
          <span className="figure-label">{t('signals.any')}</span>
          <span className="figure-value num">
            <SignalCount count={total.any.dossiers} />
          </span>
          <span className="muted num">{t('signals.of', { received: total.received, resolved: total.resolved })}</span>
        </div>
        <RateFigure label={t('signals.rate')} rate={total.rate} />
        <RateFigure label={t('signals.rate.without')} rate={total.any.without} />
      </section>
      <SignalCards summary={summary} signals={signals} question={behind} />
      <ByAgency summary={summary} signals={signals} question={behind} />
      <div className="source-line">
        <FigureSource {...summary} />
        <FigureAge computedAt={summary.computedAt} />
      </div>
    </>
  );
}
