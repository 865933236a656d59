import { createHmac, hkdfSync } from 'node:crypto';
import type { Database } from '#event-store';
import type { Applicant } from '#dossier';
import { unaccented } from './unaccented.js';

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

/** So many are named at most. */
const MOST = 5;

/** The applicant's newest other intakes within the window; one whose reception was annulled is none. */
const FIND = `
  -- With its stream's name made beforehand: row-level security lets no function near the index of streams.
  with newest as materialized (
    select code, 'dossier-' || code as stream_id, received_at from applicant_fingerprint
    where tenant_id = $1 and fingerprint = $2 and procedure_code = $3 and code <> $4
      and received_at between $5::timestamptz - interval '${String(WINDOW_DAYS)} days'
                          and $5::timestamptz + interval '${String(WINDOW_DAYS)} days'
    order by received_at desc, code desc limit ${String(MOST)})
  select f.code
  from newest f
  where not exists (
    select from event a
    join event r on r.tenant_id = a.tenant_id and r.stream_id = a.stream_id and r.type = 'DossierReceived'
    where a.tenant_id = $1 and a.stream_id = f.stream_id and a.type = 'DossierCorrected'
      and a.data ->> 'field' = 'annul' and a.data ->> 'targetEventId' = r.event_id::text)
  order by f.received_at, f.code`;

const REMEMBER = 'select remember_intake($1, $2, $3, $4, $5)';

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
  async find(intake: Intake): Promise<string[]> {
    const parameters = this.parametersOf(intake);
    if (parameters === null) return [];
    return (await this.database.query<{ code: string }>(FIND, parameters)).map((row) => row.code);
  }

  /** Remembers an intake that was stored. */
  async remember(intake: Intake): Promise<void> {
    const parameters = this.parametersOf(intake);
    if (parameters !== null) await this.database.query(REMEMBER, parameters);
  }

  private parametersOf({ tenant, code, procedureCode, receivedAt, applicant }: Intake): unknown[] | null {
    const mark = markOf(applicant);
    if (mark === null) return null;
    const fingerprint = createHmac('sha256', this.key).update(`${tenant} ${mark}`).digest();
    return [tenant, fingerprint, procedureCode, code, new Date(receivedAt).toISOString()];
  }
}

/** The id number, else name and phone; null if that does not tell one person from another. */
function markOf({ idNumber, name, phone }: Applicant): string | null {
  const id = (idNumber ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  if (id.length >= 6) return `id ${id}`;
  const number = (phone ?? '').replaceAll(/\D/g, '').slice(-9);
  const called = unaccented(name ?? '');
  return number.length === 9 && called !== '' ? `person ${number} ${called}` : null;
}
