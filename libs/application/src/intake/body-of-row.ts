import type { IntakeRow } from '#exchange';
import type { ReceiveBody } from '../dossiers/command-body.js';

/** The row as the body of `receive`; null where it lacks what a body must have. */
export function bodyOfRow({ cells }: IntakeRow, agencyId: string | undefined): ReceiveBody | null {
  const { name, idNumber, phone, address, email, procedureCode, channel, ...others } = cells;
  if (procedureCode === undefined || channel === undefined) return null;
  const applicant = defined({ name, idNumber, phone, address, email });
  return {
    ...(agencyId === undefined ? {} : { agencyId }),
    ...others,
    ...{ procedureCode, channel },
    ...(Object.keys(applicant).length === 0 ? {} : { applicant }),
  };
}

const defined = (texts: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined));
