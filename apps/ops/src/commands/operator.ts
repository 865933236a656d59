import type { Principal } from '#application';
import { systemClock, uuidV7 } from '#platform';
import { GroupAppender } from '#event-store';
import type { Operations } from '../context/open-operations.js';
import { tenantOf } from './command-line.js';

/** Whoever works on the server does what an administrator of the whole tenant may; the log names the command. */
export async function operatorOf(
  operations: Operations,
  tenantOption: string | undefined,
  actorId: string,
): Promise<Principal> {
  const { tenant, timezone } = await tenantOf(operations, tenantOption);
  return { tenant, timezone, tokenId: 'dh', role: 'admin', actorId, unitId: null };
}

/** What a use case takes that the api has on its bus. */
export const useCaseTools = ({ store }: Operations) => ({
  clock: systemClock,
  ids: { uuid: uuidV7 },
  appender: new GroupAppender(store),
});
