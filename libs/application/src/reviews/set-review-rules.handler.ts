import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { EventStore, GroupAppender } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { APPENDER, CLOCK, EVENT_STORE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { SetReviewRules } from './review-requests.js';
import { REVIEW_RULES_STREAM, readReviewRules, reviewRulesOf } from './review-rules.js';
import type { ReviewRules } from './review-rules.js';

@CommandHandler(SetReviewRules)
export class SetReviewRulesHandler implements ICommandHandler<SetReviewRules, ReviewRules> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APPENDER) private readonly appender: GroupAppender,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, body }: SetReviewRules): Promise<ReviewRules> {
    requireOperation(principal, 'review-rules.manage');
    requireWholeTenant(principal, 'the rules of reviewing concern');
    const { tenant, actorId, unitId } = principal;
    const { rules: before, version } = await reviewRulesOf(this.store, tenant);
    const rules = readReviewRules(body, before);
    if (JSON.stringify(rules) === JSON.stringify(before)) return before;
    const eventId = this.ids.uuid();
    const who = { actorId, unitId, correlationId: eventId, causationId: null };
    const occurredAt = new Date(this.clock.now()).toISOString();
    const event = { eventId, type: 'ReviewRulesSet', schemaVersion: 1, occurredAt, ...who, personal: null };
    const append = {
      streamId: REVIEW_RULES_STREAM,
      expectedVersion: version,
      events: [{ ...event, data: { ...rules } }],
    };
    const outcome = await this.appender.append(tenant, append);
    if (outcome.verdict === 'appended') return rules;
    throw new ProblemError('REVIEW_RULES.CONFLICT', 'somebody else set the rules just now; look again');
  }
}
