import { useAgencies, useFields, useProcedures } from '../parts/catalogue.js';
import { useText } from '../shell/use-text.js';
import { CHANNELS, LEVELS } from './question.js';

/** The value of a filter, or of a row's key, in words. */
export function useFilterText(): (filter: string, value: string | null) => string {
  const t = useText();
  const agencies = useAgencies();
  const fields = useFields();
  const procedures = useProcedures();
  return (filter, value) => {
    if (value === null || value === '') return t('figures.unknown');
    if (filter === 'agencyId') return agencies.nameOf(value);
    if (filter === 'fieldCode') return fields.nameOf(value);
    if (filter === 'procedureCode') return procedures.byCode(value)?.name ?? value;
    const known = [...LEVELS, ...CHANNELS].some((name) => name === value);
    return known ? t(`figures.value.${value}`) : value;
  };
}
