import { Select } from 'antd';
import { useState } from 'react';
import { useAgencies } from '../parts/catalogue.js';
import { matches } from '../shell/unaccented.js';
import { useText } from '../shell/use-text.js';
import { usePeople } from './people.js';

interface OfficerFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | undefined) => void;
  placeholder?: string;
  'aria-label'?: string;
  /** The unit whose people are offered first. */
  near?: string | null | undefined;
}

const isOf = ({ unitId }: { unitId: string | null }, near: string | null | undefined): boolean =>
  near != null && unitId === near;

const HANDLING = new Set(['officer', 'supervisor', 'clerk']);
const WHOLE_ID = /^[\w.:-]{3,80}$/;

/** Somebody with an account by name, or the code of somebody without one, as imports and other systems name them. */
export function OfficerField({ value, near, ...rest }: OfficerFieldProps) {
  const t = useText();
  const { all } = usePeople();
  const { nameOf } = useAgencies();
  const [typed, setTyped] = useState('');
  const people = all
    .filter(({ active, role }) => active && HANDLING.has(role))
    .toSorted((a, b) => Number(isOf(b, near)) - Number(isOf(a, near)))
    .map(({ actorId, displayName, unitId }) => ({
      value: actorId,
      label: unitId === null ? displayName : `${displayName} · ${nameOf(unitId)}`,
    }));
  const known = new Set(people.map((person) => person.value));
  // A code is offered where nobody of that name is: the list would else make it the choice of Enter.
  const named = people.some(({ label, value: id }) => matches(`${label} ${id}`, typed));
  const codes = [named ? '' : typed.trim(), value ?? ''].filter((code) => WHOLE_ID.test(code) && !known.has(code));
  const byCode = [...new Set(codes)].map((code) => ({ value: code, label: t('worklist.officer.code', { code }) }));
  return (
    <Select
      {...rest}
      allowClear
      value={value ?? null}
      showSearch={{
        onSearch: setTyped,
        filterOption: (text, option) => matches(`${option?.label ?? ''} ${String(option?.value ?? '')}`, text),
      }}
      options={[...people, ...byCode]}
    />
  );
}
