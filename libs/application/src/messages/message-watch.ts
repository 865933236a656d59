import { codeOfStream } from '#dossier';
import type { Database, Sql } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';
import { readApplicants } from '../personal/read-applicants.js';
import type { ReceiptSecrets } from '../receipts/receipt-secrets.js';
import { Receipts } from '../receipts/receipts.js';
import { statements } from './statements.js';

/** Events of one transaction. */
const STRETCH = 1_000;

/**
 * Hears the log and keeps what follows from it for applicants: the messages they are to get, and the receipts by which they
 * look a dossier up. How far it heard moves in the same transaction, so that any worker may go on where another was killed.
 */
export class MessageWatch {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonalVault,
    private readonly secrets: ReceiptSecrets,
  ) {}

  /** Brings every tenant to the head of its log; `stop` is asked between stretches. */
  async round(stop: () => boolean = () => false): Promise<void> {
    await this.database.query(statements.openWatches);
    for (const { tenant_id } of await this.database.query<{ tenant_id: string }>(statements.behind)) {
      while (!stop() && (await this.hear(tenant_id)));
    }
  }

  /** One stretch of a tenant's log; false where there is none, or another worker has it. */
  private hear(tenant: string): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const [stretch] = await sql.query<{ after: string; upto: string }>(statements.lockWatch, [tenant, STRETCH]);
      if (stretch === undefined) return false;
      const range = [tenant, stretch.after, stretch.upto];
      await sql.query(statements.deriveMessages, range);
      await sql.query(statements.withdrawMessages, range);
      await this.makeReceipts(sql, tenant, range);
      await sql.query(statements.moveWatch, [tenant, stretch.upto]);
      return true;
    });
  }

  private async makeReceipts(sql: Sql, tenant: string, range: unknown[]): Promise<void> {
    const heard = await sql.query<{ stream_id: string }>(statements.streamsHeard, range);
    const streams = heard.map((row) => row.stream_id);
    // Read by a machine, shown to nobody: no access record.
    const applicants = await readApplicants(sql, this.vault, tenant, streams);
    const byCode = [...applicants].flatMap(([stream, applicant]): [string, typeof applicant][] => {
      const code = codeOfStream(stream);
      return code === null ? [] : [[code, applicant]];
    });
    await new Receipts(sql, this.secrets).makeAll(tenant, new Map(byCode));
  }
}
