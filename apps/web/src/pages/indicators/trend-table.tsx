import { CountLink } from '../../figures/count-link.js';
import type { FigureRow, Figures, Question } from '../../figures/figures.js';
import { useMonthText } from '../../figures/month-text.js';
import { behind } from '../../figures/question.js';
import { RateBar } from '../../figures/rate-bar.js';
import { useText } from '../../shell/use-text.js';
import { MonthMark, useMonthStateText, useMonthStates } from './month-mark.js';
import type { Series } from './trend-series.js';

const CELLS = ['received', 'resolved', 'late', 'openOverdue'] as const;

interface TrendTableProps {
  figures: Figures;
  series: Series | undefined;
  question: Question;
}

/** The same numbers as the line, newest first, and whether each month is closed. */
export function TrendTable({ figures, series, question }: TrendTableProps) {
  const t = useText();
  const monthText = useMonthText();
  const stateOf = useMonthStates(question['calendar'] ?? 'gregorian', series?.months ?? []);
  const stateText = useMonthStateText();
  const rows = (series?.rows ?? []).filter((row) => row !== null).reverse();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('indicators.trend.table')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('figures.month')}</th>
            <th scope="col">{t('figures.rate.column')}</th>
            {CELLS.map((cell) => (
              <th key={cell} scope="col" className="right">
                {t(`figures.cell.${cell}`)}
              </th>
            ))}
            <th scope="col">{t('indicators.month.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const view = stateOf(row.key['month'] ?? '');
            return (
              <tr key={row.key['month']}>
                <th scope="row">{monthText(row)}</th>
                <td>
                  <RateBar row={row} />
                </td>
                <Counts row={row} figures={figures} question={question} of={monthText(row)} />
                <td className="muted">
                  <span aria-hidden>
                    <MonthMark view={view} />
                  </span>{' '}
                  {stateText(view)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface CountsProps {
  row: FigureRow;
  figures: Figures;
  question: Question;
  of: string;
}

function Counts({ row, figures, question, of }: CountsProps) {
  return CELLS.map((cell) => (
    <td key={cell} className="right">
      <CountLink count={row[cell]} cell={cell} question={behind(question, figures.asOf, row)} of={of} />
    </td>
  ));
}
