import { Query } from '@nestjs/cqrs';
import type { Principal } from '../access/principal.js';
import type { QueryParameters } from '../parameter-reader.js';
import type { OpenedEvidence } from './open-evidence.js';

/** Everything behind the figures of a question as a zip; the parameters of `GET /indicators`, the principal's scope. */
export class GetIndicatorEvidence extends Query<OpenedEvidence> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}
