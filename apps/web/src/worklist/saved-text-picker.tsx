import { Select } from 'antd';
import { matches } from '../shell/unaccented.js';
import { useText } from '../shell/use-text.js';
import { useSavedTexts } from './saved-texts.js';

/** Puts a saved sentence where it is needed; found by its title or a word of it. */
export function SavedTextPicker({ pick }: { pick: (body: string) => void }) {
  const t = useText();
  const { data } = useSavedTexts();
  if (data === undefined || data.length === 0) return null;
  return (
    <Select<string, { value: string; label: string; body: string }>
      className="wide"
      value={null as unknown as string}
      placeholder={t('worklist.savedText')}
      aria-label={t('worklist.savedText')}
      showSearch={{ filterOption: (typed, option) => matches(`${option?.label ?? ''} ${option?.body ?? ''}`, typed) }}
      options={data.map(({ textId, title, body }) => ({ value: textId, label: title, body }))}
      onSelect={(_, option) => pick(option.body)}
    />
  );
}
