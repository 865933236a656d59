import type { FastifyRequest } from 'fastify';
import { requireCommand, requireOperation } from '#application';
import type { Principal } from '#application';
import { COMMANDS } from '#dossier';
import type { CommandName } from '#dossier';
import { policyOf } from './route-policy.js';

/**
 * Refuses a role that may not ask this route, before its body is looked at. A route without a line in the table is refused
 * by its use case alone, and by the spec of the matrix (2026-11-22: several are being written at once).
 */
export function requirePolicy(request: FastifyRequest, principal: Principal): void {
  const asks = policyOf(request.method, request.routeOptions.url ?? '')?.asks;
  if (asks === undefined || asks === 'open' || asks === 'session') return;
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
