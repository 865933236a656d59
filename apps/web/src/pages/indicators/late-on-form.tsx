import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { useFigures } from '../../figures/figures.js';
import type { Question } from '../../figures/figures.js';
import { useText } from '../../shell/use-text.js';

interface LateOnFormProps {
  /** What the page shows as late. */
  late: number;
  /** The page's own question: as of now where it names no moment, which the read models have seen by then. */
  question: Question;
}

/** Why form II.06a of the period has more late dossiers: it also counts what was withdrawn or stopped past its due. */
export function LateOnForm({ late, question }: LateOnFormProps) {
  const t = useText();
  const intl = useIntl();
  const { data, isPlaceholderData } = useFigures({ ...question, policy: 'ii06a' });
  if (data === undefined || isPlaceholderData || data.total.late <= late) return null;
  const { period, calendar, asOf } = question;
  return (
    <p className="late-on-form muted num">
      {t.rich('indicators.lateOnForm', {
        late: intl.formatNumber(late),
        form: intl.formatNumber(data.total.late),
        more: intl.formatNumber(data.total.late - late),
        a: (words) => (
          <Link to={'/reports/ii06a' as string} search={{ period, calendar, asOf } as never}>
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
