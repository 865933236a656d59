import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { BackgroundHealth } from './projection-health.js';
import type { ProjectionHealth, WorkerLiveness } from './projection-health.js';

/** How far the read models of the caller's tenant are behind its log, and which workers live. */
export interface BackgroundView {
  projections: Omit<ProjectionHealth, 'tenant'>[];
  workers: WorkerLiveness[];
}

export class GetBackground extends Query<BackgroundView> {
  constructor(readonly principal: Principal) {
    super();
  }
}

@QueryHandler(GetBackground)
export class GetBackgroundHandler implements IQueryHandler<GetBackground, BackgroundView> {
  constructor(@Inject(BackgroundHealth) private readonly health: BackgroundHealth) {}

  async execute({ principal }: GetBackground): Promise<BackgroundView> {
    requireOperation(principal, 'jobs.read');
    requireWholeTenant(principal, 'read models concern');
    const [all, workers] = await Promise.all([this.health.projections(), this.health.workers()]);
    const own = all.filter(({ tenant }) => tenant === principal.tenant);
    return { projections: own.map(({ tenant: _, ...health }) => health), workers };
  }
}
