import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { ProjectionStore, Projector } from '#event-store';
import type { Projection } from '#event-store';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { ProblemError } from '../problem-error.js';
import { lookAgainFrom } from '../recomputation/look-again.js';
import type { ParkedStreamView } from './parked-streams.js';
import { ListParkedStreams, RetryParkedStream } from './parked-streams.js';
import { PROJECTIONS } from './projection-tokens.js';

@QueryHandler(ListParkedStreams)
export class ListParkedStreamsHandler implements IQueryHandler<ListParkedStreams, ParkedStreamView[]> {
  constructor(
    @Inject(ProjectionStore) private readonly store: ProjectionStore,
    @Inject(PROJECTIONS) private readonly projections: readonly Projection[],
  ) {}

  async execute({ principal }: ListParkedStreams): Promise<ParkedStreamView[]> {
    requireOperation(principal, 'projections.read');
    requireWholeTenant(principal, 'read models concern');
    const found: ParkedStreamView[] = [];
    for (const { name } of this.projections) {
      const running = (await this.store.states(principal.tenant, name)).find((state) => state.running);
      if (running === undefined) continue;
      const parked = await this.store.parked(this.store.database, principal.tenant, running);
      found.push(...parked.map((stream) => ({ projection: name, ...stream })));
    }
    return found;
  }
}

@CommandHandler(RetryParkedStream)
export class RetryParkedStreamHandler implements ICommandHandler<RetryParkedStream, { resumed: true }> {
  constructor(
    @Inject(ProjectionStore) private readonly store: ProjectionStore,
    @Inject(PROJECTIONS) private readonly projections: readonly Projection[],
  ) {}

  async execute({ principal, projection: name, streamId }: RetryParkedStream): Promise<{ resumed: true }> {
    requireOperation(principal, 'projections.manage');
    requireWholeTenant(principal, 'read models concern');
    const projection = this.projections.find((candidate) => candidate.name === name);
    if (projection === undefined) throw new ProblemError('NOT_FOUND', `no read model ${name}`);
    const running = (await this.store.states(principal.tenant, name)).find((state) => state.running);
    const parked = running && (await this.store.parked(this.store.database, principal.tenant, running));
    const found = parked?.find((stream) => stream.streamId === streamId);
    if (found === undefined) {
      throw new ProblemError('NOT_FOUND', `${streamId} is not parked in ${name}`);
    }
    // Before, so that a crash forgets nothing; and after, for a recomputation that moved its marks meanwhile.
    await lookAgainFrom(this.store.database, principal.tenant, found.position);
    await this.retry(projection, principal, streamId);
    await lookAgainFrom(this.store.database, principal.tenant, found.position);
    return { resumed: true };
  }

  private async retry(projection: Projection, { tenant, timezone }: Principal, streamId: string): Promise<void> {
    const projector = new Projector(this.store, projection, { batchSize: 1 });
    if (await projector.retryParked(tenant, timezone, streamId)) return;
    const running = await this.store.running(tenant, projection.name);
    const parked = await this.store.parked(this.store.database, tenant, running);
    const still = parked.find((stream) => stream.streamId === streamId);
    if (still === undefined) return;
    const extra = { projection: projection.name, streamId, error: still.error };
    throw new ProblemError('PROJECTION.PARKED', `it fails again: ${still.error}`, extra);
  }
}
