import type { CalendarVersion, ClockPolicy, Limit, PlainDate } from '#calendar';
import type { AgencyLevel, Channel } from '../vocabulary.js';

/** A limit of a procedure; without channel or case it holds for all of them. */
export interface ProcedureLimit {
  channel: Channel | null;
  caseCode: string | null;
  /** null: the law names no limit. */
  limit: Limit | null;
}

export interface ProcedureDefinition {
  code: string;
  name: string;
  fieldCode: string | null;
  limits: ProcedureLimit[];
  clockPolicyId: string;
  validFrom: PlainDate | null;
  validTo: PlainDate | null;
  /** Learnt from a file or feed and not yet reviewed. */
  provisional: boolean;
}

export interface AgencyDefinition {
  id: string;
  name: string;
  parentId: string | null;
  level: AgencyLevel | null;
  validFrom: PlainDate | null;
  validTo: PlainDate | null;
  provisional: boolean;
}

export interface FieldDefinition {
  code: string;
  name: string;
  provisional: boolean;
}

/** The catalogue's own stream (`catalogue`): a definition replaces the one before under the same code. */
export type CatalogueEvent =
  | { type: 'FieldsDefined'; data: { fields: FieldDefinition[] } }
  | { type: 'AgenciesDefined'; data: { agencies: AgencyDefinition[] } }
  | { type: 'ProceduresDefined'; data: { procedures: ProcedureDefinition[] } }
  | { type: 'ClockPoliciesDefined'; data: { policies: { id: string; policy: ClockPolicy }[] } };

/** A calendar's stream (`calendar-<id>`). */
export interface CalendarPublished {
  type: 'CalendarPublished';
  data: {
    calendar: CalendarVersion;
    /**
     * Named agencies, and everything below them, work by this calendar from now on, whichever served them before;
     * none (`[]`): it is the tenant's calendar; absent: it serves whom it served, or the tenant if it served none.
     */
    agencyIds?: string[];
  };
}

export const CATALOGUE_STREAM = 'catalogue';
export const calendarStream = (id: string): string => `calendar-${id}`;
