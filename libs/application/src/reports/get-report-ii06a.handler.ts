import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Database } from '#event-store';
import type { Ii06aReport } from '#indicators';
import { requireOperation } from '../access/permissions.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK, DATABASE } from '../ports.js';
import type { Clock } from '../ports.js';
import { GetReportIi06a } from './get-report-ii06a.js';
import { readIi06a } from './read-ii06a.js';

@QueryHandler(GetReportIi06a)
export class GetReportIi06aHandler implements IQueryHandler<GetReportIi06a, Ii06aReport> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, parameters }: GetReportIi06a): Promise<Ii06aReport> {
    requireOperation(principal, 'reports.read');
    const { database, catalogues } = this;
    return readIi06a({ database, catalogues }, principal, parameters, this.clock.now());
  }
}
