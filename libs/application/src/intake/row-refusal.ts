import { INTAKE_COLUMNS, intakeReason } from '#exchange';
import type { IntakeField } from '#exchange';
import { ProblemError } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import type { IntakeRefusal } from './receive-sheet.types.js';

/** A refusal in the words of the sheet. */
export const refusal = (field: IntakeField | null, code: string): IntakeRefusal => ({
  field,
  code,
  reason: intakeReason({ field, code }),
});

/**
 * What the counter's refusal says about a row; anything that is not the row's fault is thrown on. The details are left
 * out, since they may quote a cell.
 */
export function refusalsOf(error: unknown): IntakeRefusal[] {
  if (isStorageRefusal(error)) return [refusal(null, 'TEXT.NUL')];
  if (!(error instanceof ProblemError) || TRANSIENT.has(error.code)) throw error;
  if (error.code === 'DOSSIER.CODE_TAKEN') return [refusal('code', error.code)];
  if (error.code === 'IDEMPOTENCY_KEY.REUSED') return [refusal('agencyId', 'ROW.SENT_OTHERWISE')];
  const { errors } = error.extra;
  if (error.code !== 'VALIDATION.FAILED' || !Array.isArray(errors)) return [refusal(null, error.code)];
  return (errors as FieldProblem[]).map(({ pointer, code }) => refusal(fieldOf(pointer), code));
}

/** Not the row's fault: the file is sent again, and what was received is repeated then. */
const TRANSIENT: ReadonlySet<string> = new Set(['CATALOGUE.BEHIND', 'AUTH.FORBIDDEN']);

const isStorageRefusal = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === 'EVENT.NOT_STORABLE';

function fieldOf(pointer: string): IntakeField | null {
  const name = pointer.split('/').at(-1);
  return INTAKE_COLUMNS.find(({ field }) => field === name)?.field ?? null;
}
