import { Query } from '@nestjs/cqrs';
import type { Instant } from '#calendar';
import type { EvidenceEvent, FactsJson } from '#exchange';
import { findPolicy } from '#indicators';
import type { Policy } from '#indicators';
import type { Principal } from '../access/principal.js';
import { INSTANT_FORM, ParameterReader, readInstant } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';
import type { ClassificationView } from './classification-view.js';

/** How a dossier of the log is counted under a policy at an instant, and everything that says so. */
export interface DossierClassification extends Omit<ClassificationView, 'class' | 'because' | 'due'> {
  code: string;
  /** null: it is in no figure, and `because` says why. */
  class: ClassificationView['class'] | null;
  because: ClassificationView['because'] | NotCounted;
  due: ClassificationView['due'] | null;
  /** As `POST /classifications/explain` takes them; null where it was not received. */
  facts: FactsJson | null;
  /** What was recorded by then of what had happened by then; corrections besides, whenever the corrected happened. */
  events: EvidenceEvent[];
}

export type NotCounted = 'notReceived' | 'refusedAtIntake' | 'annulled';

/** The class of one dossier; parameters `policy` and `asOf`. Throws DOSSIER.NOT_FOUND, VALIDATION.FAILED. */
export class ClassifyDossier extends Query<DossierClassification> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

/** Reads `policy` (default `tt01-2020`) and `asOf` (default now, never later). */
export function readClassifyQuestion(parameters: QueryParameters, now: Instant): { policy: Policy; asOf: Instant } {
  const reader = new ParameterReader(parameters, ['policy', 'asOf']);
  const policy = reader.attempt(() => findPolicy(reader.text('policy') ?? undefined));
  const text = reader.text('asOf');
  const asOf = text === null ? now : readInstant(text);
  if (asOf === null) reader.fault('asOf', 'AS_OF.NOT_AN_INSTANT', INSTANT_FORM);
  else if (asOf > now) {
    reader.fault('asOf', 'AS_OF.FUTURE', `accepted is an instant up to now, ${new Date(now).toISOString()}`);
  }
  return reader.result({ policy: policy ?? findPolicy(), asOf: asOf ?? now });
}
