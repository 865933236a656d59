import type { ListName } from './review-data.js';

export type StepName =
  'open' | 'code-cause' | 'record-measure' | 'issue-apology' | 'sign-apology' | 'judge' | 'close' | 'reopen';

/** What a step's dialog asks for, in order. */
export type StepField =
  | { name: string; kind: 'list'; list: ListName; required?: boolean; onlyIf?: 'excused' }
  | { name: string; kind: 'unit' | 'officer' | 'number' | 'day' | 'dated' | 'excused' | 'text'; required?: boolean };

const NOTE: StepField = { name: 'note', kind: 'text' };

/** The letter after `c`, and the fields. */
export const STEPS: Record<StepName, { key: string; fields: readonly StepField[] }> = {
  open: { key: 'm', fields: [] },
  'code-cause': {
    key: 'n',
    fields: [
      { name: 'causeCode', kind: 'list', list: 'causes', required: true },
      { name: 'responsibleUnitId', kind: 'unit', required: true },
      { name: 'responsibleOfficerId', kind: 'officer' },
      NOTE,
    ],
  },
  'record-measure': {
    key: 'b',
    fields: [
      { name: 'measureCode', kind: 'list', list: 'measures', required: true },
      { name: 'completeBy', kind: 'day' },
      NOTE,
    ],
  },
  'issue-apology': {
    key: 'x',
    fields: [{ name: 'documentNumber', kind: 'number', required: true }, { name: 'occurredAt', kind: 'dated' }, NOTE],
  },
  'sign-apology': { key: 'k', fields: [{ name: 'occurredAt', kind: 'dated' }, NOTE] },
  judge: {
    key: 'd',
    fields: [
      { name: 'excused', kind: 'excused', required: true },
      { name: 'groundCode', kind: 'list', list: 'grounds', required: true, onlyIf: 'excused' },
      NOTE,
    ],
  },
  close: { key: 'e', fields: [NOTE] },
  reopen: {
    key: 'l',
    fields: [
      { name: 'reasonCode', kind: 'list', list: 'reopenReasons', required: true },
      { name: 'reason', kind: 'text' },
    ],
  },
};

/** Which step fills which part that lacks; the first that lacks is offered first. */
export const STEP_OF_PART = {
  cause: 'code-cause',
  measure: 'record-measure',
  apology: 'issue-apology',
  signature: 'sign-apology',
  judgement: 'judge',
} as const satisfies Record<string, StepName>;
