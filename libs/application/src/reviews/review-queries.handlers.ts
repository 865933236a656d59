import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import {
  EXCUSE_GROUNDS,
  LATE_CAUSES,
  REOPEN_REASONS,
  REVIEW_MEASURES,
  dossierStream,
  replay,
  replayReview,
  reviewStream,
  subtreeOf,
  toIso,
} from '#dossier';
import type { Catalogue, FoldableEvent, FoldableReviewEvent, ReviewState } from '#dossier';
import type { Database, EventStore, StoredEvent } from '#event-store';
import { inSnapshot, listReviews, summarizeReviews } from '#read-models';
import type { QueuedReview, ReviewsQuestion } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { namesOfActors } from './names-of-actors.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import { timeSplitOf } from '../dossiers/dossier-time-split.js';
import { CATALOGUES, CLOCK, DATABASE, EVENT_STORE } from '../ports.js';
import type { Clock } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { encodeReviewCursor, parseReviewSummary, parseReviewsQuery } from './review-query.js';
import type { ReviewsAsked } from './review-query.js';
import { GetReview, GetReviewLists, ListReviews, SummarizeReviews } from './review-requests.js';
import type { QueueItem, ReviewLists, ReviewQueue, ReviewSummary } from './review-requests.js';
import { overdueSince, reviewDueAt, reviewRulesOf, reviewsFrom } from './review-rules.js';
import { agencyNamed, officerNamed, procedureNamed, reviewView } from './review-view.js';
import type { ReviewView } from './review-view.js';
import { standingOf } from './standing-of.js';
import { tenantCalendar } from './tenant-calendar.js';

/** Sees only what they hold or are named responsible for. */
const onlyOf = ({ role, actorId, onBehalfOf }: Principal): string | null =>
  role === 'officer' ? (onBehalfOf ?? actorId) : null;

/** What every question about reviews is asked with. */
class ReviewDesk {
  constructor(
    @Inject(DATABASE) readonly database: Database,
    @Inject(EVENT_STORE) readonly store: EventStore,
    @Inject(CATALOGUES) readonly catalogues: Catalogues,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  async question(principal: Principal, { filters, unitId, asOf }: ReviewsAsked, now: number): Promise<ReviewsQuestion> {
    const { tenant, timezone } = principal;
    const catalogue = await this.catalogues.of(tenant);
    const { rules } = await reviewRulesOf(this.store, tenant);
    const scope = scopeOf(principal, catalogue);
    const units = unitId === null ? {} : { units: [...(subtreeOf(catalogue, unitId) ?? [])] };
    return {
      ...{ tenant, timezone, now, asOf },
      filters: { ...filters, ...units },
      scope: scope === null ? null : [...scope],
      onlyOf: onlyOf(principal),
      overdueSince: overdueSince(asOf ?? now, rules, tenantCalendar(catalogue)),
      reviewsFrom: reviewsFrom(rules, timezone),
    };
  }
}

@QueryHandler(ListReviews)
export class ListReviewsHandler implements IQueryHandler<ListReviews, ReviewQueue> {
  constructor(@Inject(ReviewDesk) private readonly desk: ReviewDesk) {}

  async execute({ principal, parameters }: ListReviews): Promise<ReviewQueue> {
    requireOperation(principal, 'reviews.read');
    const now = this.desk.clock.now();
    const { after, limit, ...asked } = parseReviewsQuery(parameters, now, principal.timezone);
    const question = await this.desk.question(principal, asked, now);
    const page = await inSnapshot(this.desk.database, (sql) => listReviews(sql, { ...question, after, limit }));
    const items = await this.shown(principal, page.items, now);
    const next = page.next === null ? null : encodeReviewCursor(page.next);
    return { items, next, position: page.position, asOf: asked.asOf === null ? null : toIso(asked.asOf) };
  }

  /** Names and time splits of a page: its dossiers are read from the log, all at once. */
  private async shown({ tenant }: Principal, items: readonly QueuedReview[], now: number): Promise<QueueItem[]> {
    const catalogue = await this.desk.catalogues.of(tenant);
    const { rules } = await reviewRulesOf(this.desk.store, tenant);
    const calendar = tenantCalendar(catalogue);
    const officers = items.flatMap(({ officerId, review }) => [officerId, review?.responsibleOfficerId ?? null]);
    const nameOf = await namesOfActors(this.desk.database, tenant, officers);
    const streams = await this.desk.store.readStreams(
      tenant,
      items.map(({ code }) => dossierStream(code)),
    );
    return items.map(({ agencyId, procedureCode, holderUnitId, officerId, ...item }) => ({
      ...item,
      agency: agencyNamed(catalogue, agencyId),
      procedure: procedureNamed(catalogue, procedureCode),
      holder: { unit: agencyNamed(catalogue, holderUnitId), officer: officerNamed(officerId, nameOf) },
      responsible:
        item.review?.causeCode == null
          ? null
          : {
              unit: agencyNamed(catalogue, item.review.responsibleUnitId),
              officer: officerNamed(item.review.responsibleOfficerId, nameOf),
            },
      reviewDueAt: item.review?.dueAt ?? toIso(reviewDueAt(Date.parse(item.lateSince), rules, calendar)),
      timeSplit: splitOf(item.code, streams.get(dossierStream(item.code)) ?? [], catalogue, now),
    }));
  }
}

function splitOf(code: string, events: StoredEvent[], catalogue: Catalogue, now: number): QueueItem['timeSplit'] {
  const state = replay(code, events as unknown as FoldableEvent[]);
  if (!state.received) return null;
  const { unit, total, parts } = timeSplitOf(state, catalogue, now);
  return { unit, total, parts };
}

@QueryHandler(SummarizeReviews)
export class SummarizeReviewsHandler implements IQueryHandler<SummarizeReviews, ReviewSummary> {
  constructor(@Inject(ReviewDesk) private readonly desk: ReviewDesk) {}

