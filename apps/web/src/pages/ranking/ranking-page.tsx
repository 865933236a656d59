import { Alert, Segmented, Select } from 'antd';
import { FigureAge } from '../../figures/figure-age.js';
import { FilterTags } from '../../figures/filter-tags.js';
import { Labelled } from '../../figures/period-fields.js';
import { QuestionBar } from '../../figures/question-bar.js';
import { LEVELS, useQuestion } from '../../figures/question.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { MINIMUMS, ORDERS, RANKED, useRanking } from './ranking.js';
import type { Ranking, RankingAsked } from './ranking.js';
import './ranking.css';
import { RankingTable } from './ranking-table.js';

/** Who stands where, as far as the numbers tell: a rate with its interval, a place only where it is told apart. */
export default function RankingPage() {
  const t = useText();
  const asked = useQuestion();
  const ranked = useAsked(asked);
  const { data, error, isPlaceholderData, refetch } = useRanking(ranked);
  return (
    <>
      <PageHead title={t('ranking.title')} />
      <QuestionBar asked={asked}>
        <RankingFields asked={asked} ranked={ranked} />
      </QuestionBar>
      <FilterTags asked={asked} />
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && error === null && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <Shown ranking={data} asked={ranked} />
        </div>
      )}
    </>
  );
}

function useAsked({ address, question }: ReturnType<typeof useQuestion>): RankingAsked {
  const order = ORDERS.find((name) => name === address['order']);
  return {
    question,
    by: RANKED.find((name) => name === address['rank']) ?? 'agency',
    ...(order === undefined ? {} : { order }),
    minimum: MINIMUMS.find((number) => number === address['minimum']) ?? '30',
  };
}

function RankingFields({ asked, ranked }: { asked: ReturnType<typeof useQuestion>; ranked: RankingAsked }) {
  const t = useText();
  const { address, change } = asked;
  const order = ranked.order ?? (ranked.by === 'field' ? 'worst' : 'best');
  return (
    <>
      <Labelled label={t('ranking.by')}>
        <Segmented
          aria-label={t('ranking.by')}
          value={ranked.by}
          onChange={(by) => change({ rank: by === 'agency' ? undefined : by, order: undefined })}
          options={RANKED.map((value) => ({ value, label: t(`ranking.by.${value}`) }))}
        />
      </Labelled>
      <Labelled label={t('ranking.order')}>
        <Segmented
          aria-label={t('ranking.order')}
          value={order}
          onChange={(chosen) => change({ order: chosen })}
          options={ORDERS.map((value) => ({ value, label: t(`ranking.order.${value}`) }))}
        />
      </Labelled>
      <Labelled label={t('figures.by.level')}>
        <Select
          allowClear
          aria-label={t('figures.by.level')}
          placeholder={t('ranking.level.all')}
          value={address['level'] ?? null}
          onChange={(level: string | undefined) => change({ level })}
          options={LEVELS.map((value) => ({ value, label: t(`figures.value.${value}`) }))}
        />
      </Labelled>
      <Labelled label={t('ranking.minimum')}>
        <Select
          aria-label={t('ranking.minimum')}
          value={ranked.minimum}
          onChange={(minimum) => change({ minimum: minimum === '30' ? undefined : minimum })}
          options={MINIMUMS.map((value) => ({ value, label: t('ranking.minimum.from', { count: value }) }))}
        />
      </Labelled>
    </>
  );
}

function Shown({ ranking, asked }: { ranking: Ranking; asked: RankingAsked }) {
  const t = useText();
  const dates = useDates();
  const { from, to, previous, minimum, rows } = ranking;
  return (
    <>
      <p className="ranking-days num">
        {t('figures.days', { from: dates.day(from), to: dates.day(to) })}
        {' · '}
        {t('ranking.against', { from: dates.day(previous.from), to: dates.day(previous.to) })}
      </p>
      {rows.length === 0 ? (
        <Alert type="info" showIcon title={t('ranking.empty')} />
      ) : (
        <section className="figure-section">
          <RankingTable ranking={ranking} asked={asked} />
          <p className="muted ranking-hint">{t('ranking.hint', { minimum })}</p>
        </section>
      )}
      <div className="source-line">
        <FigureSource {...ranking} />
        <FigureAge computedAt={ranking.computedAt} />
      </div>
    </>
  );
}
