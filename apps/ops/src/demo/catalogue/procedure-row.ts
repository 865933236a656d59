import type { LimitUnit } from '#calendar';
import type { Channel, ProcedureDefinition, ProcedureLimit } from '#dossier';
import { CLOCK } from './clock-policies.js';
import { DEMO_PAPERS } from './demo-papers.js';

const within = (unit: LimitUnit, value: number, on: { channel?: Channel; caseCode?: string } = {}): ProcedureLimit => ({
  channel: on.channel ?? null,
  caseCode: on.caseCode ?? null,
  limit: { value, unit },
});

/** A limit in working days (ngày làm việc), for every channel and case unless one is named. */
export const workingDays = (value: number, on?: { channel?: Channel; caseCode?: string }): ProcedureLimit =>
  within('workingDay', value, on);

/** A limit in calendar days (ngày). */
export const calendarDays = (value: number, on?: { channel?: Channel; caseCode?: string }): ProcedureLimit =>
  within('calendarDay', value, on);

/** A limit in working hours (giờ làm việc). */
export const workingHours = (value: number, on?: { channel?: Channel; caseCode?: string }): ProcedureLimit =>
  within('workingHour', value, on);

/** The law names no limit: such a dossier is in no rate. */
export const WITHOUT_LIMIT: ProcedureLimit = { channel: null, caseCode: null, limit: null };

/** A procedure with its national code; the papers the demo has for it, the ordinary clock policy and no end of validity unless said otherwise. */
export function procedure(
  code: string,
  name: string,
  fieldCode: string,
  limits: ProcedureLimit[],
  rest: Partial<Pick<ProcedureDefinition, 'clockPolicyId' | 'validFrom' | 'validTo'>> = {},
): ProcedureDefinition {
  const components = DEMO_PAPERS[code];
  const papers = components === undefined ? {} : { components };
  const always = { clockPolicyId: CLOCK.ordinary, validFrom: null, validTo: null, provisional: false };
  return { code, name, fieldCode, limits, ...papers, ...always, ...rest };
}
