import { ProblemError } from '../problem-error.js';
import type { UnbalancedRow } from './offenders.js';

/** The refusal of a report that does not add up: each rule, its row, both sides and the dossiers behind the difference. */
export function unbalanced(violations: readonly UnbalancedRow[]): ProblemError {
  const dossiers = [...new Set(violations.flatMap((violation) => violation.dossiers))].sort();
  const detail = violations
    .map(({ rule, row, left, right }) => {
      const where = row === 'total' ? 'total' : `row ${row.key ?? '(none)'}`;
      return `${rule} in ${where}: ${String(left)} is not ${String(right)}`;
    })
    .join('; ');
  const behind = dossiers.length === 0 ? '' : `; dossiers: ${dossiers.join(', ')}`;
  return new ProblemError('REPORT.UNBALANCED', `the report does not balance: ${detail}${behind}`, {
    violations,
    dossiers,
  });
}
