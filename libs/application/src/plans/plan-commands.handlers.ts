import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { PlanDesk } from './plan-desk.js';
import { EnterFigure, EnterStatement, PublishPlan } from './plan-requests.js';
import type { Entered } from './plan-requests.js';
import type { PublishedPlan } from './publish-plan.js';

@CommandHandler(PublishPlan)
export class PublishPlanHandler implements ICommandHandler<PublishPlan, PublishedPlan> {
  constructor(@Inject(PlanDesk) private readonly desk: PlanDesk) {}

  execute({ principal, document, dryRun }: PublishPlan): Promise<PublishedPlan> {
    return this.desk.publish(principal, document, dryRun);
  }
}

@CommandHandler(EnterFigure)
export class EnterFigureHandler implements ICommandHandler<EnterFigure, Entered<object>> {
  constructor(@Inject(PlanDesk) private readonly desk: PlanDesk) {}

  execute({ principal, planId, body }: EnterFigure): Promise<Entered<object>> {
    return this.desk.enterFigure(principal, planId, body);
  }
}

@CommandHandler(EnterStatement)
export class EnterStatementHandler implements ICommandHandler<EnterStatement, Entered<object>> {
  constructor(@Inject(PlanDesk) private readonly desk: PlanDesk) {}

  execute({ principal, planId, body }: EnterStatement): Promise<Entered<object>> {
    return this.desk.enterStatement(principal, planId, body);
  }
}
