import { Select } from 'antd';
import { useAgencies } from '../parts/catalogue.js';
import { matches } from '../shell/unaccented.js';

interface AgencyFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | undefined) => void;
  allowClear?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

/** A unit of the catalogue, found without accents. */
export function AgencyField({ value, ...rest }: AgencyFieldProps) {
  const { all } = useAgencies();
  return (
    <Select
      {...rest}
      value={value ?? null}
      showSearch={{ filterOption: (typed, option) => matches(option?.label ?? '', typed) }}
      options={all.filter(({ validTo }) => validTo === null).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
