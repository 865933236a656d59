import { invalid } from '../problem-error.js';
import { CODE_PATTERN } from './dossier-code.js';
import type { ExecuteDossierCommand } from './execute-dossier-command.js';

const CODE_RULE = 'letters, digits, ".", "_", "-" and "/", at most 64';

/** The code that a new dossier was given by its body; undefined: the server makes one. */
export const givenCode = ({ command }: ExecuteDossierCommand): string | undefined =>
  command.name === 'receive' ? command.body.code : undefined;

/** A code in the body must be usable, and the one of the path where there is one. Throws VALIDATION.FAILED. */
export function checkCode(request: ExecuteDossierCommand): void {
  const given = givenCode(request);
  if (given === undefined) return;
  if (!CODE_PATTERN.test(given)) throw invalid([{ pointer: '/code', code: 'CODE.INVALID', detail: CODE_RULE }]);
  if (request.code !== null && request.code !== given) {
    throw invalid([{ pointer: '/code', code: 'CODE.OTHER_THAN_PATH', detail: `the path names ${request.code}` }]);
  }
}
