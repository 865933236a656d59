import type { Instant } from '#calendar';
import {
  type ApplicantKind,
  type Component,
  DEFAULT_CLOCK_POLICY,
  levelOf,
  limitFor,
  type PersonalContent,
  type ProcedureDefinition,
  type Receive,
  type Terms,
} from '#dossier';
import { deskOf } from '../catalogue/agency-row.js';
import { COMMUNE_WEIGHTS } from '../catalogue/communes.js';
import type { CaseFile } from './case-file.js';
import { afterWorkingMinutes } from './demo-time.js';
import { aClerk, type Actor, PORTAL } from './staff.js';

const SHARE = {
  refusedOnline: 0.035,
  refusedAtCounter: 0.006,
  withdrawnBeforeReception: 0.004,
  receivedByMachine: 0.25,
  elsewhere: 0.03,
  particularCase: 0.08,
};
const REFUSAL_REASONS = ['incomplete', 'incomplete', 'wrongAgency', 'duplicate'];
const BUSINESS_FIELDS = ['DN', 'XTTM', 'QC', 'ATTP', 'DB'];

/** Brings the dossier to the counter or through the portal; answers whether it was received. */
export function takeIn(file: CaseFile): boolean {
  const { arrival, random, writer } = file;
  if (arrival.channel !== 'online') {
    const occurredAt = arrival.at;
    return random.chance(SHARE.refusedAtCounter)
      ? refuse(file, occurredAt)
      : receive(file, occurredAt, deskActor(file), applicantOf(arrival.serial));
  }
  const { procedure, profile, channel, at } = arrival;
  const submit = { procedureCode: procedure.code, agencyId: profile.agencyId, channel };
  writer.carryOut({ name: 'submit', ...submit, occurredAt: at, personal: applicantOf(arrival.serial) }, PORTAL);
  return takeInSubmitted(file);
}

function takeInSubmitted(file: CaseFile): boolean {
  const { arrival, random, world, writer } = file;
  const readAt = afterWorkingMinutes(world.calendar, arrival.at, Math.min(5 + random.exponential(70), 480));
  if (random.chance(SHARE.withdrawnBeforeReception)) {
    writer.carryOut({ name: 'withdraw', legalBasisCode: null, occurredAt: readAt, personal: null }, PORTAL);
    return false;
  }
  if (random.chance(SHARE.refusedOnline)) return refuse(file, readAt);
  // A complete electronic form is received at once, by night as well: the clock then starts with the next session.
  if (random.chance(SHARE.receivedByMachine)) return receive(file, arrival.at + 60_000, PORTAL, null);
  return receive(file, readAt, deskActor(file), null);
}

function refuse(file: CaseFile, occurredAt: Instant): false {
  const { arrival, random, writer } = file;
  const { procedure, profile, channel } = arrival;
  const { fieldCode, agencyLevel } = termsOf(file, null);
  const reasonCode = REFUSAL_REASONS[random.below(REFUSAL_REASONS.length)] ?? 'incomplete';
  const where = { procedureCode: procedure.code, agencyId: profile.agencyId, channel };
  const command = { name: 'refuse-intake', ...where, reasonCode, terms: { fieldCode, agencyLevel } } as const;
  writer.carryOut({ ...command, occurredAt, personal: null }, deskActor(file));
  return false;
}

function receive(file: CaseFile, occurredAt: Instant, actor: Actor, personal: PersonalContent | null): boolean {
  const { arrival, random, writer } = file;
  const { procedure, profile, channel, row } = arrival;
  const cases = procedure.limits.flatMap(({ caseCode }) => (caseCode === null ? [] : [caseCode]));
  const caseCode = random.chance(SHARE.particularCase) ? (cases[0] ?? null) : null;
  const command: Receive = {
    name: 'receive',
    procedureCode: procedure.code,
    caseCode,
    agencyId: profile.agencyId,
    receivingAgencyId: deskOf(profile.agencyId),
    clockStartsAt: null,
    channel,
    applicantKind: applicantKindOf(procedure.fieldCode),
    components: handedIn(procedure, channel === 'online'),
    terms: termsOf(file, caseCode),
    occurredAt,
    personal,
  };
  const elsewhere = channel === 'counter' && profile.receivesElsewhere && row.code.startsWith('1.');
  if (!elsewhere || !random.chance(SHARE.elsewhere)) return writer.carryOut(command, actor);
  return receiveElsewhere(file, command);
}

/** Received at another commune's desk; the clock starts when the competent one has it (phi địa giới hành chính). */
function receiveElsewhere({ arrival, random, world, writer }: CaseFile, command: Receive): boolean {
  const others = COMMUNE_WEIGHTS.filter(({ agencyId }) => agencyId !== arrival.profile.agencyId);
  const other = others[random.below(others.length)]?.agencyId ?? arrival.profile.agencyId;
  const clockStartsAt = afterWorkingMinutes(world.calendar, command.occurredAt, random.between(30, 300));
  const actor = { actorId: aClerk(other, 2, random), unitId: deskOf(other) };
  return writer.carryOut({ ...command, receivingAgencyId: deskOf(other), clockStartsAt }, actor);
}

function termsOf({ arrival, catalogue, world }: CaseFile, caseCode: string | null): Terms {
  const { procedure, profile, channel } = arrival;
  const found = limitFor(procedure, channel, caseCode);
  return {
    fieldCode: procedure.fieldCode,
    agencyLevel: levelOf(catalogue, profile.agencyId),
    limit: found.found ? found.limit : null,
    clockPolicyId: procedure.clockPolicyId,
    clockPolicy: catalogue.clockPolicies.get(procedure.clockPolicyId) ?? DEFAULT_CLOCK_POLICY,
    calendar: world.calendar,
  };
}

function deskActor({ arrival: { profile }, random }: CaseFile): Actor {
  return { actorId: aClerk(profile.agencyId, profile.clerks, random), unitId: deskOf(profile.agencyId) };
}

/** Nobody: a number for a name and a telephone number that no network can dial. */
function applicantOf(serial: number): PersonalContent {
  const number = String(serial + 1).padStart(5, '0');
  return { applicant: { name: `Người nộp ${number}`, phone: number.padStart(10, '0') } };
}

function applicantKindOf(fieldCode: string | null): ApplicantKind {
  return fieldCode !== null && BUSINESS_FIELDS.includes(fieldCode) ? 'business' : 'citizen';
}

/** What is required, as the procedure's own list has it; a file is digital from the start, of paper the form is scanned. */
function handedIn({ components = [] }: ProcedureDefinition, online: boolean): Component[] {
  const required = components.filter((one) => one.required);
  if (required.length === 0) return GENERAL[online ? 'electronic' : 'paper'];
  return required.map(({ code, name, form }, index) => ({
    ...{ code, name, form: online ? 'electronic' : form },
    digitized: online || index === 0,
  }));
}

const GENERAL: Record<'electronic' | 'paper', Component[]> = {
  electronic: [{ code: '01', name: 'Tờ khai điện tử', form: 'electronic', digitized: true }],
  paper: [
    { code: '01', name: 'Tờ khai', form: 'original', digitized: true },
    { code: '02', name: 'Giấy tờ kèm theo', form: 'copy', digitized: false },
  ],
};
