import { Tag } from 'antd';
import { useText } from '../shell/use-text.js';
import { useFilterText } from './filter-text.js';
import { FILTERS } from './question.js';
import type { useQuestion } from './question.js';

/** To what the figures are kept, each to be taken away; more come from the names in the table. */
export function FilterTags({ asked: { address, change } }: { asked: ReturnType<typeof useQuestion> }) {
  const t = useText();
  const valueText = useFilterText();
  const set = FILTERS.filter((name) => address[name] !== undefined);
  if (set.length === 0) return null;
  return (
    <p className="filters">
      <span className="muted">{t('figures.onlyFor')}</span>
      {set.map((name) => (
        <Tag
          key={name}
          closable={{ 'aria-label': t('figures.filter.remove') }}
          onClose={() => change({ [name]: undefined })}
        >
          {valueText(name, address[name] ?? '')}
        </Tag>
      ))}
    </p>
  );
}
