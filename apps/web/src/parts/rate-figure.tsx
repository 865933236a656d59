import { useIntl } from 'react-intl';
import { useDates } from '../time/use-dates.js';
import { useText } from '../shell/use-text.js';

export interface Rate {
  numerator: number;
  denominator: number;
  /** Two decimals, rounded by the API; null where nothing has ended. */
  percent: string | null;
}

/** A rate with what it was counted from; nothing ended is a dash, never 0 or 100. */
export function RateFigure({ label, rate, big = false }: { label: string; rate: Rate; big?: boolean }) {
  const intl = useIntl();
  const t = useText();
  const percent = rate.percent === null ? '—' : `${intl.formatNumber(Number(rate.percent), TWO)} %`;
  return (
    <div className={big ? 'figure figure-big' : 'figure'}>
      <span className="figure-label">{label}</span>
      <span className="figure-value num">{percent}</span>
      <span className="muted num">
        {t('figure.of', {
          numerator: intl.formatNumber(rate.numerator),
          denominator: intl.formatNumber(rate.denominator),
        })}
      </span>
    </div>
  );
}

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

/** Under every figure: the rule, the instant it speaks of, the position of the log, and when it was computed. */
export function FigureSource(source: { policy: string; asOf: string; position: number; computedAt: string }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const policy = t.has(`policy.${source.policy}`) ? t(`policy.${source.policy}`) : source.policy;
  return (
    <p className="figure-source muted num">
      {t('figure.source', {
        policy,
        asOf: dates.moment(source.asOf),
        position: intl.formatNumber(source.position),
        computedAt: dates.moment(source.computedAt),
      })}
    </p>
  );
}
