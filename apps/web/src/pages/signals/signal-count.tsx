import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import type { Question } from '../../figures/figures.js';
import { useText } from '../../shell/use-text.js';

interface SignalCountProps {
  count: number;
  /** The signal and the question its dossiers are listed by; absent: the number is of several. */
  behind?: { name: string; label: string; question: Question; of?: string };
}

/** How many dossiers a signal names, as the way to exactly these. */
export function SignalCount({ count, behind }: SignalCountProps) {
  const t = useText();
  const intl = useIntl();
  const shown = intl.formatNumber(count);
  if (behind === undefined || count === 0) return <span className={count === 0 ? 'num muted' : 'num'}>{shown}</span>;
  const { name, label, question, of = '' } = behind;
  return (
    <Link
      className="num count-link"
      to={'/signals/dossiers' as string}
      search={{ ...question, name } as never}
      aria-label={t('signals.count.label', { count: shown, label, of })}
    >
      {shown}
    </Link>
  );
}
