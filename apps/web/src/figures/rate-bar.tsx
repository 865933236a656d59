import { useIntl } from 'react-intl';
import { useText } from '../shell/use-text.js';
import type { FigureRow } from './figures.js';

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

/** A rate, what it was counted from, and the two shares as a bar; without a denominator a dash. */
export function RateBar({ row: { rate } }: { row: Pick<FigureRow, 'rate'> }) {
  const intl = useIntl();
  const t = useText();
  if (rate.percent === null) return <span className="muted">{t('figures.noneEnded')}</span>;
  const percent = Number(rate.percent);
  return (
    <div className="rate-bar">
      <span className="num rate-bar-percent">{intl.formatNumber(percent, TWO)} %</span>
      <span className="rate-bar-track" aria-hidden>
        <span style={{ inlineSize: `${String(percent)}%` }} />
      </span>
      <span className="muted num">
        {intl.formatNumber(rate.numerator)}/{intl.formatNumber(rate.denominator)}
      </span>
    </div>
  );
}
