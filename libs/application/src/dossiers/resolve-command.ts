import { localDate } from '#calendar';
import { agencyOn } from '#dossier';
import type { Catalogue, DossierCommand, DossierState, PersonalContent, SupplementItem } from '#dossier';
import { invalid } from '../problem-error.js';
import { clockTermsOf, correctedFacts } from './clock-terms.js';
import type { BodyOf, NamedBody } from './command-body.js';
import { place, procedureAt, termsOf, unknown } from './reception-terms.js';

/** What a body is resolved against. */
export interface Surroundings {
  catalogue: Catalogue;
  timezone: string;
  /** Epoch milliseconds. */
  now: number;
  /** The caller's own unit, where the body names none. */
  unitId: string | null;
  scope: ReadonlySet<string> | null;
  actorId: string;
  /** The dossier as it stands; null where a new one begins. */
  state: DossierState | null;
}

/** A body becomes a domain command: codes are looked up, terms are fixed. Throws VALIDATION.FAILED naming the fields. */
export function resolveCommand({ name, body }: NamedBody, around: Surroundings): DossierCommand {
  const common = {
    occurredAt: instantOf(body.occurredAt, '/occurredAt') ?? around.now,
    personal: personalOf(body),
    actorId: around.actorId,
  };
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
    case 'request-supplement': {
      const respondBy = instantOf(body.respondBy, '/respondBy');
      return { ...common, name, ...itemsOf(body.items, common.personal), respondBy };
    }
    case 'receive-supplement':
      return { ...common, name, ...itemsOf(body.items, common.personal), clock: clockTermsOf(around) };
    case 'expire-supplement':
      return { ...common, name, clock: clockTermsOf(around) };
    case 'request-payment':
      return { ...common, name, amount: body.amount, method: body.method ?? null, clock: clockTermsOf(around) };
    case 'confirm-payment': {
      const { amount = null, method = null } = body;
      return { ...common, name, amount, method, clock: clockTermsOf(around) };
    }
    case 'extend-deadline': {
      const { reasonCode, responsibleUnitId } = body;
      requireAgency('/responsibleUnitId', responsibleUnitId, common.occurredAt, around);
      const dueAt = instantOf(body.dueAt, '/dueAt') ?? NaN;
      return { ...common, name, dueAt, reasonCode, responsibleUnitId, clock: clockTermsOf(around) };
    }
    case 'digitize-result':
    case 'amend-personal':
      return { ...common, name };
    case 'rate':
      return { ...common, name, score: body.score };
    case 'request-correction':
      return { ...common, ...resolveCorrection(body, around), personal: proposedOf(common.personal) };
    case 'approve-correction': {
      const { requestEventId } = body;
      const clock = clockTermsOf(around);
      return { ...common, name, requestEventId, clock, ...correctedFacts(requestEventId, around) };
    }
    case 'reject-correction':
      return { ...common, name, requestEventId: body.requestEventId, reasonCode: body.reasonCode ?? null };
  }
}

/** A value that names something must name something that was there on the day of reception. */
function resolveCorrection(body: BodyOf<'request-correction'>, around: Surroundings) {
  const { field, targetEventId = null, from = null, to = null, reasonCode = null } = body;
  const receivedAt = around.state?.received === true ? around.state.receivedAt : around.now;
  if (field === 'agencyId' && to !== null) requireAgency('/to', to, receivedAt, around);
  if (field === 'procedureCode' && to !== null) procedureAt(to, receivedAt, around, '/to');
  return { name: 'request-correction' as const, field, targetEventId, from, to, reasonCode };
}

/** What a correction would put in the place of personal data is a proposal until somebody else approves it. */
function proposedOf(personal: PersonalContent | null): PersonalContent | null {
  if (personal === null) return null;
  const { applicant, abstract, ...rest } = personal;
  if (applicant === undefined && abstract === undefined) return personal;
  const proposed = {
    ...(applicant === undefined ? {} : { applicant }),
    ...(abstract === undefined ? {} : { abstract }),
  };
  return { ...rest, proposed };
}

/** Documents with a code stand in the event; one that is only named is free text, which is always encrypted. */
function itemsOf(items: BodyOf<'request-supplement'>['items'] = [], personal: PersonalContent | null) {
  const coded: SupplementItem[] = [];
  const named: string[] = [];
  for (const item of items) {
    if (typeof item === 'string') named.push(item);
    else if (item.code === undefined) named.push(item.name);
    else coded.push({ code: item.code, name: item.name });
  }
  return { items: coded, personal: named.length === 0 ? personal : { ...personal, items: named } };
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
    terms: termsOf(procedure, body.channel, caseCode, { agencyId, agencyLevel }, around.catalogue),
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

function instantOf(text: string | undefined, pointer: string): number | null {
  if (text === undefined) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant))
    throw invalid([{ pointer, code: 'INSTANT.UNREADABLE', detail: `"${text}" is not an instant` }]);
  return instant;
}

function personalOf(body: NamedBody['body']): PersonalContent | null {
  const { applicant, abstract, note, reason }: Omit<PersonalContent, 'items'> = body;
  const content: PersonalContent = {};
  // A checked body has a member for everything it might have said.
  const said = Object.entries(applicant ?? {}).filter(([, value]) => value !== undefined);
  if (said.length > 0) content.applicant = Object.fromEntries(said);
  if (abstract !== undefined) content.abstract = abstract;
  if (note !== undefined) content.note = note;
  if (reason !== undefined) content.reason = reason;
  return Object.keys(content).length === 0 ? null : content;
}
