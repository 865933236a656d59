/** What a command's dialog asks for, in order. */
export type FieldKind = 'text' | 'lines' | 'day' | 'dong' | 'choice' | 'agency' | 'code' | 'score';
export interface CommandField {
  name: string;
  kind: FieldKind;
  required?: boolean;
  /** Of a choice: values; their words are `dossier.choice.<value>`. */
  values?: readonly string[];
}

const NOTE: CommandField = { name: 'note', kind: 'text' };
const REASON: CommandField = { name: 'reason', kind: 'text', required: true };
const METHOD: CommandField = { name: 'method', kind: 'choice', values: ['cash', 'online'] };

/** The letter after `c`, and the fields; a command that is not here has a page of its own or none yet. */
export const COMMAND_FORMS: Record<string, { key: string; fields: readonly CommandField[] }> = {
  'return-result': {
    key: 't',
    fields: [{ name: 'via', kind: 'choice', values: ['counter', 'post', 'online'], required: true }, NOTE],
  },
  'request-supplement': {
    key: 'b',
    fields: [{ name: 'items', kind: 'lines', required: true }, { name: 'respondBy', kind: 'day' }, REASON],
  },
  'receive-supplement': { key: 'n', fields: [{ name: 'items', kind: 'lines' }, NOTE] },
  'request-payment': { key: 'p', fields: [{ name: 'amount', kind: 'dong', required: true }, METHOD, NOTE] },
  'confirm-payment': { key: 'x', fields: [{ name: 'amount', kind: 'dong' }, METHOD, NOTE] },
  'hand-over': {
    key: 'h',
    fields: [{ name: 'toUnitId', kind: 'agency', required: true }, { name: 'toOfficerId', kind: 'code' }, NOTE],
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
};
