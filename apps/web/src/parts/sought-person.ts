import { useEffect, useRef } from 'react';
import type { PersonTerms } from './typed-terms.js';

type Listener = () => void;

/** In this page's memory alone, taken once: who is looked for stands in no address, history or storage. */
let sought: PersonTerms | null = null;
const listeners = new Set<Listener>();

/** Hands the terms to the person search, which whoever calls this goes to. */
export function seekPerson(terms: PersonTerms): void {
  sought = terms;
  for (const listener of listeners) listener();
}

/** Takes what another page or the palette asks the person search for, now or while it is open. */
export function useSoughtPerson(found: (terms: PersonTerms) => void): void {
  const latest = useRef(found);
  useEffect(() => {
    latest.current = found;
  });
  useEffect(() => {
    const take = () => {
      if (sought === null) return;
      const terms = sought;
      sought = null;
      latest.current(terms);
    };
    take();
    listeners.add(take);
    return () => {
      listeners.delete(take);
    };
  }, []);
}
