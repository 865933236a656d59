import type { Operation } from '#application';

/** Whom a route asks for. */
export type Asked =
  /** Nobody: it shows nothing of any dossier. */
  | 'open'
  /** Somebody with a session, of any role; a token is none. */
  | 'session'
  /** Whoever may carry out the command that the path or the route names. */
  | 'command:receive'
  | 'command:hand-over'
  | 'command:{command}'
  | Operation;

/** What a caller meets who sees only a part of the agency tree. */
export type Reach =
  /** Nothing of any unit is asked or answered. */
  | 'nothing'
  /** The same for everybody of the tenant: rules, names of agencies, plans, the head of the log. */
  | 'tenant'
  /** Lists and figures hold only what is of the caller's units. */
  | 'filtered'
  /** One thing, and things a body names: what is not of the caller's units is unknown. */
  | 'named'
  /** Speaks of the whole tenant: a caller who sees a part is refused. */
  | 'whole'
  /** The caller's own session. */
  | 'own';

/** Who may ask a route, and of what. */
export interface RoutePolicy {
  readonly asks: Asked;
  readonly reach: Reach;
}

const policy = (asks: Asked, reach: Reach): RoutePolicy => ({ asks, reach });

/**
 * One line per route. The guard closes a route without one; `access-matrix.int.spec.ts` fails for an operation without one
 * and for a line without a route, calls every operation as everybody and compares. The use cases check the same again.
 */
