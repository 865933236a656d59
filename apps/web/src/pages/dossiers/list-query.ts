import { infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.js';
import { codeOf } from '../../parts/typed-terms.js';
import type { AddressValues } from '../../parts/use-address.js';

const FILTERS = [
  'q',
  'state',
  'procedureCode',
  'agencyId',
  'overdue',
  'dueBefore',
  'dueAfter',
  'officerId',
  'holderUnitId',
  'channel',
  'fieldCode',
  'open',
  'due',
  'atRisk',
  'sort',
];
/** The first page is a plain table; who asks for more gets a list of its own height that goes on by itself. */
export const FIRST_PAGE = 100;
const NEXT_PAGE = 200;

/** The list that an address asks for, page by page. */
export const listQuery = (address: AddressValues) =>
  infiniteQueryOptions({
    queryKey: ['dossiers', Object.fromEntries(FILTERS.map((name) => [name, address[name]]))],
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/dossiers', { params: { query: queryOf(address, pageParam) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

function queryOf(address: AddressValues, cursor: string): Record<string, string> {
  const asked: AddressValues = { ...address, q: codeOf(address['q']) };
  const filters = FILTERS.flatMap((name) => (asked[name] ? [[name, asked[name]] as const] : []));
  const page: [string, string][] = cursor === '' ? [] : [['cursor', cursor]];
  const limit = String(cursor === '' ? FIRST_PAGE : NEXT_PAGE);
  return { ...Object.fromEntries([...filters, ...page]), limit };
}
