import { Query } from '@nestjs/cqrs';
import type { Ii06aReport } from '#indicators';
import type { Principal } from '../access/principal.js';
import type { QueryParameters } from '../parameter-reader.js';

/** Form II.06a of a period, within the principal's scope (CONTRACT 3, `/reports/ii06a`). */
export class GetReportIi06a extends Query<Ii06aReport> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}
