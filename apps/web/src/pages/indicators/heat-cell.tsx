import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import type { FigureRow, Question } from '../../figures/figures.js';
import { behind } from '../../figures/question.js';
import { useText } from '../../shell/use-text.js';
import { FEW, cutPercent, gradeOf } from './heat.js';

interface HeatCellProps {
  row: FigureRow | null;
  question: Question;
  asOf: string;
  /** What and when, read aloud. */
  of: string;
}

/** A month's rate as a number on a ground; where something was late, the way to just these dossiers. */
export function HeatCell({ row, question, asOf, of }: HeatCellProps) {
  const t = useText();
  const intl = useIntl();
  if (row === null || row.rate.denominator === 0) {
    return (
      <td className="heat">
        <span className="muted" aria-label={t('figures.noneEnded')} role="img">
          ·
        </span>
      </td>
    );
  }
  const { rate, late } = row;
  const shown = intl.formatNumber(cutPercent(rate));
  const className = `heat heat-${gradeOf(rate)}${rate.denominator < FEW ? ' heat-few' : ''}`;
  const label = t('indicators.heat.label', {
    ...{ of, percent: shown },
    late: intl.formatNumber(late),
    count: intl.formatNumber(rate.denominator),
  });
  return (
    <td className={className} title={label}>
      {late === 0 ? (
        shown
      ) : (
        <Link
          className="count-link"
          to={'/indicators/dossiers' as string}
          search={{ ...behind(question, asOf, row), class: 'late' } as never}
          aria-label={label}
        >
          {shown}
        </Link>
      )}
    </td>
  );
}
