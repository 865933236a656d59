import { contentDigest, readIntakeSheet } from '#exchange';
import type { IntakeSheetOptions } from '#exchange';
import { requireCommand } from '../access/permissions.js';
import { SheetRun } from './sheet-run.js';
import type { IntakeSummary, SheetIntake, SheetIntakeTools } from './receive-sheet.types.js';

/** Rows looked up together. */
const AT_ONCE = 200;

/**
 * Receives every row of a sheet like a dossier at the counter: one command each, in the order of the rows, so that codes
 * follow the sheet and a second row of the same applicant is warned of. A row received by an earlier run, of this sheet or of
 * the one it was mended from, is repeated, not received again. Throws {@link CaseListError} for a file that cannot be read, ProblemError for a
 * caller who may not receive, and what is nobody's fault of the sheet; then it is sent again.
 */
export async function receiveSheet(tools: SheetIntakeTools, sheet: SheetIntake): Promise<IntakeSummary> {
  requireCommand(sheet.principal, 'receive');
  const limits = sheet.mostRows === undefined ? undefined : { rows: sheet.mostRows };
  const options = { timezone: sheet.principal.timezone, limits };
  const digest = await contentDigest(sheet.open());
  await readWhole(sheet.open(), options);
  const run = new SheetRun(tools, sheet, digest);
  for await (const rows of readIntakeSheet(sheet.open(), options)) {
    for (let at = 0; at < rows.length && !run.summary.interrupted; at += AT_ONCE) {
      await run.take(rows.slice(at, at + AT_ONCE));
    }
    if (run.summary.interrupted) break;
  }
  return run.summary;
}

/** A file that is cut off or broken in its middle is refused before its first dossier is received. */
async function readWhole(source: AsyncIterable<Uint8Array>, options: IntakeSheetOptions): Promise<void> {
  const batches = readIntakeSheet(source, options);
  while ((await batches.next()).done !== true);
}
