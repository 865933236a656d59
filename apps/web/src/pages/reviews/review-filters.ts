import type { AddressValues } from '../../parts/use-address.js';

/** Filters of the API that stand in the address under the same names. */
export const REVIEW_FILTERS = ['unitId', 'cause', 'officerId', 'overdue', 'from', 'to', 'month', 'asOf'] as const;

/** Which late cases: what nobody has opened comes first, since it is what a supervisor comes for. */
export const QUEUES = {
  unreviewed: 'unreviewed',
  begun: 'open,examined',
  closed: 'closed',
  all: 'unreviewed,open,examined,closed',
} as const;
export type QueueName = keyof typeof QUEUES;

/** The queue that an address speaks of; null: states of its own, from a link. */
export function queueOf({ state, overdue }: AddressValues): QueueName | 'overdue' | null {
  if (overdue === 'true' && state === undefined) return 'overdue';
  const wanted = state ?? QUEUES.unreviewed;
  return (Object.keys(QUEUES) as QueueName[]).find((name) => QUEUES[name] === wanted) ?? null;
}

/** The parameters of the API for an address. */
export function reviewQuery(address: AddressValues, withState: boolean): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of REVIEW_FILTERS) {
    const value = address[name];
    if (value !== undefined && (withState || name !== 'overdue')) query.set(name, value);
  }
  if (withState && address['overdue'] === undefined) query.set('state', address['state'] ?? QUEUES.unreviewed);
  else if (withState && address['state'] !== undefined) query.set('state', address['state']);
  return query;
}