export const ROUTE_POLICIES: Readonly<Record<string, RoutePolicy>> = {
  'GET /health/live': policy('open', 'nothing'),
  'GET /health/ready': policy('open', 'nothing'),
  'GET /metrics': policy('metrics.read', 'tenant'),

  'GET /api/v1/session/options': policy('open', 'nothing'),
  'POST /api/v1/session': policy('open', 'nothing'),
  'GET /api/v1/session/oidc': policy('open', 'nothing'),
  'GET /api/v1/session/oidc/callback': policy('open', 'nothing'),
  'GET /api/v1/session': policy('session', 'own'),
  'DELETE /api/v1/session': policy('session', 'own'),
  'POST /api/v1/session/password': policy('session', 'own'),
  'PUT /api/v1/session/acting': policy('session', 'own'),
  'DELETE /api/v1/session/acting': policy('session', 'own'),

  // The code with its second factor, or the receipt's token, is what opens these.
  'POST /api/v1/public/lookup': policy('open', 'nothing'),
  'GET /api/v1/public/receipts/{token}': policy('open', 'nothing'),
  'POST /api/v1/public/receipts/{token}/rating': policy('open', 'nothing'),

  // Pages for people, made by the same use cases.
  'GET /tra-cuu': policy('open', 'nothing'),
  'POST /tra-cuu': policy('open', 'nothing'),
  'GET /tra-cuu/style.css': policy('open', 'nothing'),
  'GET /tra-cuu/bien-nhan/{token}': policy('open', 'nothing'),
  'POST /tra-cuu/bien-nhan/{token}/danh-gia': policy('open', 'nothing'),

  'GET /api/v1/accounts': policy('accounts.read', 'filtered'),
  'POST /api/v1/accounts': policy('accounts.manage', 'named'),
  'GET /api/v1/accounts/{accountId}': policy('accounts.read', 'named'),
  'PATCH /api/v1/accounts/{accountId}': policy('accounts.manage', 'named'),
  'POST /api/v1/accounts/{accountId}/password-reset': policy('accounts.manage', 'named'),
  'PUT /api/v1/accounts/{accountId}/identity': policy('accounts.manage', 'named'),
  'GET /api/v1/account-changes': policy('accounts.read', 'filtered'),
  'GET /api/v1/colleagues': policy('colleagues.read', 'filtered'),
  'GET /api/v1/sessions': policy('sessions.read', 'filtered'),
  'DELETE /api/v1/sessions/{sessionId}': policy('sessions.end', 'named'),
  'GET /api/v1/access-records': policy('access-records.read', 'filtered'),
  'GET /api/v1/tokens': policy('tokens.read', 'filtered'),
  'POST /api/v1/tokens': policy('tokens.manage', 'named'),
  'DELETE /api/v1/tokens/{tokenId}': policy('tokens.manage', 'named'),

  // Whose work a dossier is may be anybody's (CONTRACT 2); who receives it must be of the caller's units.
  'POST /api/v1/dossiers': policy('command:receive', 'named'),
  'POST /api/v1/dossiers/{code}/commands/{command}': policy('command:{command}', 'named'),
  'GET /api/v1/dossiers': policy('dossiers.read', 'filtered'),
  'GET /api/v1/dossiers/{code}': policy('dossiers.read', 'named'),
  'GET /api/v1/dossiers/{code}/timeline': policy('dossiers.read', 'named'),
  'GET /api/v1/dossiers/{code}/messages': policy('dossiers.read', 'named'),
  'GET /api/v1/dossiers/{code}/deadline': policy('dossiers.read', 'named'),
  'GET /api/v1/dossiers/{code}/time-split': policy('dossiers.read', 'named'),
  'GET /api/v1/dossiers/{code}/classification': policy('dossiers.read', 'named'),
  'GET /api/v1/dossiers/{code}/applicant': policy('applicant.read', 'named'),
  'POST /api/v1/dossiers/{code}/applicant': policy('applicant.read', 'named'),
  'POST /api/v1/dossiers/{code}/erasure': policy('persons.erase', 'named'),
  'GET /api/v1/retention': policy('retention.read', 'whole'),
  'PUT /api/v1/retention/{procedureCode}': policy('retention.manage', 'whole'),
  'POST /api/v1/persons/search': policy('persons.search', 'filtered'),
  'GET /api/v1/dossiers/{code}/papers/{paper}': policy('papers.print', 'named'),
  // An officer for the dossiers they hold.
  'POST /api/v1/dossiers/{code}/papers/{paper}/handed-out': policy('papers.hand-out', 'named'),
  // In JSON, masked, for whoever may read dossiers; in full, as PDF, for whoever may print.
  'GET /api/v1/papers/register': policy('dossiers.read', 'filtered'),
  'POST /api/v1/imports/intake': policy('command:receive', 'named'),
  'POST /api/v1/imports': policy('imports.manage', 'whole'),
  'GET /api/v1/imports': policy('imports.read', 'whole'),
  'GET /api/v1/imports/{jobId}/result': policy('imports.read', 'whole'),
  'GET /api/v1/imports/template': policy('catalogue.read', 'nothing'),

  'GET /api/v1/indicators': policy('indicators.read', 'filtered'),
  'GET /api/v1/indicators/dossiers': policy('indicators.read', 'filtered'),
  'GET /api/v1/indicators/evidence': policy('indicators.read', 'filtered'),
  'GET /api/v1/indicators/time-split': policy('indicators.read', 'filtered'),
  'GET /api/v1/indicators/ranking': policy('indicators.read', 'filtered'),
  'GET /api/v1/reports/ii06a': policy('reports.read', 'filtered'),
  'GET /api/v1/scorecards': policy('plans.read', 'filtered'),
  'GET /api/v1/scorecards/{planId}': policy('plans.read', 'filtered'),
  'GET /api/v1/scorecards/{planId}/targets/{targetId}/dossiers': policy('plans.read', 'filtered'),
  'GET /api/v1/notices': policy('notices.read', 'filtered'),
  'GET /api/v1/policies': policy('indicators.read', 'tenant'),
  'GET /api/v1/reviews': policy('reviews.read', 'filtered'),
  'GET /api/v1/reviews/summary': policy('reviews.read', 'filtered'),
  'GET /api/v1/reviews/lists': policy('reviews.read', 'tenant'),
  'PUT /api/v1/reviews/rules': policy('review-rules.manage', 'whole'),
  'GET /api/v1/reviews/{code}': policy('reviews.read', 'named'),
  'GET /api/v1/reviews/{code}/texts': policy('review-texts.read', 'named'),
  'POST /api/v1/reviews/{code}/texts': policy('review-texts.read', 'named'),
  'POST /api/v1/reviews/{code}/commands/{command}': policy('reviews.act', 'named'),
  'GET /api/v1/desk/today': policy('dossiers.read', 'filtered'),
  'GET /api/v1/desk/holders': policy('dossiers.read', 'filtered'),
  'GET /api/v1/desk/next': policy('dossiers.read', 'filtered'),
  // Each dossier of the body has a verdict of its own: what is not of the caller's units is unknown there.
  'POST /api/v1/dossiers/hand-overs': policy('command:hand-over', 'named'),
  'GET /api/v1/delegations': policy('delegations.read', 'filtered'),
  'POST /api/v1/delegations': policy('delegations.manage', 'named'),
  'DELETE /api/v1/delegations/{delegationId}': policy('delegations.manage', 'named'),
  'GET /api/v1/saved-texts': policy('saved-texts.read', 'filtered'),
  'POST /api/v1/saved-texts': policy('saved-texts.write', 'named'),
  'PUT /api/v1/saved-texts/{textId}': policy('saved-texts.write', 'named'),
  'DELETE /api/v1/saved-texts/{textId}': policy('saved-texts.write', 'named'),
  'GET /api/v1/signals': policy('signals.read', 'tenant'),
  'GET /api/v1/signals/summary': policy('signals.read', 'filtered'),
  'GET /api/v1/signals/{name}/dossiers': policy('signals.read', 'filtered'),
  'PUT /api/v1/signals/{name}': policy('signals.configure', 'whole'),

  'POST /api/v1/plans': policy('plans.manage', 'whole'),
  'GET /api/v1/plans/{planId}': policy('plans.read', 'tenant'),
  'GET /api/v1/plans/{planId}/statements/{eventId}/text': policy('plan-texts.read', 'whole'),
  'POST /api/v1/plans/{planId}/statements/{eventId}/text': policy('plan-texts.read', 'whole'),
  'POST /api/v1/plans/{planId}/figures': policy('plans.manage', 'whole'),
  'POST /api/v1/plans/{planId}/statements': policy('plans.manage', 'whole'),

  'GET /api/v1/periods': policy('periods.read', 'filtered'),
  'GET /api/v1/periods/{calendar}/{period}': policy('periods.read', 'filtered'),
  'GET /api/v1/periods/{calendar}/{period}/restatement': policy('periods.read', 'filtered'),
  'POST /api/v1/periods/{calendar}/{period}/close': policy('periods.close', 'whole'),
  'GET /api/v1/closing-rules': policy('periods.read', 'tenant'),
  'PUT /api/v1/closing-rules': policy('closing-rules.manage', 'whole'),

  'POST /api/v1/deadlines/explain': policy('deadlines.explain', 'nothing'),
  'POST /api/v1/classifications/explain': policy('classifications.explain', 'nothing'),

  'GET /api/v1/calendars': policy('calendars.read', 'whole'),
  'POST /api/v1/calendars': policy('calendars.manage', 'whole'),
  'POST /api/v1/calendars/{id}/preview': policy('calendars.manage', 'whole'),
  'GET /api/v1/calendars/previews/{jobId}/moves': policy('calendars.read', 'whole'),
  'POST /api/v1/calendars/{id}/publish': policy('calendars.manage', 'whole'),
  'GET /api/v1/catalogue/procedures': policy('catalogue.read', 'tenant'),
  'GET /api/v1/catalogue/agencies': policy('catalogue.read', 'tenant'),
  'GET /api/v1/catalogue/fields': policy('catalogue.read', 'tenant'),
  'GET /api/v1/catalogue/clock-policies': policy('catalogue.read', 'tenant'),
  'GET /api/v1/catalogue/calendars': policy('catalogue.read', 'tenant'),
  'GET /api/v1/catalogue/provisional': policy('catalogue.read', 'tenant'),
  'POST /api/v1/catalogue/import': policy('catalogue.manage', 'whole'),

  'GET /api/v1/events': policy('events.read', 'whole'),
  'GET /api/v1/log/head': policy('log.read', 'tenant'),
  'POST /api/v1/log/verifications': policy('log.verify', 'whole'),
  'GET /api/v1/stream': policy('stream.read', 'filtered'),
  'POST /api/v1/ingest/events': policy('events.ingest', 'named'),
  'POST /api/v1/ingest/dvcqg': policy('ingest', 'whole'),
  'GET /api/v1/quarantine': policy('quarantine.read', 'whole'),
  'POST /api/v1/quarantine/{id}/retry': policy('ingest', 'whole'),

  'GET /api/v1/messages': policy('dossiers.read', 'filtered'),
  'POST /api/v1/messages/retry': policy('messages.retry', 'filtered'),
  'POST /api/v1/dossiers/{code}/messages/{eventId}/retry': policy('messages.retry', 'named'),
  'GET /api/v1/message-gateway': policy('webhooks.read', 'whole'),
  'PUT /api/v1/message-gateway': policy('webhooks.manage', 'whole'),
  'DELETE /api/v1/message-gateway': policy('webhooks.manage', 'whole'),
  'GET /api/v1/webhooks': policy('webhooks.read', 'whole'),
  'POST /api/v1/webhooks': policy('webhooks.manage', 'whole'),
  'GET /api/v1/webhooks/{id}': policy('webhooks.read', 'whole'),
  'DELETE /api/v1/webhooks/{id}': policy('webhooks.manage', 'whole'),
  'POST /api/v1/webhooks/{id}/replay': policy('webhooks.manage', 'whole'),
  'POST /api/v1/webhooks/{id}/secret': policy('webhooks.manage', 'whole'),
  'GET /api/v1/webhooks/{id}/deliveries': policy('webhooks.read', 'whole'),

  'POST /api/v1/recomputations': policy('recomputations.start', 'whole'),
  'GET /api/v1/jobs': policy('jobs.read', 'whole'),
  'GET /api/v1/jobs/{id}': policy('jobs.read', 'whole'),
  'DELETE /api/v1/jobs/{id}': policy('recomputations.start', 'whole'),
  // For reading alone; what is no GET has no line and is closed.
  'GET /api/v1/queue-board/*': policy('queue.read', 'whole'),
  'GET /api/v1/projections': policy('jobs.read', 'whole'),
  'GET /api/v1/projections/parked': policy('projections.read', 'whole'),
  'POST /api/v1/projections/parked/{projection}/{stream}/retry': policy('projections.manage', 'whole'),
};

/** The line of a route as the router knows it, such as `/api/v1/dossiers/:code`. */
export function policyOf(method: string, route: string): RoutePolicy | undefined {
  const verb = method === 'HEAD' ? 'GET' : method;
  return ROUTE_POLICIES[`${verb} ${route.replaceAll(/:(\w+)/g, '{$1}')}`];
}
