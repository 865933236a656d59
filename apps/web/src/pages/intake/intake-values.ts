import type { Procedure } from '../../parts/catalogue.js';
import type { components } from '../../api/schema.js';
import type { HandedIn } from './checklist.js';

export interface IntakeValues {
  procedureCode?: string;
  caseCode?: string;
  agencyId?: string;
  channel: 'counter' | 'online' | 'post';
  applicantKind: 'citizen' | 'business' | 'agency' | 'other';
  applicant?: Record<string, string | undefined>;
  abstract?: string;
  components: HandedIn[];
}

const filled = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);

/** The body of `POST /dossiers`: what was left empty is left out. */
export function intakeBody(values: IntakeValues): components['schemas']['ReceiveDto'] {
  const applicant = Object.fromEntries(
    Object.entries(values.applicant ?? {}).flatMap(([name, text]) => {
      const given = filled(text);
      return given === undefined ? [] : [[name, given]];
    }),
  );
  const handedIn = values.components.filter(({ checked }) => checked);
  return {
    procedureCode: values.procedureCode ?? '',
    channel: values.channel,
    applicantKind: values.applicantKind,
    agencyId: values.agencyId,
    caseCode: values.caseCode,
    abstract: filled(values.abstract),
    ...(Object.keys(applicant).length === 0 ? {} : { applicant }),
    // A file is digital from the start; paper is digitised when somebody has scanned it.
    components: handedIn.map(({ code, name, form }) => ({ code, name, form, digitized: form === 'electronic' })),
  };
}

/** The limit that the choice of channel and case means; undefined before a procedure is chosen. */
export function limitOf(procedure: Procedure | undefined, channel: string, caseCode: string | undefined) {
  if (procedure === undefined) return undefined;
  const ofCase = procedure.limits.filter((one) => one.caseCode === (caseCode ?? null));
  const found = ofCase.find((one) => one.channel === channel) ?? ofCase.find((one) => one.channel === null);
  return found?.limit ?? null;
}