  async execute({ principal, parameters }: SummarizeReviews): Promise<ReviewSummary> {
    requireOperation(principal, 'reviews.read');
    const now = this.desk.clock.now();
    const { groupBy, ...asked } = parseReviewSummary(parameters, now, principal.timezone);
    const question = await this.desk.question(principal, asked, now);
    const catalogue = await this.desk.catalogues.of(principal.tenant);
    const found = await inSnapshot(this.desk.database, (sql) => summarizeReviews(sql, question, groupBy));
    const nameOf: Record<string, (key: string) => string | null> = {
      agency: (id) => catalogue.agencies.get(id)?.name ?? null,
      responsibleUnit: (id) => catalogue.agencies.get(id)?.name ?? null,
      cause: (code) => LATE_CAUSES.find((cause) => cause.code === code)?.vi ?? null,
    };
    const rows = found.rows.map((row) => ({
      ...row,
      names: Object.fromEntries(
        Object.entries(row.key).map(([name, key]) => [name, key == null ? null : (nameOf[name]?.(key) ?? null)]),
      ),
    }));
    return { groupBy, ...found, rows, asOf: asked.asOf === null ? null : toIso(asked.asOf) };
  }
}

@QueryHandler(GetReview)
export class GetReviewHandler implements IQueryHandler<GetReview, ReviewView> {
  constructor(
    @Inject(ReviewDesk) private readonly desk: ReviewDesk,
    @Inject(DossierReader) private readonly reader: DossierReader,
  ) {}

  async execute({ principal, code }: GetReview): Promise<ReviewView> {
    requireOperation(principal, 'reviews.read');
    const { tenant, timezone } = principal;
    const { state: dossier } = await this.reader.load(principal, code);
    const { state, events } = await readReview(this.desk.store, tenant, code);
    const me = onlyOf(principal);
    const own = dossier.received && dossier.holder.officerId === me;
    const named = state.status !== 'none' && state.cause?.responsibleOfficerId === me;
    if (me !== null && !own && !named) throw noReviewOf(code);
    const now = this.desk.clock.now();
    const standing = standingOf(dossier, now, timezone);
    if (state.status === 'none' && standing.lateness === null) throw noReviewOf(code);
    const catalogue = await this.desk.catalogues.of(tenant);
    const { rules } = await reviewRulesOf(this.desk.store, tenant);
    const lateSince = standing.lateness?.lateSince ?? now;
    const officers = [
      dossier.received ? dossier.holder.officerId : null,
      state.status === 'none' ? null : (state.cause?.responsibleOfficerId ?? null),
    ];
    const nameOf = await namesOfActors(this.desk.database, tenant, officers);
    return reviewView(state, {
      ...{ catalogue, nameOf, dossier, standing, now, events },
      dueAt: reviewDueAt(lateSince, rules, tenantCalendar(catalogue)),
      timeSplit: dossier.received ? timeSplitOf(dossier, catalogue, now) : null,
    });
  }
}

/** A review from the log itself, with its events. */
export async function readReview(
  store: EventStore,
  tenant: string,
  code: string,
): Promise<{ state: ReviewState; events: StoredEvent[] }> {
  const events = await store.readStream(tenant, reviewStream(code));
  return { state: replayReview(code, events as unknown as FoldableReviewEvent[]), events };
}

export const noReviewOf = (code: string) =>
  new ProblemError('REVIEW.NOT_FOUND', `there is no review of ${code}, and it is not late`);

@QueryHandler(GetReviewLists)
export class GetReviewListsHandler implements IQueryHandler<GetReviewLists, ReviewLists> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ principal }: GetReviewLists): Promise<ReviewLists> {
    requireOperation(principal, 'reviews.read');
    const { rules } = await reviewRulesOf(this.store, principal.tenant);
    return {
      ...{ causes: LATE_CAUSES, measures: REVIEW_MEASURES, grounds: EXCUSE_GROUNDS },
      ...{ reopenReasons: REOPEN_REASONS, rules },
    };
  }
}

export { ReviewDesk };
