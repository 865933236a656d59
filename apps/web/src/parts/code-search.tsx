import { UserOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { InputRef } from 'antd';
import { useAccount } from '../session/session.js';
import { useText } from '../shell/use-text.js';
import { seekPerson } from './sought-person.js';
import { mayBeCode, personTerms } from './typed-terms.js';

interface CodeSearchProps {
  /** The part of a code that stands in the address, if any. */
  value: string | undefined;
  label: string;
  autoFocus?: boolean;
  /** Told a text that may be part of a code, or an empty one. */
  find: (code: string) => void;
}

/**
 * A field for part of a dossier's code, which goes into the address. A name, id number or phone typed here stays here: it is
 * offered to the person search instead. So is one that an address brought, after it was taken out of it.
 */
export function CodeSearch({ value, label, autoFocus = false, find }: CodeSearchProps) {
  const t = useText();
  const input = useRef<InputRef>(null);
  const brought = value !== undefined && !mayBeCode(value);
  const [personal, setPersonal] = useState(brought ? value : null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  useEffect(() => {
    if (brought) find('');
  }, [brought, find]);
  const look = (typed: string): void => {
    const text = typed.trim();
    const fits = text === '' || mayBeCode(text);
    setPersonal(fits ? null : text);
    if (fits) find(text);
  };
  return (
    <>
      <Input.Search
        ref={input}
        allowClear
        autoComplete="off"
        defaultValue={brought ? '' : (value ?? '')}
        placeholder={label}
        aria-label={label}
        status={personal === null ? '' : 'warning'}
        onSearch={look}
      />
      {personal !== null && (
        <p className="filters-note" role="alert">
          {t('parts.codeOnly')} <ToPersons typed={personal} />
        </p>
      )}
    </>
  );
}

/** Enter once more goes on with what was typed; the focus comes when the Enter that asked is over. */
function ToPersons({ typed }: { typed: string }) {
  const t = useText();
  const navigate = useNavigate();
  const { role } = useAccount();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => button.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, [typed]);
  if (role === 'admin') return null;
  const go = () => {
    seekPerson(personTerms(typed));
    void navigate({ to: '/persons' as string });
  };
  return (
    <Button ref={button} size="small" icon={<UserOutlined />} onClick={go}>
      {t('parts.toPersons')}
    </Button>
  );
}
