import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../shell/use-text.js';

export interface HandedIn {
  name: string;
  checked: boolean;
}
interface ComponentListProps {
  value?: HandedIn[];
  onChange?: (components: HandedIn[]) => void;
}

/** The papers that lie on the counter: ticked with the space bar, others added by name. */
export function ComponentList({ value = [], onChange }: ComponentListProps) {
  const t = useText();
  const [name, setName] = useState('');
  const add = (): void => {
    const given = name.trim();
    if (given !== '' && !value.some((one) => one.name === given))
      onChange?.([...value, { name: given, checked: true }]);
    setName('');
  };
  return (
    <div className="component-list">
      {value.map((one) => (
        <Checkbox
          key={one.name}
          checked={one.checked}
          onChange={({ target }) =>
            onChange?.(value.map((other) => (other === one ? { ...one, checked: target.checked } : other)))
          }
        >
          {one.name}
        </Checkbox>
      ))}
      <Input
        value={name}
        placeholder={t('intake.components.add')}
        aria-label={t('intake.components.add')}
        onChange={({ target }) => setName(target.value)}
        onBlur={add}
        onPressEnter={(event) => {
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}
