import { createHmac, hkdfSync } from 'node:crypto';
import type { Database } from '#event-store';
import type { Applicant } from '#dossier';

/** An application that may be the same as one that is being received. */
export interface Intake {
  tenant: string;
  code: string;
  procedureCode: string;
  /** Epoch milliseconds. */
  receivedAt: number;
  applicant: Applicant;
}

const WINDOW_DAYS = 7;

/**
 * Notes the intake and answers the others of the same applicant and procedure within the window, oldest first. A row of
 * an intake that was never stored (its append failed) answers nobody: it has no event.
 */
const NOTE = `
  with noted as (
    insert into applicant_fingerprint (tenant_id, fingerprint, procedure_code, code, received_at)
    values ($1, $2, $3, $4, $5) on conflict do nothing)
  select f.code from applicant_fingerprint f
  where f.tenant_id = $1 and f.fingerprint = $2 and f.procedure_code = $3 and f.code <> $4
    and f.received_at between $5::timestamptz - interval '${String(WINDOW_DAYS)} days'
                          and $5::timestamptz + interval '${String(WINDOW_DAYS)} days'
    and exists (select from event e
                where e.tenant_id = $1 and e.stream_id = 'dossier-' || f.code and e.version = 1)
  order by f.received_at, f.code limit 20`;

/** Recognises an applicant who applies for the same again within seven days (CONTRACT 2), without storing who it is. */
export class DuplicateIntakes {
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    masterKey: Buffer,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen applicant fingerprint', 32));
  }

  /** Codes of the applicant's other dossiers of that procedure; empty when nobody can be recognised. */
  async noteAndFind({ tenant, code, procedureCode, receivedAt, applicant }: Intake): Promise<string[]> {
    const mark = markOf(applicant);
    if (mark === null) return [];
    const fingerprint = createHmac('sha256', this.key).update(`${tenant} ${mark}`).digest();
    const parameters = [tenant, fingerprint, procedureCode, code, new Date(receivedAt).toISOString()];
    return (await this.database.query<{ code: string }>(NOTE, parameters)).map((row) => row.code);
  }
}

/** The id number, else name and phone; null if that does not tell one person from another. */
function markOf({ idNumber, name, phone }: Applicant): string | null {
  const id = (idNumber ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  if (id.length >= 6) return `id ${id}`;
  const number = (phone ?? '').replaceAll(/\D/g, '').slice(-9);
  const called = plain(name ?? '');
  return number.length === 9 && called !== '' ? `person ${number} ${called}` : null;
}

/** Without accents, case and spare blanks: clerks type names in many ways. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().replaceAll(/\s+/g, ' ').trim();
