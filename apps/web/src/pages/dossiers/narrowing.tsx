import { Tag } from 'antd';
import { useAgencies, useFields } from '../../parts/catalogue.js';
import type { AddressValues } from '../../parts/use-address.js';
import { useText } from '../../shell/use-text.js';
import { usePeople } from '../../worklist/people.js';

/** What narrows the list besides the fields above it, as links bring it along; each can be taken away. */
export function Narrowing({ address, change }: { address: AddressValues; change: (values: AddressValues) => void }) {
  const t = useText();
  const words = useWords();
  const shown = Object.entries(address).flatMap(([name, value]) => {
    const word = value === undefined ? null : words(name, value);
    return word === null ? [] : [{ name, word }];
  });
  if (shown.length === 0) return null;
  return (
    <p className="work-bar" role="group" aria-label={t('dossiers.narrowed')}>
      <span className="muted">{t('dossiers.narrowed')}:</span>
      {shown.map(({ name, word }) => (
        <Tag
          key={name}
          closable={{ 'aria-label': t('dossiers.narrowed.remove', { what: word }) }}
          onClose={() => change({ [name]: undefined })}
        >
          {word}
        </Tag>
      ))}
    </p>
  );
}

/** The words of a filter that has no field of its own; null of one that has. */
function useWords(): (name: string, value: string) => string | null {
  const t = useText();
  const agencies = useAgencies();
  const fields = useFields();
  const people = usePeople();
  return (name, value) => {
    switch (name) {
      case 'due':
        return value === 'today' ? t('dossiers.narrowed.due.today') : t('dossiers.narrowed.due.soon');
      case 'atRisk':
        return t('dossiers.narrowed.atRisk');
      case 'open':
        return t('dossiers.narrowed.open');
      case 'sort':
        return value === 'due' ? t('dossiers.narrowed.sort') : null;
      case 'officerId':
        if (value === 'me') return t('dossiers.narrowed.mine');
        if (value === 'none') return t('dossiers.narrowed.nobody');
        return t('dossiers.narrowed.officer', { name: people.nameOf(value) });
      case 'holderUnitId':
        return t('dossiers.narrowed.unit', { name: agencies.nameOf(value) });
      case 'fieldCode':
        return t('dossiers.narrowed.field', { name: fields.nameOf(value) });
      case 'channel':
        return t('dossiers.narrowed.channel', { name: t(`channel.${value}`) });
      default:
        return null;
    }
  };
}
