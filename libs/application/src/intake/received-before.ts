import { createHash } from 'node:crypto';
import { codeOfStream, dossierStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import type { IntakeField } from '#exchange';
import type { Principal } from '../access/principal.js';
import { inScope, scopeOf } from '../access/scope.js';
import { ToldEvents, toldKey } from '../events-in/told-events.js';
import { ProblemError } from '../problem-error.js';
import { refusal } from './row-refusal.js';
import type { IntakeVerdict, SheetIntakeTools } from './receive-sheet.types.js';

/** Of every token and command line: the same sheet sent by two of them is one. */
export const SHEET_OWNER = 'intake-sheet';

/** Under which a row is received once: by the file's content and the row's number, nothing of the row itself. */
export interface RowKey {
  source: string;
  id: string;
  key: string;
  requestHash: string;
}

/** @param id SHA-256 of the sheet that the row first stood in, `#`, its number there */
export function rowKey(id: string, agencyId: string | undefined): RowKey {
  const requestHash = createHash('sha256')
    .update(`${id}\n${agencyId ?? ''}`)
    .digest('hex');
  return { source: SHEET_OWNER, id, key: `${SHEET_OWNER}:${id}`, requestHash };
}

/** What the log has of a key. */
export interface Known {
  requestHash: string;
  position: number;
}

/** Rows of sheets that were received: the append knows them for seven days, a table for ever. */
export class ReceivedBefore {
  private readonly told: ToldEvents;

  constructor(private readonly tools: SheetIntakeTools) {
    this.told = new ToldEvents(tools.database);
  }

  /** What was received under these keys, by {@link RowKey.id}; keys that are new are absent. */
  async find(tenant: string, keys: readonly RowKey[]): Promise<Map<string, Known>> {
    const found = new Map<string, Known>();
    const told = await this.told.find(tenant, keys);
    for (const key of keys) {
      const known = told.get(toldKey(key)) ?? (await this.appended(tenant, key));
      if (known !== null) found.set(key.id, known);
    }
    return found;
  }

  /** What an earlier run made of a row, as it is answered to whoever sends it now. */
  async verdictOf(principal: Principal, row: number, key: RowKey, known: Known): Promise<IntakeVerdict> {
    if (known.requestHash !== key.requestHash) return refusedRow(row, 'agencyId', 'ROW.SENT_OTHERWISE');
    return this.verdictAt(principal, row, known.position);
  }

  /** What was appended just before a crash, which the table missed. */
  private async appended(tenant: string, key: RowKey): Promise<Known | null> {
    const kept = await this.tools.store.keptAnswer(tenant, SHEET_OWNER, key.key);
    if (kept !== null) await this.keep(tenant, [{ ...key, requestHash: kept.requestHash, position: kept.position }]);
    return kept;
  }

  async keep(tenant: string, received: readonly (RowKey & { position: number })[]): Promise<void> {
    await this.told.keep(tenant, received);
  }

  /** As it was answered: the code, and the due that was promised at the reception. */
  private async verdictAt(principal: Principal, row: number, position: number): Promise<IntakeVerdict> {
    const { tenant } = principal;
    const [event] = await this.tools.store.readLog(tenant, { after: position - 1, limit: 1 });
    const code = event === undefined ? null : codeOfStream(event.streamId);
    if (event === undefined || code === null) {
      throw new ProblemError('DOSSIER.NOT_FOUND', `nothing was received at position ${String(position)}`);
    }
    const scope = scopeOf(principal, await this.tools.catalogues.of(tenant));
    if (scope !== null) {
      const events = await this.tools.store.readStream(tenant, dossierStream(code));
      const state = replay(code, events as unknown as FoldableEvent[]);
      if (!inScope(scope, state)) return refusedRow(row, null, 'ROW.ELSEWHERE');
    }
    const dueAt = event.data['dueAt'];
    return {
      row,
      verdict: 'received',
      code,
      dueAt: typeof dueAt === 'string' ? dueAt : null,
      repeated: true,
      warnings: [],
    };
  }
}

/** @param dossier the code that the row was received under, where the caller may see it */
export const refusedRow = (row: number, field: IntakeField | null, code: string, dossier?: string): IntakeVerdict => ({
  ...{ row, verdict: 'refused' as const },
  problems: [{ ...refusal(field, code), ...(dossier !== undefined && { dossier }) }],
});
