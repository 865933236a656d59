import { Suspense, lazy } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { CountLink } from '../../figures/count-link.js';
import { useFigures } from '../../figures/figures.js';
import type { FigureRow, Figures, Question } from '../../figures/figures.js';
import { behind, trendSpan } from '../../figures/question.js';
import { useMonthText } from '../../figures/month-text.js';
import { RateBar } from '../../figures/rate-bar.js';

const TrendChart = lazy(() => import('./trend-chart.js'));

/** The twelve months up to the end of the period: a line to see it, and the same numbers as a table. */
export function Trend({ question, to, today }: { question: Question; to: string; today: string }) {
  const t = useText();
  const rest = Object.fromEntries(Object.entries(question).filter(([name]) => name !== 'period'));
  const asked: Question = { ...rest, ...trendSpan(to), groupBy: 'month' };
  const { data, error, refetch } = useFigures(asked);
  const rows = (data?.rows ?? []).filter(({ span }) => span !== undefined && span.from <= today);
  return (
    <section className="figure-section">
      <h2>{t('indicators.trend')}</h2>
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && <TrendBody figures={data} rows={rows} question={rest} />}
    </section>
  );
}

function TrendBody({ figures, rows, question }: { figures: Figures; rows: FigureRow[]; question: Question }) {
  const t = useText();
  const rated = rows.filter(({ rate }) => rate.percent !== null).length;
  return (
    <>
      {rated === 0 ? (
        <p className="muted">{t('indicators.trend.empty')}</p>
      ) : (
        <Suspense fallback={<Waiting />}>
          <TrendChart rows={rows} label={t('indicators.trend.label')} />
        </Suspense>
      )}
      <TrendTable figures={figures} rows={rows} question={question} />
      <FigureSource {...figures} />
    </>
  );
}

function TrendTable({ figures, rows, question }: { figures: Figures; rows: FigureRow[]; question: Question }) {
  const t = useText();
  const monthText = useMonthText();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('indicators.trend.table')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('figures.month')}</th>
            <th scope="col">{t('figures.rate.column')}</th>
            {(['received', 'resolved', 'late', 'openOverdue'] as const).map((cell) => (
              <th key={cell} scope="col" className="right">
                {t(`figures.cell.${cell}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].reverse().map((row) => (
            <tr key={row.key['month']}>
              <th scope="row">{monthText(row)}</th>
              <td>
                <RateBar row={row} />
              </td>
              {(['received', 'resolved', 'late', 'openOverdue'] as const).map((cell) => (
                <td key={cell} className="right">
                  <CountLink
                    count={row[cell]}
                    cell={cell}
                    question={behind(question, figures.asOf, row)}
                    of={monthText(row)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
