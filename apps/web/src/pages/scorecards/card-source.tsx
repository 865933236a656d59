import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { Card } from './scorecards.js';

type Told = Pick<Card, 'asOf' | 'position' | 'computedAt'>;

/** Each target names its own rule, so the card names the moment and the position alone. */
export function CardSource({ card: { asOf, position, computedAt } }: { card: Told }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  return (
    <p className="figure-source muted num">
      {t('scorecards.source', {
        asOf: dates.moment(asOf),
        position: intl.formatNumber(position),
        computedAt: dates.moment(computedAt),
      })}
    </p>
  );
}
