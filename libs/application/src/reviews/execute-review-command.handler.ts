import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  availableReviewCommands,
  decideReview,
  evolveReview,
  missingParts,
  replayReview,
  reviewStream,
  toIso,
} from '#dossier';
import type { CodeCause, DecidedReviewEvent, FoldableReviewEvent, ReviewContext, ReviewState } from '#dossier';
import type { Database, EventStore, GroupAppender, KeptAnswer, NewEvent } from '#event-store';
import { earlierCauses } from '#read-models';
import { actedFor } from '../access/acted-for.js';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { Officers } from '../officers/index.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { APPENDER, CATALOGUES, CLOCK, DATABASE, EVENT_STORE, HOUSE_RULES, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Clock, HouseRules, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { tenantCalendar } from './tenant-calendar.js';
import { resolveReviewCommand } from './resolve-review-command.js';
import { reviewProblem } from './review-problem.js';
import { ExecuteReviewCommand } from './review-requests.js';
import type { ReviewAnswer } from './review-requests.js';
import { reviewRulesOf } from './review-rules.js';
import { standingOf } from './standing-of.js';

const DAY_MS = 24 * 3_600_000;

/** The one way a step of a review becomes events: authorise, load, decide, seal, append. As dossier commands do. */
@CommandHandler(ExecuteReviewCommand)
export class ExecuteReviewCommandHandler implements ICommandHandler<ExecuteReviewCommand, ReviewAnswer> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APPENDER) private readonly appender: GroupAppender,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(HOUSE_RULES) private readonly house: HouseRules,
    @Inject(Officers) private readonly officers: Officers,
  ) {}

  async execute(request: ExecuteReviewCommand): Promise<ReviewAnswer> {
    requireOperation(request.principal, 'reviews.act');
    try {
      return await this.carryOut(request);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { tenant, tokenId } = request.principal;
      const kept = await this.store.keptAnswer(tenant, tokenId, request.idempotency.key);
      if (kept === null) throw error;
      return keptReviewAnswer(kept, request.idempotency.requestHash);
    }
  }

  private async carryOut(request: ExecuteReviewCommand): Promise<ReviewAnswer> {
    const { principal, code, expectedVersion } = request;
    const { tenant, timezone } = principal;
    const { state: dossier } = await this.reader.load(principal, code);
    const now = this.clock.now();
    const context: ReviewContext = {
      ...{ now, lateEntryLimitMs: this.house.lateEntryDays * DAY_MS },
      ...standingOf(dossier, now, timezone),
    };
    const state = await this.stateOf(tenant, code);
    if (state.version !== expectedVersion) throw stale(state, context);
    if (!dossier.received) throw reviewProblem({ code: 'REVIEW.NOT_LATE' });
    const catalogue = await this.catalogues.of(tenant);
    const { rules } = await reviewRulesOf(this.store, tenant);
    const command = await resolveReviewCommand(request.command, {
      ...{ principal, catalogue, rules, now, dossier, lateness: context.lateness },
      calendar: tenantCalendar(catalogue),
      requireResponsible: (officerId) => this.officers.requireResponsible(principal, officerId, dossier),
      earlierCauses: (causeCode, unitId) =>
        this.earlier(principal, { causeCode, unitId, code, withinDays: rules.repeatWithinDays, now }),
    });
    const decision = decideReview(command, state, context);
    if (!decision.ok) throw reviewProblem(decision.refusal);
    return this.write(request, state, decision.events, context);
  }

  private async stateOf(tenant: string, code: string): Promise<ReviewState> {
    const events = await this.store.readStream(tenant, reviewStream(code));
    return replayReview(code, events as unknown as FoldableReviewEvent[]);
  }

  private async earlier(
    { tenant }: Principal,
    asked: { causeCode: string; unitId: string; code: string; withinDays: number; now: number },
  ): Promise<CodeCause['earlier']> {
    const { causeCode, unitId: responsibleUnitId, code: otherThan, withinDays, now } = asked;
    const since = now - withinDays * DAY_MS;
    const found = await earlierCauses(this.database, tenant, { causeCode, responsibleUnitId, since, otherThan });
    return { withinDays, ...found };
  }

  private async write(
    request: ExecuteReviewCommand,
    before: ReviewState,
    decided: readonly DecidedReviewEvent[],
    context: ReviewContext,
  ): Promise<ReviewAnswer> {
    const { principal, code } = request;
    const streamId = reviewStream(code);
    const events: NewEvent[] = [];
    let wrappedKey: string | undefined;
    let after = before;
    for (const event of decided) {
      const stored = this.envelope(principal, event);
      after = evolveReview(after, { ...event, version: after.version + 1, actorId: principal.actorId });
      if (event.personal !== null) {
        const sealed = await this.vault.seal(principal.tenant, streamId, stored.eventId, event.personal);
        // Null where the person was erased: nothing of the text may be kept.
        stored.personal = sealed?.personal ?? null;
        wrappedKey ??= sealed?.wrappedKey;
      }
      events.push(stored);
    }
    const eventIds = events.map(({ eventId }) => eventId);
    const answer = { ...answerOf(after, context), eventIds };
    const idempotency = { owner: principal.tokenId, ...request.idempotency, answer };
    const key = wrappedKey === undefined ? {} : { wrappedKey };
    const append = { streamId, expectedVersion: before.version, events, idempotency, ...key };
    const outcome = await this.appender.append(principal.tenant, append);
    switch (outcome.verdict) {
      case 'appended':
        return { ...answer, position: outcome.lastPosition };
      case 'duplicate':
        return keptReviewAnswer(outcome.kept, request.idempotency.requestHash);
      case 'conflict':
        throw stale(await this.stateOf(principal.tenant, code), context);
    }
  }

  private envelope(principal: Principal, event: DecidedReviewEvent): NewEvent {
    const eventId = this.ids.uuid();
    const { type, schemaVersion, occurredAt, data } = event;
    const { actorId, unitId } = principal;
    const who = { actorId, unitId, correlationId: eventId, causationId: null };
    const said = { ...data, ...actedFor(principal) };
    return { eventId, type, schemaVersion, occurredAt, ...who, data: said, personal: null };
  }
}

const answerOf = (state: ReviewState, context: ReviewContext) => ({
  code: state.code,
  version: state.version,
  state: state.status,
  dueAt: state.status === 'none' ? '' : toIso(state.dueAt),
  availableCommands: availableReviewCommands(state, context),
  missing: state.status === 'none' || state.status === 'closed' ? [] : missingParts(state, context),
});

const stale = (state: ReviewState, context: ReviewContext) =>
  new ProblemError('REVIEW.VERSION_CONFLICT', `the review is at version ${String(state.version)}`, {
    current: answerOf(state, context),
  });

/** What was answered the first time; IDEMPOTENCY_KEY.REUSED if that was another request. */
export function keptReviewAnswer(kept: KeptAnswer, requestHash: string): ReviewAnswer {
  if (kept.requestHash !== requestHash) {
    throw new ProblemError('IDEMPOTENCY_KEY.REUSED', 'this Idempotency-Key was used for another request');
  }
  return { ...(kept.answer as unknown as Omit<ReviewAnswer, 'position'>), position: kept.position };
}
