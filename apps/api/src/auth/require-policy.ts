import type { FastifyRequest } from 'fastify';
import { ProblemError, requireCommand, requireOperation } from '#application';
import type { Principal } from '#application';
import { COMMANDS } from '#dossier';
import type { CommandName } from '#dossier';
import { policyOf } from './route-policy.js';
import type { RoutePolicy } from './route-policy.js';

/**
 * The line of the table for a request. A route without one is closed to everybody, whatever its use case thinks: somebody
 * wrote it and did not say who may ask. Throws AUTH.FORBIDDEN.
 */
export function requireLine({ method, routeOptions }: FastifyRequest): RoutePolicy {
  const line = policyOf(method, routeOptions.url ?? '');
  if (line === undefined) throw new ProblemError('AUTH.FORBIDDEN', 'nobody may ask this route: it has no policy');
  return line;
}

/** Refuses a role that may not ask this route, before its body is looked at. Throws AUTH.FORBIDDEN. */
export function requirePolicy(request: FastifyRequest, { asks }: RoutePolicy, principal: Principal): void {
  if (asks === 'session') return;
  // Open in the table and not marked as open at the route: one of the two is a mistake.
  if (asks === 'open') throw new ProblemError('AUTH.FORBIDDEN', 'the policy of this route is not that of its guard');
  if (asks === 'command:receive') requireCommand(principal, 'receive');
  else if (asks === 'command:hand-over') requireCommand(principal, 'hand-over');
  else if (asks === 'command:{command}') requireNamedCommand(request, principal);
  else requireOperation(principal, asks);
}

/** An unknown command is left to the route, which says which ones there are. */
function requireNamedCommand({ params }: FastifyRequest, principal: Principal): void {
  const { command } = params as { command?: string };
  const known = COMMANDS.find((name): name is CommandName => name === command);
  if (known !== undefined) requireCommand(principal, known);
}
