import { localDate } from '#calendar';
import type { IntakeRow } from '#exchange';
import type { Principal } from '../access/principal.js';
import { ReceivedBefore, refusedRow, rowKey } from './received-before.js';
import type { Known, RowKey } from './received-before.js';
import { contentKey } from './sheet-rows.js';
import type { RowContent } from './sheet-rows.js';
import type { IntakeVerdict, SheetIntake, SheetIntakeTools } from './receive-sheet.types.js';

/** A row, the key under which it is received once, and what an earlier run made of it. */
export interface RecognisedRow {
  row: IntakeRow;
  key: RowKey;
  /** HMAC of its cells, hex; null where nothing tells whose it is. */
  content: string | null;
  /** Null: it is to be received. */
  verdict: IntakeVerdict | null;
}

type Open = RecognisedRow & { said: RowContent | null };

/**
 * Tells which rows of a sheet were received before: by its own content and number, by the mark of a result that comes back,
 * else by what the row says (a mended sheet is another sheet, its good rows are not).
 */
export class RowRecognition {
  private readonly seen = new Map<string, number>();
  private readonly marks = new Set<string>();
  private readonly principal: Principal;

  constructor(
    private readonly tools: SheetIntakeTools,
    private readonly sheet: SheetIntake,
    private readonly digest: string,
    private readonly before: ReceivedBefore,
  ) {
    this.principal = sheet.principal;
  }

  async of(rows: readonly IntakeRow[]): Promise<RecognisedRow[]> {
    const open = rows.map((row) => this.asItStands(row));
    await this.recognise(open, (row, known) => this.ofKnownKey(row, known));
    const today = localDate(this.tools.clock.now(), this.principal.timezone);
    const claimed = await this.claimed(open, today);
    await this.recognise(
      open.filter((row) => claimed.has(row)),
      async (row, known) => {
        const verdict = await this.before.verdictOf(this.principal, row.row.row, row.key, known);
        const asked = row.said?.timed === false && claimed.get(row) !== today;
        return asked && verdict.verdict === 'received'
          ? refusedRow(row.row.row, null, 'ROW.AS_BEFORE', verdict.code)
          : verdict;
      },
    );
    return open;
  }

  private asItStands(row: IntakeRow): Open {
    const { principal, sheet, tools } = this;
    const agencyId = sheet.agencyId ?? principal.unitId;
    const sound = row.problems.length === 0;
    const content = sound ? tools.sheetRows.contentOf(principal.tenant, row, agencyId) : null;
    const key = rowKey(row.mark?.key ?? `${this.digest}#${String(row.row)}`, sheet.agencyId);
    const isCopy = sound && row.mark !== undefined && this.marks.has(key.id);
    if (row.mark !== undefined) this.marks.add(key.id);
    return {
      ...{ row, key, content },
      said: content === null || isCopy ? null : this.counted(content, row.cells.occurredAt !== undefined),
      verdict: isCopy ? refusedRow(row.row, null, 'ROW.MARK_TWICE') : null,
    };
  }

  private counted(content: string, timed: boolean): RowContent {
    const occurrence = this.seen.get(content) ?? 0;
    this.seen.set(content, occurrence + 1);
    return { content, occurrence, timed };
  }

  /** Rows that somebody handed in before get the key that they had then; answers on which day that was. */
  private async claimed(open: readonly Open[], today: string): Promise<Map<Open, string>> {
    const { tools, sheet } = this;
    const { tenant } = this.principal;
    const asking = open.flatMap(({ verdict, said, key }) =>
      verdict === null && said !== null ? [{ ...said, key: key.id }] : [],
    );
    const claims = sheet.dryRun
      ? await tools.sheetRows.find(tenant, asking)
      : await tools.sheetRows.claim(tenant, today, asking);
    const changed = new Map<Open, string>();
    for (const row of open) {
      const claim = row.verdict === null && row.said !== null ? claims.get(contentKey(row.said)) : undefined;
      if (claim === undefined || claim.key === row.key.id) continue;
      row.key = rowKey(claim.key, sheet.agencyId);
      changed.set(row, claim.claimedOn);
    }
    return changed;
  }

  private async recognise(
    open: readonly Open[],
    verdictOf: (row: Open, known: Known) => Promise<IntakeVerdict>,
  ): Promise<void> {
    const asked = open.filter(({ verdict }) => verdict === null);
    const known = await this.before.find(
      this.principal.tenant,
      asked.map(({ key }) => key),
    );
    for (const row of asked) {
      const found = known.get(row.key.id);
      if (found !== undefined) row.verdict = await verdictOf(row, found);
    }
  }

  /** A marked row that says something else than was received is not passed over in silence. */
  private async ofKnownKey({ row, key, content }: Open, known: Known): Promise<IntakeVerdict> {
    const verdict = await this.before.verdictOf(this.principal, row.row, key, known);
    const received = row.mark?.content ?? null;
    const changed = received !== null && received !== content;
    return changed && verdict.verdict === 'received' ? refusedRow(row.row, null, 'ROW.CHANGED', verdict.code) : verdict;
  }
}
