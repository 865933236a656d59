import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../shell/use-text.js';
import { missingOf, withAnother, withRequired } from './checklist.js';
import type { HandedIn } from './checklist.js';

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
    if (given !== '') onChange?.(withAnother(value, given));
    setName('');
  };
  return (
    <div className="component-list">
      {value.length === 0 ? (
        <p className="muted">{t('intake.components.choose')}</p>
      ) : (
        <Required value={value} onChange={onChange} />
      )}
      {value.map((one) => (
        <Checkbox
          key={one.code}
          checked={one.checked}
          onChange={({ target }) =>
            onChange?.(value.map((other) => (other === one ? { ...one, checked: target.checked } : other)))
          }
        >
          {one.name} <PaperTerms of={one} />
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

function PaperTerms({ of: { form, copies, required, added } }: { of: HandedIn }) {
  const t = useText();
  if (added === true) return null;
  const terms = [t(`component.form.${form}`), ...(copies > 1 ? [t('component.copies', { copies })] : [])];
  return <span className="muted">({[...terms, ...(required ? [] : [t('component.ifAny')])].join(', ')})</span>;
}

/** All that is required at one stroke, and what of it is not there: said in words, and never a bar to going on. */
function Required({ value, onChange }: { value: HandedIn[]; onChange: ComponentListProps['onChange'] }) {
  const t = useText();
  const required = value.filter((one) => one.required).length;
  if (required === 0) return null;
  const missing = missingOf(value).length;
  return (
    <div className="component-head">
      <Checkbox
        checked={missing === 0}
        indeterminate={missing > 0 && missing < required}
        onChange={() => onChange?.(withRequired(value, missing > 0))}
      >
        {t('intake.components.all')}
      </Checkbox>
      <span role="status" className={missing === 0 ? '' : 'due-waiting'}>
        {missing === 0 ? <CheckCircleOutlined aria-hidden /> : <ExclamationCircleOutlined aria-hidden />}{' '}
        {missing === 0 ? t('intake.components.complete') : t('intake.components.missing', { missing })}
      </span>
    </div>
  );
}
