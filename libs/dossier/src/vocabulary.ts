/** The closed lists of the trade, with the national codes they are exchanged under (DOMAIN 3). */

export const CHANNELS = ['counter', 'online', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LEVELS = ['province', 'district', 'commune'] as const;
export type AgencyLevel = (typeof LEVELS)[number];

export const APPLICANT_KINDS = ['citizen', 'business', 'agency', 'other'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

export const HAND_OVER_MODES = ['electronic', 'paper'] as const;
export type HandOverMode = (typeof HAND_OVER_MODES)[number];

export const DECISIONS = ['granted', 'refused'] as const;
export type ProcessingDecision = (typeof DECISIONS)[number];

export const RETURN_ROUTES = ['counter', 'post', 'online'] as const;
export type ReturnRoute = (typeof RETURN_ROUTES)[number];

/** Every state a dossier that exists can be in, with the code of the national portal (null: it has none). */
export const NATIONAL_STATUS = {
  submitted: 1,
  received: 2,
  refusedIntake: 3,
  inProcess: 4,
  waitingSupplement: 5,
  waitingPayment: 6,
  withdrawn: 7,
  stopped: 8,
  processed: 9,
  returned: 10,
  annulled: null,
} as const;
export type DossierStatus = keyof typeof NATIONAL_STATUS;
export const DOSSIER_STATUSES = Object.keys(NATIONAL_STATUS) as DossierStatus[];

/** Commands of the first cut; waiting, extension and corrections join this list with their own rules. */
export const COMMANDS = [
  'submit',
  'receive',
  'refuse-intake',
  'hand-over',
  'process',
  'return-result',
  'withdraw',
  'stop',
] as const;
export type CommandName = (typeof COMMANDS)[number];
