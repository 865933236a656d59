import { Select } from 'antd';
import { useAccount } from '../session/session.js';
import { matches } from '../shell/unaccented.js';
import { useText } from '../shell/use-text.js';
import { useAgencies } from './catalogue.js';

interface ScopeFieldProps {
  id?: string;
  /** null: the whole tenant, which only they may choose who see all of it. */
  value?: string | null;
  onChange?: (id: string | null) => void;
}

const WHOLE = '*';

/** The root of what somebody may see: the whole tenant, or a unit with everything below it. */
export function ScopeField({ value, onChange, ...rest }: ScopeFieldProps) {
  const t = useText();
  const { unitId, tenant } = useAccount();
  const { all } = useAgencies();
  const units = all.filter(({ validTo }) => validTo === null).map(({ id, name }) => ({ value: id, label: name }));
  const whole = unitId === null ? [{ value: WHOLE, label: t('shell.wholeTenant', { tenant }) }] : [];
  return (
    <Select<string>
      {...rest}
      {...(value === undefined ? {} : { value: value ?? WHOLE })}
      onChange={(chosen) => onChange?.(chosen === WHOLE ? null : chosen)}
      showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
      options={[...whole, ...units]}
    />
  );
}
