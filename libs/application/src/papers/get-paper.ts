import { Query } from '@nestjs/cqrs';
import type { Paper, PaperKind, RegisterPaper } from '#exchange';
import type { Principal } from '../access/principal.js';
import type { QueryParameters } from '../parameter-reader.js';

/** A form of a dossier to be printed; where it holds personal data the reading is recorded first. */
export class GetPaper extends Query<Paper> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
    readonly kind: PaperKind,
    /** `size` A4 or A5 (default A4); `eventId`: which of several supplement requests or extensions, default the last; `of=review`: form 04 of its review. */
    readonly parameters: QueryParameters,
    /** Address that the citizen's page is reached under, such as `https://motcua.example.vn`. */
    readonly site: string,
  ) {
    super();
  }
}

/** Form 07 of a day; with `full` the applicants are named and each reading is recorded, else they are masked. */
export class GetRegister extends Query<RegisterPaper> {
  constructor(
    readonly principal: Principal,
    /** `on` (a date; default today), `agencyId` (a unit with everything below it; default the caller's own). */
    readonly parameters: QueryParameters,
    readonly full: boolean,
  ) {
    super();
  }
}
