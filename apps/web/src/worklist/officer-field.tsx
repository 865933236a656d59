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

/** Those who may hold a dossier, those who mostly do last. */
const HANDLING = ['clerk', 'supervisor', 'officer'];
const worth = (role: string): number => HANDLING.indexOf(role);
const WHOLE_ID = /^[\w.:-]{3,80}$/;

/** Somebody with an account by name, or the code of somebody without one, as imports and other systems name them. */
export function OfficerField({ value, near, ...rest }: OfficerFieldProps) {
  const t = useText();
  const { all } = usePeople();
  const { nameOf, byId } = useAgencies();
  const [typed, setTyped] = useState('');
  // How far above the chosen unit somebody is; of a ward's office the ward's people come before the city's.
  const above: (string | null)[] = [];
  for (let id = near ?? null; id !== null && !above.includes(id); id = byId(id)?.parentId ?? null) above.push(id);
  const distance = (unitId: string | null): number => {
    const at = above.indexOf(unitId);
    return at === -1 ? above.length : at;
  };
  const people = all
    .filter(({ active, role }) => active && HANDLING.includes(role))
    .toSorted((a, b) => distance(a.unitId) - distance(b.unitId) || worth(b.role) - worth(a.role))
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
