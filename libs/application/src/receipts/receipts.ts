import { randomBytes } from 'node:crypto';
import type { Applicant } from '#dossier';
import type { Sql } from '#event-store';
import type { ReceiptSecrets } from './receipt-secrets.js';
import { TOKEN_FORM } from './receipt-secrets.js';
import { statements } from './statements.js';

const NONCE_BYTES = 16;

/** Which dossier a citizen's receipt or code opens. */
export interface OpenedDossier {
  tenant: string;
  code: string;
}

interface Row {
  tenant_id: string;
  code: string;
}

/** Receipts of dossiers: made at the first print or when the worker hears of the reception, whichever comes first. */
export class Receipts {
  constructor(
    private readonly sql: Sql,
    private readonly secrets: ReceiptSecrets,
    /** Where a dossier is looked for before it is known whose it is. */
    private readonly everywhere: Sql = sql,
  ) {}

  /** The token of a dossier's receipt, the same each time; null where the person was erased. */
  async make(tenant: string, code: string, applicant: Applicant | null): Promise<string | null> {
    return (await this.makeAll(tenant, new Map([[code, applicant]]))).get(code) ?? null;
  }

  /** Tokens by code, made in one statement (2026-11-23: a day's sync brings fifty thousand). Who was erased has none. */
  async makeAll(tenant: string, applicants: ReadonlyMap<string, Applicant | null>): Promise<Map<string, string>> {
    if (applicants.size === 0) return new Map();
    const made = [...applicants].map(([code, applicant]) => {
      const nonce = randomBytes(NONCE_BYTES);
      const hash = this.secrets.hashOf(this.secrets.tokenOf(tenant, code, nonce));
      return { code, nonce, hash, factors: this.secrets.factorsOf(code, applicant) };
    });
    const rows = await this.sql.query<{ code: string; nonce: Buffer }>(statements.makeReceipts, [
      tenant,
      made.map(({ code }) => code),
      made.map(({ nonce }) => nonce),
      made.map(({ hash }) => hash),
      made.map(({ factors }) => factors.map((factor) => factor.toString('hex')).join(' ')),
    ]);
    return new Map(rows.map(({ code, nonce }) => [code, this.secrets.tokenOf(tenant, code, nonce)]));
  }

  /** The dossier of a token; null for one that is malformed, unknown or revoked, all alike. */
  async ofToken(token: string): Promise<OpenedDossier | null> {
    // A malformed one is looked for too, under a hash that nothing has.
    const hash = this.secrets.hashOf(TOKEN_FORM.test(token) ? token : '');
    const [row] = await this.everywhere.query<Row>(statements.findByToken, [hash]);
    return row === undefined ? null : { tenant: row.tenant_id, code: row.code };
  }

  /** The dossier of a code whose applicant's number ends with four digits; null for unknown and wrong alike. */
  async ofCode(code: string, digits: string): Promise<OpenedDossier | null> {
    const factor = this.secrets.factorOf(code, digits);
    const [row] = await this.everywhere.query<Row>(statements.findByFactor, [code.toUpperCase(), factor]);
    return row === undefined ? null : { tenant: row.tenant_id, code: row.code };
  }
}
