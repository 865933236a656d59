import { Segmented } from 'antd';
import { Suspense, lazy, useMemo } from 'react';
import { useFilterText } from '../../figures/filter-text.js';
import { useFigures } from '../../figures/figures.js';
import type { Figures, Question } from '../../figures/figures.js';
import { useMonthText } from '../../figures/month-text.js';
import { trendSpan } from '../../figures/question.js';
import type { useQuestion } from '../../figures/question.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { SplitTable } from './split-table.js';
import { TrendTable } from './trend-table.js';
import { seriesOf } from './trend-series.js';
import type { Series } from './trend-series.js';

const TrendChart = lazy(() => import('./trend-chart.js'));

const SPLITS = ['none', 'level', 'channel'] as const;
type Split = (typeof SPLITS)[number];

interface TrendProps {
  asked: ReturnType<typeof useQuestion>;
  /** Last day of the period. */
  to: string;
}

/** The twelve months up to the end of the period, all together or by level or channel: lines, and the numbers as a table. */
export function Trend({ asked: { address, change, question, today }, to }: TrendProps) {
  const t = useText();
  const split = SPLITS.find((name) => name === address['split']) ?? 'none';
  const rest = Object.fromEntries(Object.entries(question).filter(([name]) => name !== 'period'));
  const groupBy = split === 'none' ? 'month' : `${split},month`;
  const { data, error, isPlaceholderData, refetch } = useFigures({ ...rest, ...trendSpan(to), groupBy });
  return (
    <section className="figure-section">
      <div className="section-head">
        <h2>{t('indicators.trend')}</h2>
        <Segmented
          aria-label={t('indicators.split')}
          value={split}
          onChange={(by) => change({ split: by === 'none' ? undefined : by })}
          options={SPLITS.map((value) => ({ value, label: t(`indicators.split.${value}`) }))}
        />
      </div>
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {(data === undefined || isPlaceholderData) && error === null && <Waiting />}
      {data !== undefined && !isPlaceholderData && error === null && (
        <TrendBody figures={data} question={rest} split={split} today={today} />
      )}
    </section>
  );
}

interface TrendBodyProps {
  figures: Figures;
  question: Question;
  split: Split;
  today: string;
}

function TrendBody({ figures, question, split, today }: TrendBodyProps) {
  const t = useText();
  const series = useMemo(() => seriesOf(figures.rows, split === 'none' ? null : split, today), [figures, split, today]);
  const rated = series.some(({ rows }) => rows.some((row) => row !== null && row.rate.percent !== null));
  return (
    <>
      {rated ? <Chart series={series} split={split} /> : <p className="muted">{t('indicators.trend.empty')}</p>}
      {split === 'none' ? (
        <TrendTable figures={figures} series={series[0]} question={question} />
      ) : (
        <SplitTable figures={figures} series={series} split={split} question={question} />
      )}
      <FigureSource {...figures} />
    </>
  );
}

function Chart({ series, split }: { series: readonly Series[]; split: Split }) {
  const t = useText();
  const text = useFilterText();
  const monthText = useMonthText();
  const shown = series.map(({ key, months, rows }) => ({
    name: split === 'none' ? t('figures.rate.column') : text(split, key),
    months: months.map((month) => monthText({ key: { month } })),
    percents: rows.map((row) => (row?.rate.percent == null ? null : Number(row.rate.percent))),
  }));
  const drawn = JSON.stringify(shown);
  // The chart is drawn anew when what it shows is new, not whenever something beside it is.
  const lines = useMemo(() => JSON.parse(drawn) as typeof shown, [drawn]);
  return (
    <Suspense fallback={<Waiting />}>
      <TrendChart months={lines[0]?.months ?? []} lines={lines} label={t('indicators.trend.label')} />
    </Suspense>
  );
}
