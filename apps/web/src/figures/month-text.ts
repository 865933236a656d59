import { useIntl } from 'react-intl';
import type { FigureRow } from './figures.js';

/** 11/2026, as months are written here. */
export function useMonthText(): (row: Pick<FigureRow, 'key'>) => string {
  const { formatMessage } = useIntl();
  return ({ key }) => {
    const [year = '', month = ''] = (key['month'] ?? '').split('-');
    return formatMessage({ id: 'figures.monthOf' }, { month, year });
  };
}
