import { invalid } from '#application';
import { TEXT_LANGUAGES } from '#exchange';
import type { TextLanguage } from '#exchange';
import { preferredFormat, preferredLanguage } from './negotiate.js';

export const FORMATS = ['json', 'text'] as const;

/**
 * The language an explanation is wanted in as text; null where data is wanted. `format` and `lang` outrank the headers;
 * Vietnamese where nothing is said.
 */
export function wantedText(
  query: Record<string, unknown>,
  accept: string | undefined,
  acceptLanguage: string | undefined,
): TextLanguage | null {
  const format = oneOf('format', query['format'], FORMATS) ?? preferredFormat(accept);
  const language = oneOf('lang', query['lang'], TEXT_LANGUAGES) ?? preferredLanguage(acceptLanguage, TEXT_LANGUAGES);
  return format === 'text' ? (language ?? 'vi') : null;
}

function oneOf<T extends string>(name: string, given: unknown, accepted: readonly T[]): T | null {
  if (given === undefined) return null;
  const found = accepted.find((candidate) => candidate === given);
  if (found !== undefined) return found;
  const detail = `accepted are ${accepted.join(', ')}`;
  throw invalid([{ pointer: `?${name}`, code: 'PARAMETER.NOT_ACCEPTED', detail }]);
}
