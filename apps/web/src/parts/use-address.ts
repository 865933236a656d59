import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type AddressValues = Readonly<Record<string, string | undefined>>;

/**
 * Filters, page and as-of stand in the address, so that a link shows the same list. An empty value leaves it; `pages`, how far
 * a list was read, leaves it with any other change, which makes another list. Nothing personal belongs here.
 */
export function useAddress(): [AddressValues, (change: AddressValues) => void] {
  const values = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const change = useCallback(
    (changed: AddressValues) =>
      void navigate({
        to: '.',
        replace: true,
        search: (was: Record<string, unknown>) => withoutEmpty({ ...was, pages: undefined, ...changed }),
      } as never),
    [navigate],
  );
  return [asTexts(values), change];
}

function asTexts(values: Record<string, unknown>): AddressValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
