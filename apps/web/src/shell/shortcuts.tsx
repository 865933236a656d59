import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isCtrlEnter, listAt } from './ctrl-enter.js';

export interface Shortcut {
  /** `mod+k`, `alt+n`, or letters one after another: `g i`. Letters never count while somebody types. */
  keys: string;
  /** What it does, as the keyboard map says it; already in the language of the page. */
  label: string;
  /** Heading in the keyboard map. */
  group: string;
  run: () => void;
  /** Counts while a dialog is open too. */
  overDialogs?: boolean;
}

interface Registry {
  shortcuts: ReadonlyMap<string, Shortcut>;
  add: (shortcut: Shortcut) => () => void;
}

const Context = createContext<Registry | null>(null);
const SEQUENCE_MS = 1_500;

/** One listener for the whole page; pages add their own while they are open. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [shortcuts, setShortcuts] = useState<ReadonlyMap<string, Shortcut>>(new Map());
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  }, [shortcuts]);
  useEffect(() => listen(() => current.current), []);
  const registry = useMemo<Registry>(
    () => ({
      shortcuts,
      add: (shortcut) => {
        setShortcuts((all) => new Map(all).set(shortcut.keys, shortcut));
        return () => {
          setShortcuts((all) => {
            if (all.get(shortcut.keys) !== shortcut) return all;
            const left = new Map(all);
            left.delete(shortcut.keys);
            return left;
          });
        };
      },
    }),
    [shortcuts],
  );
  return <Context value={registry}>{children}</Context>;
}

function useRegistry(): Registry {
  const registry = useContext(Context);
  if (registry === null) throw new Error('outside of the shortcuts');
  return registry;
}

/** What the keyboard does now, for the map on `?`. */
export const useShortcutMap = (): Shortcut[] => [...useRegistry().shortcuts.values()];

/** Adds a shortcut while the caller is on the screen; null adds none. */
export function useShortcut(shortcut: Shortcut | null): void {
  const { add } = useRegistry();
  const addRef = useRef(add);
  const run = useRef(shortcut?.run);
  useEffect(() => {
    run.current = shortcut?.run;
  });
  const { keys, label, group, overDialogs = false } = shortcut ?? { keys: null, label: '', group: '' };
  useEffect(() => {
    if (keys === null) return undefined;
    return addRef.current({ keys, label, group, overDialogs, run: () => run.current?.() });
  }, [keys, label, group, overDialogs]);
}

function listen(shortcuts: () => ReadonlyMap<string, Shortcut>): () => void {
  let begun = '';
  let begunAt = 0;
  let taken: KeyboardEvent | null = null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event === taken || event.isComposing || event.repeat) return;
    const key = keyOf(event);
    if (key === null) return;
    const chord = key.includes('+');
    // A field calls Enter its own, with Ctrl too; a chord says more than the field knows of.
    if (!chord && (event.defaultPrevented || isTyping(event.target))) return;
    const counts = (hit: Shortcut | undefined) => hit?.overDialogs === true || !isDialogOpen();
    const sequence = !chord && begun !== '' && event.timeStamp - begunAt < SEQUENCE_MS ? `${begun} ${key}` : key;
    const hit = shortcuts().get(sequence) ?? shortcuts().get(key);
    begun = '';
    if (!counts(hit)) return;
    if (hit !== undefined) {
      event.preventDefault();
      hit.run();
    } else if (!chord && [...shortcuts().keys()].some((keys) => keys.startsWith(`${key} `))) {
      begun = key;
      begunAt = event.timeStamp;
    }
  };
  const beforeFields = (event: KeyboardEvent): void => {
    const list = isCtrlEnter(event) ? listAt(event.target) : 'none';
    if (list === 'open') taken = event;
    if (list !== 'closed' || !shortcuts().has('mod+Enter') || isDialogOpen()) return;
    event.stopPropagation();
    onKeyDown(event);
  };
  window.addEventListener('keydown', beforeFields, true);
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', beforeFields, true);
    window.removeEventListener('keydown', onKeyDown);
  };
}

/** `mod` is Ctrl, on a Mac also Cmd. A letter with Shift is not one of ours; `?` is a sign, not a letter. */
function keyOf(event: KeyboardEvent): string | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Process', 'Dead', 'Unidentified'].includes(event.key))
    return null;
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  if (event.altKey) return /^Key[A-Z]$/.test(event.code) ? `alt+${event.code.slice(3).toLowerCase()}` : `alt+${key}`;
  if (event.shiftKey && /^\p{L}$/u.test(key)) return null;
  return key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role=combobox], [role=textbox]') !== null
  );
}

/** Behind a dialog nothing may happen that cannot be seen. */
const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.checkVisibility());
