/** The closed lists of the trade, with the national codes they are exchanged under (DOMAIN 3). */

export const CHANNELS = ['counter', 'online', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LEVELS = ['province', 'district', 'commune'] as const;
export type AgencyLevel = (typeof LEVELS)[number];

export const APPLICANT_KINDS = ['citizen', 'business', 'agency', 'other'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

export const COMPONENT_FORMS = ['original', 'copy', 'certifiedCopy', 'electronic'] as const;
export type ComponentForm = (typeof COMPONENT_FORMS)[number];

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

export const PAYMENT_METHODS = ['online', 'cash'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What a correction may change; `annul` takes the effect of its target away (CONTRACT 2). */
export const CORRECTABLE_FIELDS = [
  'receivedAt',
  'processedAt',
  'returnedAt',
  'withdrawnAt',
  'stoppedAt',
  'agencyId',
  'procedureCode',
  'channel',
  'decision',
  'applicant',
  'abstract',
  'annul',
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** Everything that may be done to a dossier, in the order in which screens offer it. */
export const COMMANDS = [
  'submit',
  'receive',
  'refuse-intake',
  'hand-over',
  'request-supplement',
  'receive-supplement',
  'expire-supplement',
  'request-payment',
  'confirm-payment',
  'extend-deadline',
  'process',
  'return-result',
  'digitize-result',
  'rate',
  'withdraw',
  'stop',
  'amend-personal',
  'request-correction',
  'approve-correction',
  'reject-correction',
] as const;
export type CommandName = (typeof COMMANDS)[number];
