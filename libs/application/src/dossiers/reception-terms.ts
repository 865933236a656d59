import { localDate } from '#calendar';
import {
  DEFAULT_CLOCK_POLICY,
  DEFAULT_CLOCK_POLICY_ID,
  agencyOn,
  calendarFor,
  levelOf,
  limitFor,
  procedureOn,
} from '#dossier';
import type { AgencyLevel, Catalogue, Channel, ProcedureDefinition, Terms } from '#dossier';
import type { FieldProblem } from '../problem-error.js';
import { invalid } from '../problem-error.js';

interface Place {
  catalogue: Catalogue;
  timezone: string;
  unitId: string | null;
}

export const unknown = (pointer: string, code: string, value: string): FieldProblem => ({
  pointer,
  code,
  detail: `"${value}" is not known on that day`,
});

/** A procedure as it is valid on the day of an instant; throws VALIDATION.FAILED at the pointer. */
export function procedureAt(code: string, instant: number, around: Place, pointer = '/procedureCode') {
  const procedure = procedureOn(around.catalogue, code, localDate(instant, around.timezone));
  if (procedure === null) throw invalid([unknown(pointer, 'PROCEDURE.UNKNOWN', code)]);
  return procedure;
}

/** Procedure and agency as they are valid on the day; both must exist. */
export function place(body: { procedureCode: string; agencyId?: string }, occurredAt: number, around: Place) {
  const day = localDate(occurredAt, around.timezone);
  const problems: FieldProblem[] = [];
  const procedure = procedureOn(around.catalogue, body.procedureCode, day);
  if (procedure === null) problems.push(unknown('/procedureCode', 'PROCEDURE.UNKNOWN', body.procedureCode));
  const agencyId = body.agencyId ?? around.unitId;
  const agency = agencyId === null ? null : agencyOn(around.catalogue, agencyId, day);
  if (agencyId === null) {
    problems.push({
      pointer: '/agencyId',
      code: 'REQUIRED',
      detail: 'this token has no unit of its own: name the agency',
    });
  } else if (agency === null) {
    problems.push(unknown('/agencyId', 'AGENCY.UNKNOWN', agencyId));
  }
  if (procedure === null || agency === null || problems.length > 0) throw invalid(problems);
  return { procedure, agencyId: agency.id, agencyLevel: levelOf(around.catalogue, agency.id) };
}

/** What is promised for a procedure: limit, clock policy and the calendar of the competent agency. */
export function termsOf(
  procedure: ProcedureDefinition,
  channel: Channel,
  caseCode: string | null,
  { agencyId, agencyLevel }: { agencyId: string | null; agencyLevel: AgencyLevel | null },
  catalogue: Catalogue,
): Terms {
  const found = limitFor(procedure, channel, caseCode);
  if (!found.found) {
    const detail = `procedure ${procedure.code} names no limit for channel ${channel}, case ${caseCode ?? '(none)'}`;
    throw invalid([{ pointer: caseCode === null ? '/channel' : '/caseCode', code: 'LIMIT.NOT_DEFINED', detail }]);
  }
  const calendar = calendarFor(catalogue, agencyId);
  if (calendar === null) {
    throw invalid([{ pointer: '/procedureCode', code: 'CALENDAR.NONE', detail: 'no calendar has been published yet' }]);
  }
  const known = catalogue.clockPolicies.get(procedure.clockPolicyId);
  return {
    fieldCode: procedure.fieldCode,
    agencyLevel,
    limit: found.limit,
    clockPolicyId: known === undefined ? DEFAULT_CLOCK_POLICY_ID : procedure.clockPolicyId,
    clockPolicy: known ?? DEFAULT_CLOCK_POLICY,
    calendar,
  };
}
