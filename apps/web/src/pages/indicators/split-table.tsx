import { useFilterText } from '../../figures/filter-text.js';
import { CountLink } from '../../figures/count-link.js';
import type { Figures, Question } from '../../figures/figures.js';
import { useMonthText } from '../../figures/month-text.js';
import { behind } from '../../figures/question.js';
import { RateBar } from '../../figures/rate-bar.js';
import { useText } from '../../shell/use-text.js';
import { MonthMark, useMonthStates } from './month-mark.js';
import type { Series } from './trend-series.js';

interface SplitTableProps {
  figures: Figures;
  series: readonly Series[];
  split: string;
  question: Question;
}

/** A month a row, a line's rate and its late dossiers a column. */
export function SplitTable({ figures, series, split, question }: SplitTableProps) {
  const t = useText();
  const text = useFilterText();
  const monthText = useMonthText();
  const months = series[0]?.months ?? [];
  const stateOf = useMonthStates(question['calendar'] ?? 'gregorian', months);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('indicators.trend.table')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('figures.month')}
            </th>
            {series.map(({ key }) => (
              <th key={key} scope="colgroup" colSpan={2}>
                {text(split, key)}
              </th>
            ))}
          </tr>
          <tr>
            {series.flatMap(({ key }) => [
              <th key={`${key ?? ''} rate`} scope="col">
                {t('figures.rate.column')}
              </th>,
              <th key={`${key ?? ''} late`} scope="col" className="right">
                {t('figures.cell.late')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {months
            .map((month, i) => (
              <tr key={month}>
                <th scope="row">
                  {monthText({ key: { month } })} <MonthMark view={stateOf(month)} />
                </th>
                {series.flatMap(({ key, rows }) => {
                  const row = rows[i] ?? null;
                  const of = `${text(split, key)} ${monthText({ key: { month } })}`;
                  return [
                    <td key={`${key ?? ''} rate`}>{row === null ? '—' : <RateBar row={row} />}</td>,
                    <td key={`${key ?? ''} late`} className="right">
                      {row === null ? (
                        '—'
                      ) : (
                        <CountLink
                          count={row.late}
                          cell="late"
                          question={behind(question, figures.asOf, row)}
                          of={of}
                        />
                      )}
                    </td>,
                  ];
                })}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}
