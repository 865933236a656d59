import { FileSearchOutlined, FileTextOutlined, RightCircleOutlined, UserOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useProcedures } from '../parts/catalogue.js';
import { useCodeMatches, useOpenByCode } from '../parts/code-matches.js';
import { seekPerson } from '../parts/sought-person.js';
import { mayBeCode, personTerms, tellsSomebody } from '../parts/typed-terms.js';
import { useAccount } from '../session/session.js';
import { nameIn } from '../worklist/listed-dossier.js';
import { pagesOf } from './pages.js';
import { useShortcut } from './shortcuts.js';
import { matches } from './unaccented.js';
import { useText } from './use-text.js';

interface Choice {
  id: string;
  kind: string;
  label: string;
  icon: ReactNode;
  run: () => void;
}

const MOST = 12;
const PERSONS = '/persons';
const SHORTEST_CODE = 4;

/** Ctrl-K: go to a page, open a dossier by its code, look for a person, begin an intake by the procedure's name. */
export function Palette({ open, setOpen }: { open: boolean; setOpen: (open: boolean) => void }) {
  const t = useText();
  const label = t('shell.palette.open');
  useShortcut({
    keys: 'mod+k',
    label,
    group: t('shell.keys.everywhere'),
    overDialogs: true,
    run: () => setOpen(!open),
  });
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{label}</span>}
      className="palette"
      destroyOnHidden
    >
      <PaletteBox close={() => setOpen(false)} />
    </Modal>
  );
}

function PaletteBox({ close }: { close: () => void }) {
  const t = useText();
  const list = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const choices = useChoices(search.trim(), close);
  const active = Math.min(at, Math.max(0, choices.length - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((active + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choices[active]?.run();
    }
  };
  return (
    <>
      <Input
        autoFocus
        size="large"
        prefix={<FileSearchOutlined aria-hidden />}
        placeholder={t('shell.palette.placeholder')}
        aria-label={t('shell.palette.placeholder')}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={choices.length > 0 ? `${list}-${String(active)}` : undefined}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={t('shell.palette.open')} className="palette-list">
        {choices.map((choice, i) => (
          <div
            key={choice.id}
            id={`${list}-${String(i)}`}
            role="option"
            aria-selected={i === active}
            className="palette-choice"
            onClick={choice.run}
            onMouseMove={() => setAt(i)}
          >
            {choice.icon}
            <span className="palette-label">{choice.label}</span>
            <span className="muted">{choice.kind}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className="muted">{t('shell.palette.nothing')}</p>}
    </>
  );
}

function useChoices(search: string, close: () => void): Choice[] {
  const t = useText();
  const account = useAccount();
  const navigate = useNavigate();
  const procedures = useProcedures();
  const person = usePersonChoice(search, close);
  const go = (to: string, search?: Record<string, string>) => () => {
    close();
    void navigate({ to, ...(search === undefined ? {} : { search }) } as never);
  };
  const dossiers = useDossierChoices(search, close);
  const pages = pagesOf(account)
    .filter(({ nav, title, words }) => nav && matches(`${t(title)} ${words === undefined ? '' : t(words)}`, search))
    .map(({ path, title }) => ({
      id: path,
      kind: t('shell.palette.page'),
      label: t(title),
      icon: <RightCircleOutlined aria-hidden />,
      run: go(path),
    }));
  const intakes = canReceive(account.role) && search.length > 1 ? procedures.search(search, MOST) : [];
  const others = [
    ...dossiers,
    ...pages,
    ...intakes.map(({ code, name }) => ({
      id: code,
      kind: t('shell.palette.intake'),
      label: `${name} · ${code}`,
      icon: <FileTextOutlined aria-hidden />,
      run: go('/intake', { procedure: code }),
    })),
  ].slice(0, MOST - person.length);
  return [...others, ...person];
}

/** What a part of a code may mean; before that is known, or when it is nothing, the text itself: Enter does not wait. */
function useDossierChoices(search: string, close: () => void): Choice[] {
  const t = useText();
  const openByCode = useOpenByCode();
  const found = useCodeMatches(search);
  const choice = (code: string, label: string, run: () => Promise<void>): Choice => ({
    id: `dossier ${code}`,
    kind: t('shell.palette.dossier'),
    label,
    icon: <FileTextOutlined aria-hidden />,
    run: () => {
      close();
      void run();
    },
  });
  if (search.length < SHORTEST_CODE || !mayBeCode(search)) return [];
  const items = found?.items ?? [];
  if (items.length === 0) return [choice('', search, () => openByCode(search))];
  return items.map(({ code, procedureCode }) => {
    const name = nameIn(found?.names.procedures ?? {}, procedureCode);
    return choice(code, [code, name].filter(Boolean).join(' · '), () => openByCode(code));
  });
}

/** Two words, an id number or a phone: they go to the person search, in no address. */
function usePersonChoice(search: string, close: () => void): Choice[] {
  const t = useText();
  const account = useAccount();
  const navigate = useNavigate();
  const terms = personTerms(search);
  if (mayBeCode(search) || !tellsSomebody(terms) || !pagesOf(account).some(({ path }) => path === PERSONS)) return [];
  const run = () => {
    close();
    seekPerson(terms);
    void navigate({ to: PERSONS as string });
  };
  return [{ id: 'person', kind: t('shell.palette.person'), label: search, icon: <UserOutlined aria-hidden />, run }];
}

const canReceive = (role: string): boolean => role === 'clerk' || role === 'supervisor';
