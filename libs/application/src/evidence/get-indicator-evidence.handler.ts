import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { parseIndicatorQuery } from '../indicators/indicator-query.js';
import { CATALOGUES, CLOCK, DATABASE, EVIDENCE } from '../ports.js';
import type { Clock } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import type { EvidenceOptions } from './evidence-source.js';
import { GetIndicatorEvidence } from './get-indicator-evidence.js';
import { type OpenedEvidence, openEvidence } from './open-evidence.js';

/** Each holds a connection and a snapshot while somebody downloads it. */
const MOST_AT_ONCE = 2;

@QueryHandler(GetIndicatorEvidence)
export class GetIndicatorEvidenceHandler implements IQueryHandler<GetIndicatorEvidence, OpenedEvidence> {
  private underWay = 0;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(EVIDENCE) private readonly options: EvidenceOptions | null,
  ) {}

  async execute({ principal, parameters }: GetIndicatorEvidence): Promise<OpenedEvidence> {
    requireOperation(principal, 'indicators.read');
    if (this.options === null) throw new ProblemError('EVIDENCE.NOT_SIGNED', 'this process has no key to sign with');
    const { tenant, timezone } = principal;
    const now = this.clock.now();
    const query = parseIndicatorQuery(parameters, now, timezone);
    const agencies = scopeOf(principal, await this.catalogues.of(tenant));
    const scope = agencies === null ? null : [...agencies];
    const period = typeof parameters['period'] === 'string' ? parameters['period'] : null;
    const source = { ...this.options, database: this.database };
    if (this.underWay >= MOST_AT_ONCE) throw busy();
    this.underWay += 1;
    try {
      const opened = await openEvidence(source, { tenant, timezone, scope, now, ...query }, period);
      void opened.done.catch(() => undefined).then(() => (this.underWay -= 1));
      return opened;
    } catch (error) {
      this.underWay -= 1;
      throw error;
    }
  }
}

const busy = (): ProblemError =>
  new ProblemError('EVIDENCE.BUSY', `${String(MOST_AT_ONCE)} zips are being made already; try again`);
