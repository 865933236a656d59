import { useIntl } from 'react-intl';
import { useText } from '../shell/use-text.js';

/** A working day as people speak of it; the minutes themselves come from the calendar. */
const DAY_MINUTES = 480;

/** Working time until the due, or since it. */
export function TimeLeft({ minutes }: { minutes: number | null }) {
  const t = useText();
  const intl = useIntl();
  if (minutes === null) return <span className="muted">—</span>;
  const late = minutes < 0;
  const size = Math.abs(minutes);
  const [unit, value] =
    size < 60 ? ['minutes', size] : size < DAY_MINUTES ? ['hours', size / 60] : ['days', size / DAY_MINUTES];
  const shown = intl.formatNumber(value, { maximumFractionDigits: 1 });
  const exact = intl.formatNumber(size / 60, { maximumFractionDigits: 2 });
  return (
    <span
      className={late ? 'num time-left time-left-late' : 'num time-left'}
      title={t('worklist.exact', { hours: exact })}
    >
      {t(late ? 'worklist.late' : 'worklist.left', { time: t(`worklist.${String(unit)}`, { value: shown }) })}
    </span>
  );
}
