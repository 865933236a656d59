import type { Applicant } from '#dossier';

/** First letter of each word of a name, the rest dots; other fields keep their last two characters at most. */
export function maskApplicant(applicant: Applicant): Applicant {
  const masked: Applicant = {};
  for (const [field, value] of Object.entries(applicant) as [keyof Applicant, unknown][]) {
    if (typeof value !== 'string') continue;
    masked[field] =
      field === 'name' ? maskName(value) : maskTail(value, field === 'address' || field === 'email' ? 0 : 2);
  }
  return masked;
}

const maskName = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => `${[...word][0] ?? ''}***`)
    .join(' ');

const maskTail = (value: string, shown: number): string =>
  value.length <= shown * 2 ? '***' : `***${shown === 0 ? '' : value.slice(-shown)}`;
