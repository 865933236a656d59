import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '#calendar';
import { factsJson } from '#exchange';
import type { EvidenceEvent } from '#exchange';
import { zoneOf } from '#indicators';
import type { Policy } from '#indicators';
import { dossierAsOf } from '#read-models';
import type { LoggedEvent } from '#read-models';
import { requireOperation } from '../access/permissions.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import { CLOCK } from '../ports.js';
import type { Clock } from '../ports.js';
import { explainClassification } from './classification-view.js';
import { ClassifyDossier, readClassifyQuestion } from './dossier-classification.js';
import type { DossierClassification, NotCounted } from './dossier-classification.js';

@QueryHandler(ClassifyDossier)
export class ClassifyDossierHandler implements IQueryHandler<ClassifyDossier, DossierClassification> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, code, parameters }: ClassifyDossier): Promise<DossierClassification> {
    requireOperation(principal, 'dossiers.read');
    const { policy, asOf } = readClassifyQuestion(parameters, this.clock.now());
    const { events } = await this.reader.load(principal, code);
    const known = (events as unknown as LoggedEvent[]).filter(({ recordedAt }) => Date.parse(recordedAt) <= asOf);
    return classificationOf(code, known, { policy, asOf }, principal.timezone);
  }
}

/** From the log alone, by the fold that the figures' facts are written by. */
function classificationOf(
  code: string,
  known: readonly LoggedEvent[],
  { policy, asOf }: { policy: Policy; asOf: Instant },
  timezone: string,
): DossierClassification {
  const { facts, refusedAt } = dossierAsOf(code, known, asOf + 1);
  const events = known
    .filter(({ type, occurredAt }) => type === 'DossierCorrected' || Date.parse(occurredAt) <= asOf)
    .map(eventOf);
  if (facts !== null) {
    // No calendar: the dues are those that the figures compare with, and none is computed here.
    const view = explainClassification({ facts, policy, asOf }, null, zoneOf(timezone));
    return { code, ...view, facts: factsJson(facts), events };
  }
  const because: NotCounted =
    refusedAt !== null
      ? 'refusedAtIntake'
      : events.some(({ type }) => type === 'DossierReceived')
        ? 'annulled'
        : 'notReceived';
  return {
    ...{ code, class: null, end: null, endedBy: null, comparedWith: null, because, waiting: false, due: null },
    ...{ policy: policy.name, policyVersion: policy.version, asOf: new Date(asOf).toISOString(), facts: null, events },
  };
}

const eventOf = ({ position, eventId, type, version, occurredAt, recordedAt, hash }: LoggedEvent): EvidenceEvent => ({
  ...{ position, eventId, type, version, occurredAt, recordedAt, hash },
});
