import type { CalendarVersion, ClockPolicy, Limit, PlainDate } from '#calendar';
import type { Component } from '../event-data/reception.js';
import type { AgencyLevel, Channel } from '../vocabulary.js';

/** A limit of a procedure; without channel or case it holds for all of them. */
export interface ProcedureLimit {
  channel: Channel | null;
  caseCode: string | null;
  /** null: the law names no limit. */
  limit: Limit | null;
}

/** A paper that a procedure asks for (thành phần hồ sơ); `code` is the one that a dossier's own component then has. */
export interface ProcedureComponent extends Pick<Component, 'code' | 'name' | 'form'> {
  /** False: only in the cases that the name speaks of. */
  required: boolean;
  /** How many of it, 1 to 99. */
  copies: number;
}

export interface ProcedureDefinition {
  code: string;
  name: string;
  fieldCode: string | null;
  limits: ProcedureLimit[];
  /** The papers it asks for, in the order of the list; absent (as in every event before 2026-11-23): not entered. */
  components?: ProcedureComponent[];
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
