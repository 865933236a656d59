import { Query } from '@nestjs/cqrs';
import type { Applicant, CommandName, DossierState, PersonalContent } from '#dossier';
import type { Principal } from '../access/principal.js';

/** One dossier's facts; personal fields are shown masked. */
export interface DossierView {
  code: string;
  version: number;
  state: DossierState['status'];
  nationalStatus: number | null;
  facts: Record<string, unknown>;
  applicant: Applicant | null;
  /** Since when the dossier has no personal data and takes no more, ISO; null: nobody was erased. */
  personErasedAt: string | null;
  availableCommands: readonly CommandName[];
}

export class GetDossier extends Query<DossierView> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
  ) {
    super();
  }
}

/** One event of a dossier as the timeline shows it: never its personal text. */
export interface TimelineEntry {
  position: number;
  version: number;
  eventId: string;
  type: string;
  occurredAt: string;
  recordedAt: string;
  actorId: string | null;
  /** Whom the actor acted for; null: for themselves. */
  onBehalfOf: string | null;
  unitId: string | null;
  data: Record<string, unknown>;
  hasPersonal: boolean;
  origin: string | null;
  hash: string;
}

export class GetTimeline extends Query<{ code: string; events: TimelineEntry[] }> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
  ) {
    super();
  }
}

export interface ApplicantView {
  code: string;
  applicant: Applicant | null;
  /** Every personal text of the dossier, event by event; `erased` where the key is gone. */
  texts: { eventId: string; type: string; occurredAt: string; content: PersonalContent | null; erased: boolean }[];
  accessId: string;
}

/** Reads personal data in full; the reading itself is recorded first. */
export class GetApplicant extends Query<ApplicantView> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
    readonly reason: string,
  ) {
    super();
  }
}
