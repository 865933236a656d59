import { useText } from '../shell/use-text.js';

const ROMAN: Readonly<Record<string, string>> = { Q1: 'I', Q2: 'II', Q3: 'III', Q4: 'IV' };

/** A period in words: Tháng 10 năm 2026, Quý III năm 2026, Năm 2026. */
export function usePeriodText(): (period: string) => string {
  const t = useText();
  return (period) => {
    const [year = '', part = ''] = period.split('-');
    if (part === '') return t('figures.periodOf.year', { year });
    const quarter = ROMAN[part];
    if (quarter !== undefined) return t('figures.periodOf.quarter', { number: quarter, year });
    if (part === 'H1' || part === 'H2' || part === '9M') return t(`figures.periodOf.${part}`, { year });
    return t('figures.periodOf.month', { month: Number(part), year });
  };
}
