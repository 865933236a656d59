import { codeOfStream } from '#dossier';
import type { Database, Sql } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';
import { readApplicants } from '../personal/read-applicants.js';
import type { PersonMarks } from './person-marks.js';
import { statements } from './statements.js';

/** Events of one transaction. */
const STRETCH = 1_000;

/**
 * Hears the log and keeps by which marks an applicant is found. How far it heard moves in the same transaction, so that any
 * worker may go on where another was killed, and hearing twice changes nothing.
 */
export class PersonWatch {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonalVault,
    private readonly marks: PersonMarks,
  ) {}

  /** Brings every tenant to the head of its log; `stop` is asked between stretches. */
  async round(stop: () => boolean = () => false): Promise<void> {
    await this.database.query(statements.openWatches);
    for (const { tenant_id } of await this.database.query<{ tenant_id: string }>(statements.behind)) {
      await this.catchUp(tenant_id, stop);
    }
  }

  /** Hears a tenant's log from its beginning again; answers up to which position. */
  async again(tenant: string, stop: () => boolean = () => false): Promise<number> {
    await this.database.query(statements.openWatches);
    await this.database.query(statements.beginAnew, [tenant]);
    return this.catchUp(tenant, stop);
  }

  private async catchUp(tenant: string, stop: () => boolean): Promise<number> {
    let heard = 0;
    while (!stop()) {
      const upto = await this.hear(tenant);
      if (upto === null) break;
      heard = upto;
    }
    return heard;
  }

  /** One stretch of a tenant's log; null where there is none, or another worker has it. */
  private hear(tenant: string): Promise<number | null> {
    return this.database.transaction(async (sql) => {
      const [stretch] = await sql.query<{ after: string; upto: string }>(statements.lockWatch, [tenant, STRETCH]);
      if (stretch === undefined) return null;
      const range = [tenant, stretch.after, stretch.upto];
      const heard = await sql.query<{ stream_id: string }>(statements.streamsHeard, range);
      await this.keep(
        sql,
        tenant,
        heard.map((row) => row.stream_id),
      );
      await sql.query(statements.moveWatch, [tenant, stretch.upto]);
      return Number(stretch.upto);
    });
  }

  /** The marks of some dossiers as their applicants were last stated; what was said before is forgotten. */
  private async keep(sql: Sql, tenant: string, streams: readonly string[]): Promise<void> {
    const codes = streams.map(codeOfStream).filter((code) => code !== null);
    if (codes.length === 0) return;
    await sql.query(statements.forgetMarks, [tenant, codes]);
    const marks: Buffer[] = [];
    const marked: string[] = [];
    // Read by a machine, shown to nobody: no access record.
    for (const [stream, applicant] of await readApplicants(sql, this.vault, tenant, streams)) {
      const code = codeOfStream(stream);
      if (code === null) continue;
      for (const mark of this.marks.of(tenant, applicant)) {
        marks.push(mark);
        marked.push(code);
      }
    }
    if (marks.length > 0) await sql.query(statements.keepMarks, [tenant, marks, marked]);
  }
}
