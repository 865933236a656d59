import type { NotReceived, Received } from '#dossier';
import type { Zone } from '#indicators';
import { channelCode, levelCode, unitCode } from '../codes.js';
import { isoText as iso } from '../instant-text.js';
import { dayOf } from './part.js';

export interface ReceptionColumns {
  agency_id: string | null;
  receiving_agency_id: string | null;
  level: number | null;
  procedure_code: string | null;
  field_code: string | null;
  channel: number | null;
  submitted_at: string | null;
  received_at: string | null;
  received_on: string | null;
  entered_at: string | null;
  origin: string | null;
  components: number | null;
  components_digitized: number | null;
  clock_starts_at: string | null;
  clock_calendar_id: string | null;
  limit_value: number | null;
  limit_unit: number | null;
  by_date: boolean | null;
}

/** What was pinned at reception; only a correction moves it. */
export const receptionColumns = (state: Received, zone: Zone): ReceptionColumns => ({
  agency_id: state.agencyId,
  receiving_agency_id: state.receivingAgencyId,
  level: levelCode(state.agencyLevel),
  procedure_code: state.procedureCode,
  field_code: state.fieldCode,
  channel: channelCode(state.channel),
  submitted_at: iso(state.submittedAt),
  received_at: iso(state.receivedAt),
  received_on: dayOf(state.receivedAt, zone),
  entered_at: iso(state.enteredAt),
  origin: state.origin,
  components: state.components,
  components_digitized: state.digitizedComponents,
  clock_starts_at: iso(state.clockStartsAt),
  clock_calendar_id: state.calendarId,
  limit_value: state.limit?.value ?? null,
  limit_unit: state.limit === null ? null : unitCode(state.limit.unit),
  by_date: state.grain === 'date',
});

export const sameReception = (a: Received, b: Received): boolean =>
  a.agencyId === b.agencyId &&
  a.receivingAgencyId === b.receivingAgencyId &&
  a.agencyLevel === b.agencyLevel &&
  a.procedureCode === b.procedureCode &&
  a.fieldCode === b.fieldCode &&
  a.channel === b.channel &&
  a.submittedAt === b.submittedAt &&
  a.receivedAt === b.receivedAt &&
  a.enteredAt === b.enteredAt &&
  a.origin === b.origin &&
  a.components === b.components &&
  a.digitizedComponents === b.digitizedComponents &&
  a.clockStartsAt === b.clockStartsAt &&
  a.calendarId === b.calendarId &&
  a.limit === b.limit &&
  a.grain === b.grain;

/** Of a dossier without a reception. An annulled one is listed at its time; without its day it is in no count. */
export const withoutReception = (state: NotReceived): ReceptionColumns => ({
  agency_id: state.agencyId,
  receiving_agency_id: null,
  level: levelCode(state.agencyLevel),
  procedure_code: state.procedureCode,
  field_code: state.fieldCode,
  channel: channelCode(state.channel),
  submitted_at: iso(state.submittedAt),
  received_at: iso(state.annulledReceptionAt),
  received_on: null,
  entered_at: null,
  origin: null,
  components: null,
  components_digitized: null,
  clock_starts_at: null,
  clock_calendar_id: null,
  limit_value: null,
  limit_unit: null,
  by_date: null,
});
