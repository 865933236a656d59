import { localDate } from '#calendar';
import type { CodeNumbers } from '../ports.js';

/** Codes are opaque and unique; at most 64 letters, digits, ".", "_", "-" and "/" (real lists hold all of these). */
export const CODE_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u;

/** What a list or feed may have brought in: wider than what a counter may give. */
export const KNOWN_CODE_PATTERN = /^[^\p{Cc}]{1,200}$/u;

/** `<unit>-<yyMMdd>-<nnnn>` with the local date and the unit's daily number (DOMAIN 5). */
export async function nextDossierCode(
  numbers: CodeNumbers,
  tenant: string,
  unitId: string,
  now: number,
  timezone: string,
): Promise<string> {
  const day = localDate(now, timezone);
  const number = await numbers.next(tenant, unitId, day);
  return `${unitId}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}
