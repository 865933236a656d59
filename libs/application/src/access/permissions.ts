import type { CommandName } from '#dossier';
import { ProblemError } from '../problem-error.js';
import type { Principal, Role } from './principal.js';

/** Everything a role may be asked for besides the dossier commands. */
export type Operation =
  | 'dossiers.read'
  | 'applicant.read'
  | 'papers.print'
  | 'papers.hand-out'
  | 'persons.search'
  | 'persons.erase'
  | 'retention.read'
  | 'retention.manage'
  | 'indicators.read'
  | 'reports.read'
  | 'catalogue.read'
  | 'jobs.read'
  | 'queue.read'
  | 'recomputations.start'
  | 'events.read'
  | 'events.ingest'
  | 'webhooks.read'
  | 'webhooks.manage'
  | 'messages.retry'
  | 'log.read'
  | 'log.verify'
  | 'stream.read'
  | 'metrics.read'
  | 'projections.read'
  | 'projections.manage'
  | 'deadlines.explain'
  | 'classifications.explain'
  | 'notices.read'
  | 'catalogue.manage'
  | 'calendars.manage'
  | 'calendars.read'
  | 'plans.read'
  | 'plan-texts.read'
  | 'plans.manage'
  | 'periods.read'
  | 'periods.close'
  | 'closing-rules.manage'
  | 'signals.read'
  | 'signals.configure'
  | 'imports.read'
  | 'imports.manage'
  | 'ingest'
  | 'quarantine.read'
  | 'colleagues.read'
  | 'accounts.read'
  | 'accounts.manage'
  | 'sessions.read'
  | 'sessions.end'
  | 'tokens.read'
  | 'tokens.manage'
  | 'access-records.read'
  | 'reviews.read'
  | 'reviews.act'
  | 'review-texts.read'
  | 'review-rules.manage'
  | 'delegations.read'
  | 'delegations.manage'
  | 'saved-texts.read'
  | 'saved-texts.write';

const CLERK: readonly CommandName[] = [
  ...(['submit', 'receive', 'refuse-intake', 'hand-over', 'return-result', 'withdraw', 'rate'] as const),
  ...(['request-supplement', 'receive-supplement', 'request-payment', 'confirm-payment'] as const),
  ...(['request-correction', 'amend-personal'] as const),
];
const OFFICER: readonly CommandName[] = [
  ...(['hand-over', 'process', 'request-supplement', 'request-payment', 'digitize-result'] as const),
  'request-correction',
];
const SUPERVISOR: readonly CommandName[] = [
  ...(['extend-deadline', 'stop', 'expire-supplement', 'approve-correction', 'reject-correction'] as const),
];

/** CONTRACT 3: which role gives which command. Supervisor: all of clerk's and officer's, and more. */
export const COMMANDS_OF_ROLE: Record<Role, ReadonlySet<CommandName>> = {
  clerk: new Set(CLERK),
  officer: new Set(OFFICER),
  supervisor: new Set<CommandName>([...CLERK, ...OFFICER, ...SUPERVISOR]),
  inspector: new Set(),
  admin: new Set(),
  integration: new Set(),
};

const READING: readonly Operation[] = [
  'dossiers.read',
  'indicators.read',
  'reports.read',
  'catalogue.read',
  'stream.read',
  'deadlines.explain',
  'classifications.explain',
  'notices.read',
  'plans.read',
  'periods.read',
  'colleagues.read',
];

export const OPERATIONS_OF_ROLE: Record<Role, ReadonlySet<Operation>> = {
  clerk: new Set<Operation>([
    ...READING,
    'saved-texts.read',
    'saved-texts.write',
    'applicant.read',
    'papers.print',
    'papers.hand-out',
    'persons.search',
    'messages.retry',
  ]),
  officer: new Set<Operation>([
    ...READING,
    'saved-texts.read',
    'saved-texts.write',
    'applicant.read',
    'papers.print',
    'papers.hand-out',
    'persons.search',
    'reviews.read',
    'delegations.read',
    'delegations.manage',
  ]),
  supervisor: new Set<Operation>([
    ...READING,
    'applicant.read',
    'papers.print',
    'papers.hand-out',
    'persons.search',
    'messages.retry',
    'jobs.read',
    'recomputations.start',
    'log.read',
    'log.verify',
    'periods.close',
    'signals.read',
    'plan-texts.read',
    'quarantine.read',
    'access-records.read',
    'reviews.read',
    'reviews.act',
    'saved-texts.read',
    'saved-texts.write',
    'review-texts.read',
    'delegations.read',
    'delegations.manage',
  ]),
  inspector: new Set<Operation>([
    ...READING,
    'applicant.read',
    'papers.print',
    'persons.search',
    'jobs.read',
    'events.read',
    'webhooks.read',
    'log.read',
    'metrics.read',
    'projections.read',
    'saved-texts.read',
    'calendars.read',
    'signals.read',
    'plan-texts.read',
    'quarantine.read',
    'imports.read',
    'retention.read',
    'access-records.read',
    'accounts.read',
    'sessions.read',
    'tokens.read',
    'reviews.read',
    'review-texts.read',
    'delegations.read',
  ]),
  admin: new Set<Operation>([
    ...READING,
    'jobs.read',
    'queue.read',
    'webhooks.read',
    'webhooks.manage',
    'messages.retry',
    'recomputations.start',
    'log.read',
    'log.verify',
    'metrics.read',
    'projections.read',
    'projections.manage',
    'persons.erase',
    'retention.read',
    'retention.manage',
    'catalogue.manage',
    'calendars.manage',
    'calendars.read',
    'plans.manage',
    'plan-texts.read',
    'periods.close',
    'closing-rules.manage',
    'signals.read',
    'signals.configure',
    'review-rules.manage',
    'imports.read',
    'imports.manage',
    'ingest',
    'quarantine.read',
    'accounts.read',
    'accounts.manage',
    'sessions.read',
    'sessions.end',
    'tokens.read',
    'tokens.manage',
    'delegations.read',
    'delegations.manage',
  ]),
  integration: new Set<Operation>([
    'events.read',
    'events.ingest',
    'log.read',
    'metrics.read',
    'catalogue.read',
    'deadlines.explain',
    'ingest',
    'quarantine.read',
  ]),
};

export function requireOperation(principal: Principal, operation: Operation): void {
  if (!OPERATIONS_OF_ROLE[principal.role].has(operation)) throw forbidden(principal, operation);
}

export function requireCommand(principal: Principal, command: CommandName): void {
  if (!COMMANDS_OF_ROLE[principal.role].has(command)) throw forbidden(principal, command);
}

const forbidden = (principal: Principal, what: string): ProblemError =>
  new ProblemError('AUTH.FORBIDDEN', `role ${principal.role} may not ${what}`, {
    role: principal.role,
    operation: what,
  });
