import { HistoryOutlined, LockOutlined } from '@ant-design/icons';
import { usePeriods } from '../../figures/figures.js';
import type { PeriodView } from '../../figures/figures.js';
import { useText } from '../../shell/use-text.js';

/** How each month of one calendar stands, closed or not; at most two years are asked. */
export function useMonthStates(calendar: string, months: readonly string[]): (month: string) => PeriodView | undefined {
  const first = months[0]?.slice(0, 4);
  const last = months.at(-1)?.slice(0, 4);
  const early = usePeriods(calendar, first);
  const late = usePeriods(calendar, last);
  return (month) => [...(early ?? []), ...(late ?? [])].find(({ period }) => period === month);
}

/** Closed, and what became known since; nothing where it is not closed. */
export function useMonthStateText(): (view: PeriodView | undefined) => string {
  const t = useText();
  return (view) => {
    if (view === undefined) return '';
    const { state, restated, pending } = view;
    if (state === 'restated') return t('indicators.month.restated', { count: restated?.dossiers ?? 0 });
    if (state === 'closed') return t(pending === null ? 'indicators.month.closed' : 'indicators.month.pending');
    return t(`indicators.month.${state}`);
  };
}

/** A sign for a closed month, read aloud in words. */
export function MonthMark({ view }: { view: PeriodView | undefined }) {
  const stateText = useMonthStateText();
  if (view?.closing == null) return null;
  const Icon = view.state === 'restated' ? HistoryOutlined : LockOutlined;
  const text = stateText(view);
  return <Icon role="img" aria-label={text} title={text} className="month-mark" />;
}
