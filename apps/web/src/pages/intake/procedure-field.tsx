import { Select } from 'antd';
import type { RefSelectProps } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useProcedures } from '../../parts/catalogue.js';
import { bestMatchFirst } from '../../shell/best-match.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { useOftenReceived } from './often-received.js';

interface ProcedureFieldProps {
  id?: string;
  value?: string;
  onChange?: (code: string) => void;
}
interface Option {
  value: string;
  label: string;
  name: string;
  used: number;
}

/** The procedure, by name without accents or by code: what this counter receives most stands first. Typing begins here. */
export function ProcedureField(props: ProcedureFieldProps) {
  const t = useText();
  const { all, isPending } = useProcedures();
  const received = useOftenReceived();
  const field = useRef<RefSelectProps>(null);
  useEffect(() => field.current?.focus(), []);
  const options = useMemo(
    () =>
      all
        .map(({ code, name }): Option => {
          return { value: code, label: `${name} · ${code}`, name, used: received.get(code) ?? 0 };
        })
        .sort((a, b) => b.used - a.used),
    [all, received],
  );
  return (
    <Select<string, Option>
      {...props}
      ref={field}
      showSearch={{
        filterOption: (typed, option) => matches(option?.label ?? '', typed),
        filterSort: (a, b, { searchValue }) => bestMatchFirst(searchValue, found(a), found(b)),
      }}
      placeholder={t('intake.procedure.hint')}
      loading={isPending}
      options={options}
    />
  );
}

const found = ({ name, used }: Option) => ({ text: name, used });
