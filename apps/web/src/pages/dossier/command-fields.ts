/** What a command's dialog asks for, in order. */
export type FieldKind = 'text' | 'line' | 'lines' | 'papers' | 'day' | 'moment' | 'dong' | 'choice' | 'score';
export type PickedKind = 'agency' | 'officer' | 'procedure' | 'event' | 'pending';
export interface CommandField {
  /** Name of the body's member; a dot goes one deeper. */
  name: string;
  kind: FieldKind | PickedKind | 'code';
  required?: boolean;
  /** Of a text: saved sentences can be put in. */
  saved?: true;
  /** Of lines: papers of the dossier and of its procedure can be put in by name. */
  papers?: true;
  /** Of a choice: values; their words are `dossier.choice.<value>`. */
  values?: readonly string[];
  /** Instead of the name, for `dossier.field.<label>`. */
  label?: string;
  /** One below the other: words that are whole sentences. */
  long?: boolean;
}
export interface CommandForm {
  /** The letter after `c`. */
  key: string;
  fields: readonly CommandField[];
}

const NOTE: CommandField = { name: 'note', kind: 'text' };
export const REASON: CommandField = { name: 'reason', kind: 'text', required: true };
/** Beside a coded reason. */
const MORE: CommandField = { name: 'reason', label: 'more', kind: 'text' };
const METHOD: CommandField = { name: 'method', kind: 'choice', values: ['cash', 'online'] };
const PENDING: CommandField = { name: 'requestEventId', kind: 'pending', required: true };

export const APPLICANT: readonly CommandField[] = ['name', 'idNumber', 'phone', 'address', 'email'].map((name) => ({
  name: `applicant.${name}`,
  kind: 'line',
}));

const reasons = (...values: string[]): CommandField => ({
  ...{ name: 'reasonCode', kind: 'choice', values },
  ...{ long: true, required: true },
});

/** A command that is not here has a page of its own or none yet; `request-correction` asks more, by what is corrected. */
export const COMMAND_FORMS: Record<string, CommandForm> = {
  receive: { key: 'a', fields: [{ name: 'components', kind: 'papers' }, NOTE] },
  'refuse-intake': {
    key: 'q',
    fields: [reasons('incomplete', 'notCompetent', 'notEligible', 'outOfScope'), MORE],
  },
  'return-result': {
    key: 't',
    fields: [{ name: 'via', kind: 'choice', values: ['counter', 'post', 'online'], required: true }, NOTE],
  },
  'request-supplement': {
    key: 'b',
    fields: [
      { name: 'items', kind: 'lines', required: true, papers: true },
      { name: 'respondBy', kind: 'day' },
      { ...REASON, saved: true },
    ],
  },
  'receive-supplement': { key: 'n', fields: [{ name: 'items', kind: 'lines' }, NOTE] },
  'request-payment': { key: 'p', fields: [{ name: 'amount', kind: 'dong', required: true }, METHOD, NOTE] },
  'confirm-payment': { key: 'x', fields: [{ name: 'amount', kind: 'dong' }, METHOD, NOTE] },
  'hand-over': {
    key: 'h',
    fields: [{ name: 'toUnitId', kind: 'agency', required: true }, { name: 'toOfficerId', kind: 'officer' }, NOTE],
  },
  'extend-deadline': {
    key: 'k',
    fields: [
      { name: 'dueAt', kind: 'moment', required: true },
      reasons('overload', 'otherAgencyLate', 'systemFailure', 'complexCase'),
      { name: 'responsibleUnitId', kind: 'agency', required: true },
      MORE,
    ],
  },
  process: {
    key: 'l',
    fields: [
      { name: 'decision', kind: 'choice', values: ['granted', 'refused'], required: true },
      { name: 'resultNumber', kind: 'code' },
      NOTE,
    ],
  },
  withdraw: { key: 'r', fields: [REASON] },
  stop: { key: 'd', fields: [{ name: 'legalBasisCode', kind: 'code', required: true }, REASON] },
  'expire-supplement': { key: 'e', fields: [NOTE] },
  'digitize-result': { key: 's', fields: [NOTE] },
  rate: { key: 'g', fields: [{ name: 'score', kind: 'score', required: true }, NOTE] },
  'amend-personal': { key: 'm', fields: [...APPLICANT, REASON] },
  'request-correction': { key: 'i', fields: [] },
  'approve-correction': { key: 'y', fields: [PENDING, NOTE] },
  'reject-correction': { key: 'o', fields: [PENDING, REASON] },
};
