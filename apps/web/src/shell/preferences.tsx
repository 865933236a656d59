import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from './texts.js';

export type Theme = 'light' | 'dark';

interface Preferences {
  language: Language;
  theme: Theme;
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
}

const LANGUAGE = 'dunghen.language';
const THEME = 'dunghen.theme';
const Context = createContext<Preferences | null>(null);

/** Language and theme: all that this page ever writes into the browser's storage. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (stored(LANGUAGE) === 'en' ? 'en' : 'vi'));
  const [theme, setTheme] = useState<Theme>(firstTheme);
  useEffect(() => {
    document.documentElement.lang = language;
    store(LANGUAGE, language);
  }, [language]);
  useEffect(() => {
    document.documentElement.style.colorScheme = theme;
    document.documentElement.dataset['theme'] = theme;
    store(THEME, theme);
  }, [theme]);
  const value = useMemo(() => ({ language, theme, setLanguage, setTheme }), [language, theme]);
  return <Context value={value}>{children}</Context>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(Context);
  if (preferences === null) throw new Error('outside of the preferences');
  return preferences;
}

function firstTheme(): Theme {
  const theme = stored(THEME);
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** A browser may forbid its storage; then the choice lasts as long as the page. */
function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    return;
  }
}
