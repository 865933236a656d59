import { Button, Segmented } from 'antd';
import { useMemo } from 'react';
import { useFilterText } from '../../figures/filter-text.js';
import { useFigures } from '../../figures/figures.js';
import type { Figures, Question } from '../../figures/figures.js';
import { useMonthText } from '../../figures/month-text.js';
import { FILTER_OF, trendSpan } from '../../figures/question.js';
import type { useQuestion } from '../../figures/question.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { usePrinting } from '../../parts/use-printing.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { HeatCell } from './heat-cell.js';
import { GRADES, heatRowsOf } from './heat.js';
import { MonthMark, useMonthStates } from './month-mark.js';

const HEATS = ['agency', 'field', 'procedure'] as const;
type Heat = (typeof HEATS)[number];
const FIRST = 12;

interface HeatMapProps {
  asked: ReturnType<typeof useQuestion>;
  /** Last day of the period. */
  to: string;
}

/** Where and when it was late: a line for each agency, field or procedure, the one with the lowest rate first. */
export function HeatMap({ asked: { address, change, question, today }, to }: HeatMapProps) {
  const t = useText();
  const heat = HEATS.find((name) => name === address['heat']) ?? 'agency';
  const rest = Object.fromEntries(Object.entries(question).filter(([name]) => name !== 'period'));
  const found = useFigures({ ...rest, ...trendSpan(to), groupBy: `${heat},month` });
  const { data, error, isPlaceholderData, refetch } = found;
  return (
    <section className="figure-section">
      <div className="section-head">
        <h2>{t('indicators.heat')}</h2>
        <Segmented
          aria-label={t('indicators.heat')}
          value={heat}
          onChange={(by) => change({ heat: by === 'agency' ? undefined : by, heatAll: undefined })}
          options={HEATS.map((value) => ({ value, label: t(`figures.by.${value}`) }))}
        />
      </div>
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {(data === undefined || isPlaceholderData) && error === null && <Waiting />}
      {data !== undefined && !isPlaceholderData && error === null && (
        <HeatBody
          figures={data}
          heat={heat}
          question={rest}
          today={today}
          all={address['heatAll'] === 'true'}
          showAll={() => change({ heatAll: 'true' })}
        />
      )}
    </section>
  );
}

interface HeatBodyProps {
  figures: Figures;
  heat: Heat;
  question: Question;
  today: string;
  all: boolean;
  showAll: () => void;
}

function HeatBody({ figures, heat, question, today, all, showAll }: HeatBodyProps) {
  const t = useText();
  const printing = usePrinting();
  const { months, rows } = useMemo(() => heatRowsOf(figures.rows, heat, today), [figures, heat, today]);
  if (rows.length === 0) return <p className="muted">{t('indicators.trend.empty')}</p>;
  const shown = all || printing ? rows : rows.slice(0, FIRST);
  return (
    <>
      <Legend />
      <HeatTable {...{ figures, heat, question, months }} rows={shown} />
      {rows.length > shown.length && (
        <Button className="behind-more" onClick={showAll}>
          {t('indicators.heat.all', { count: rows.length })}
        </Button>
      )}
    </>
  );
}

function Legend() {
  const t = useText();
  return (
    <p className="heat-legend muted">
      {GRADES.map((grade) => (
        <span key={grade} className={`heat-legend-${grade}`}>
          <span className={`heat-swatch heat-${grade}`} aria-hidden /> {t(`indicators.heat.${grade}`)}
        </span>
      ))}
      <span>{t('indicators.heat.few')}</span>
    </p>
  );
}

type HeatTableProps = Omit<HeatBodyProps, 'today' | 'all' | 'showAll'> & ReturnType<typeof heatRowsOf>;

function HeatTable({ figures, heat, question, months, rows }: HeatTableProps) {
  const t = useText();
  const text = useFilterText();
  const monthText = useMonthText();
  const stateOf = useMonthStates(question['calendar'] ?? 'gregorian', months);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('indicators.heat')}>
      <table className="plain-table heat-table num">
        <thead>
          <tr>
            <th scope="col">{t(`figures.by.${heat}`)}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {monthText({ key: { month } })} <MonthMark view={stateOf(month)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => {
            const name = text(FILTER_OF[heat], key);
            return (
              <tr key={key ?? ''}>
                <th scope="row" className="heat-name" title={name}>
                  {name}
                </th>
                {cells.map((row, i) => (
                  <HeatCell
                    key={months[i]}
                    row={row}
                    question={question}
                    asOf={figures.asOf}
                    of={`${name}, ${monthText({ key: { month: months[i] ?? '' } })}`}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
