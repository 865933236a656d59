import { localDate } from '#calendar';
import { DEFAULT_CLOCK_POLICY, DEFAULT_CLOCK_POLICY_ID, agencyOn, levelOf, limitFor, procedureOn } from '#dossier';
import type {
  AgencyLevel,
  Catalogue,
  Channel,
  DossierCommand,
  PersonalContent,
  ProcedureDefinition,
  Terms,
} from '#dossier';
import type { FieldProblem } from '../problem-error.js';
import { invalid } from '../problem-error.js';
import type { BodyOf, NamedBody } from './command-body.js';

/** What a body is resolved against. */
export interface Surroundings {
  catalogue: Catalogue;
  timezone: string;
  /** Epoch milliseconds. */
  now: number;
  /** The caller's own unit, where the body names none. */
  unitId: string | null;
  scope: ReadonlySet<string> | null;
}

/** A body becomes a domain command: codes are looked up, terms are fixed. Throws VALIDATION.FAILED naming the fields. */
export function resolveCommand({ name, body }: NamedBody, around: Surroundings): DossierCommand {
  const common = { occurredAt: instantOf(body.occurredAt, '/occurredAt') ?? around.now, personal: personalOf(body) };
  switch (name) {
    case 'submit': {
      const { agencyId } = ownPlace(body, common.occurredAt, around);
      return { ...common, name, procedureCode: body.procedureCode, agencyId, channel: body.channel };
    }
    case 'receive':
      return { ...common, ...resolveReceive(body, common.occurredAt, around) };
    case 'refuse-intake': {
      const { agencyId, procedure, agencyLevel } = ownPlace(body, common.occurredAt, around);
      const terms = { fieldCode: procedure.fieldCode, agencyLevel };
      const { procedureCode, channel, reasonCode } = body;
      return { ...common, name, procedureCode, agencyId, channel, reasonCode, terms };
    }
    case 'hand-over': {
      const { toUnitId, toOfficerId = null, step = null, mode = 'electronic' } = body;
      requireAgency('/toUnitId', toUnitId, common.occurredAt, around);
      return { ...common, name, toUnitId, toOfficerId, step, mode };
    }
    case 'process': {
      const { decision = 'granted', resultNumber = null, resultDigitized = false } = body;
      return { ...common, name, decision, resultNumber, resultDigitized };
    }
    case 'return-result':
      return { ...common, name, via: body.via ?? 'counter' };
    case 'withdraw':
      return { ...common, name, legalBasisCode: body.legalBasisCode ?? null };
    case 'stop':
      return { ...common, name, legalBasisCode: body.legalBasisCode };
  }
}

function resolveReceive(body: BodyOf<'receive'>, occurredAt: number, around: Surroundings) {
  const { agencyId, procedure, agencyLevel } = place(body, occurredAt, around);
  // Who stands at the counter must be of the caller's own units; whose work it is may be anybody's (CONTRACT 2).
  const own = around.scope === null || around.scope.has(agencyId) ? agencyId : around.unitId;
  const receivingAgencyId = body.receivingAgencyId ?? own ?? agencyId;
  requireAgency('/receivingAgencyId', receivingAgencyId, occurredAt, around);
  if (around.scope !== null && !around.scope.has(receivingAgencyId)) {
    throw invalid([unknown('/receivingAgencyId', 'AGENCY.UNKNOWN', receivingAgencyId)]);
  }
  const caseCode = body.caseCode ?? null;
  return {
    name: 'receive' as const,
    procedureCode: body.procedureCode,
    caseCode,
    agencyId,
    receivingAgencyId,
    clockStartsAt: instantOf(body.clockStartsAt, '/clockStartsAt'),
    channel: body.channel,
    applicantKind: body.applicantKind ?? ('citizen' as const),
    components: body.components ?? [],
    terms: termsOf(procedure, body.channel, caseCode, agencyLevel, around.catalogue),
  };
}

/** An agency that is in being on the day, anywhere in the tenant. */
function requireAgency(pointer: string, id: string, occurredAt: number, around: Surroundings): void {
  const day = localDate(occurredAt, around.timezone);
  if (agencyOn(around.catalogue, id, day) === null) throw invalid([unknown(pointer, 'AGENCY.UNKNOWN', id)]);
}

/** As {@link place}, for an agency of the caller's own. */
function ownPlace(body: { procedureCode: string; agencyId?: string }, occurredAt: number, around: Surroundings) {
  const found = place(body, occurredAt, around);
  if (around.scope !== null && !around.scope.has(found.agencyId)) {
    throw invalid([unknown('/agencyId', 'AGENCY.UNKNOWN', found.agencyId)]);
  }
  return found;
}

/** Procedure and agency as they are valid on the day; both must exist. */
function place(body: { procedureCode: string; agencyId?: string }, occurredAt: number, around: Surroundings) {
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

function termsOf(
  procedure: ProcedureDefinition,
  channel: Channel,
  caseCode: string | null,
  agencyLevel: AgencyLevel | null,
  catalogue: Catalogue,
): Terms {
  const found = limitFor(procedure, channel, caseCode);
  if (!found.found) {
    const detail = `procedure ${procedure.code} names no limit for channel ${channel}, case ${caseCode ?? '(none)'}`;
    throw invalid([{ pointer: caseCode === null ? '/channel' : '/caseCode', code: 'LIMIT.NOT_DEFINED', detail }]);
  }
  const calendar = catalogue.defaultCalendar;
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

const unknown = (pointer: string, code: string, value: string): FieldProblem => ({
  pointer,
  code,
  detail: `"${value}" is not known on that day`,
});

function instantOf(text: string | undefined, pointer: string): number | null {
  if (text === undefined) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant))
    throw invalid([{ pointer, code: 'INSTANT.UNREADABLE', detail: `"${text}" is not an instant` }]);
  return instant;
}

function personalOf(body: NamedBody['body']): PersonalContent | null {
  const { applicant, abstract, note, reason } = body;
  const content: PersonalContent = {};
  if (applicant !== undefined && Object.keys(applicant).length > 0) content.applicant = applicant;
  if (abstract !== undefined) content.abstract = abstract;
  if (note !== undefined) content.note = note;
  if (reason !== undefined) content.reason = reason;
  return Object.keys(content).length === 0 ? null : content;
}
