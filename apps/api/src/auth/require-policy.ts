import type { FastifyRequest } from 'fastify';
import { ProblemError, requireCommand, requireOperation } from '#application';
import type { Principal } from '#application';
import { COMMANDS } from '#dossier';
import type { CommandName } from '#dossier';
import { policyOf } from './route-policy.js';

/** Refuses a role that may not ask this route, before its body is looked at; and every route without a policy. */
export function requirePolicy(request: FastifyRequest, principal: Principal): void {
  const { method } = request;
  const route = request.routeOptions.url ?? '';
  const policy = policyOf(method, route);
  if (policy === undefined) {
    throw new ProblemError('AUTH.FORBIDDEN', `${method} ${route} has no policy yet: it is closed to everybody`);
  }
  const { asks } = policy;
  if (asks === 'open' || asks === 'session') return;
  if (asks === 'command:receive') requireCommand(principal, 'receive');
  else if (asks === 'command:{command}') requireNamedCommand(request, principal);
  else requireOperation(principal, asks);
}

/** An unknown command is left to the route, which says which ones there are. */
function requireNamedCommand({ params }: FastifyRequest, principal: Principal): void {
  const { command } = params as { command?: string };
  const known = COMMANDS.find((name): name is CommandName => name === command);
  if (known !== undefined) requireCommand(principal, known);
}
