import { Select } from 'antd';
import type { SelectProps } from 'antd';
import { useMemo } from 'react';
import { useAgencies } from '../parts/catalogue.js';
import { bestMatchFirst } from '../shell/best-match.js';
import { matches } from '../shell/unaccented.js';
import { useText } from '../shell/use-text.js';
import { unitsInOrder } from './units-in-order.js';

interface AgencyFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | undefined) => void;
  allowClear?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  'aria-label'?: string;
  /** The agency whose units are offered first. */
  first?: string | null | undefined;
}

/** A unit of the catalogue, found without accents. */
export function AgencyField({ value, first, ...rest }: AgencyFieldProps) {
  const t = useText();
  const { all } = useAgencies();
  const options = useMemo((): SelectProps['options'] => {
    const { own, others } = unitsInOrder(
      all.filter(({ validTo }) => validTo === null),
      first,
    );
    const [near, far] = [own, others].map((units) => units.map(({ id, name }) => ({ value: id, label: name })));
    if (own.length === 0) return far ?? [];
    return [
      { label: t('worklist.units.own'), options: near ?? [] },
      { label: t('worklist.units.others'), options: far ?? [] },
    ];
  }, [all, first, t]);
  return (
    <Select
      {...rest}
      value={value ?? null}
      showSearch={{
        // A heading is not searched: with it all below it would be found.
        filterOption: (typed: string, option) =>
          option !== undefined && 'value' in option && matches(String(option.label), typed),
        filterSort: (a, b, { searchValue }) => ('value' in a ? bestMatchFirst(searchValue, textOf(a), textOf(b)) : 0),
      }}
      options={options}
    />
  );
}

const textOf = ({ label }: { label?: unknown }) => ({ text: String(label) });
