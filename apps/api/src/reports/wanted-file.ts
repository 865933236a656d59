import { ProblemError, invalid } from '#application';
import { II06A_FORMATS, II06A_MEDIA_TYPES } from '#exchange';
import type { Ii06aFormat } from '#exchange';
import { preferred } from '../deadlines/negotiate.js';

/**
 * Which format of a report is wanted. `format` outranks `Accept`; a client that takes anything, or says nothing, gets
 * JSON.
 * @throws ProblemError `VALIDATION.FAILED` for an unknown `format`, `NOT_ACCEPTABLE` where `Accept` names none of ours
 */
export function wantedFile(format: unknown, accept: string | undefined): Ii06aFormat {
  if (format !== undefined) {
    const found = II06A_FORMATS.find((candidate) => candidate === format);
    if (found !== undefined) return found;
    const detail = `accepted are ${II06A_FORMATS.join(', ')}`;
    throw invalid([{ pointer: '?format', code: 'PARAMETER.NOT_ACCEPTED', detail }]);
  }
  if (accept === undefined || accept.trim() === '') return 'json';
  const names = (range: string, offer: Ii06aFormat): boolean =>
    range === '*/*' || range === 'application/*' || range === II06A_MEDIA_TYPES[offer];
  const found = preferred(accept, II06A_FORMATS, names);
  if (found !== null) return found;
  const available = Object.values(II06A_MEDIA_TYPES);
  throw new ProblemError('NOT_ACCEPTABLE', `a report comes as ${available.join(', ')}`, { available });
}
