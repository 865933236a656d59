import { Alert, Button } from 'antd';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { FigureAge } from '../../figures/figure-age.js';
import { Balance } from './balance.js';
import { Breakdown } from './breakdown.js';
import { useFigures } from '../../figures/figures.js';
import type { Figures } from '../../figures/figures.js';
import { Headline } from './headline.js';
import { HeatMap } from './heat-map.js';
import './indicators.css';
import { PeriodMarks } from './period-marks.js';
import { FilterTags } from '../../figures/filter-tags.js';
import { QuestionBar } from '../../figures/question-bar.js';
import { useQuestion } from '../../figures/question.js';
import { Trend } from './trend.js';

/** How much was done in time: one question in the address, answered with its rule, its moment and its dossiers. */
export default function IndicatorsPage() {
  const t = useText();
  const asked = useQuestion();
  const { data, error, isPlaceholderData, refetch, isFetching } = useFigures({
    ...asked.question,
    groupBy: asked.group,
  });
  return (
    <>
      <PageHead title={t('indicators.title')}>
        <Button onClick={() => void refetch()} loading={isFetching}>
          {t('indicators.again')}
        </Button>
      </PageHead>
      <QuestionBar asked={asked} />
      <FilterTags asked={asked} />
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && error === null && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <Shown figures={data} asked={asked} />
        </div>
      )}
    </>
  );
}

function Shown({ figures, asked }: { figures: Figures; asked: ReturnType<typeof useQuestion> }) {
  const t = useText();
  const { address, question, today } = asked;
  const { received, carriedOver, refused } = figures.total;
  return (
    <>
      <PeriodMarks figures={figures} calendar={address['calendar'] ?? 'gregorian'} />
      <Headline figures={figures} />
      <div className="source-line">
        <FigureSource {...figures} />
        <FigureAge computedAt={figures.computedAt} />
      </div>
      {received + carriedOver + refused === 0 && (
        <Alert type="info" showIcon title={t(emptyReason(figures, today))} className="empty-reason" />
      )}
      <Balance figures={figures} question={question} />
      <Trend asked={asked} to={figures.to} />
      <HeatMap asked={asked} to={figures.to} />
      <Breakdown figures={figures} asked={asked} />
    </>
  );
}

/** Why there is nothing to count, as far as the days tell. */
function emptyReason({ from }: Figures, today: string): string {
  return from > today ? 'indicators.empty.future' : 'indicators.empty.reason';
}
