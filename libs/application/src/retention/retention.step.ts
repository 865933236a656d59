import type { Principal } from '../access/principal.js';
import { erasePerson } from '../erasure/index.js';
import type { ErasureTools } from '../erasure/index.js';
import { ProblemError } from '../problem-error.js';
import type { NightlyStep } from '../recomputation/nightly-steps.js';
import { statements } from './statements.js';

/** Dossiers of one look, and between two signs of life. */
const LOOK = 500;
const PIECE = 50;
/** A first night may meet years of dossiers; each takes the head's lock for a moment, so the rest waits for the next. */
export const MOST_A_NIGHT = 5_000;
/** Stands in the log as the reason. */
export const RETENTION_REASON = 'retention';

/**
 * Erases whoever applied for dossiers that ended long enough ago, as an administrator would: one `PersonErased` each. A night
 * that was killed goes on, because what is erased is not found again.
 */
export const retentionStep = (tools: ErasureTools): NightlyStep => ({
  name: 'retention',
  run: async ({ database, tenant, timezone, runOn, alive }) => {
    const who: Principal = {
      tenant,
      timezone,
      tokenId: 'retention',
      role: 'admin',
      actorId: 'retention',
      unitId: null,
    };
    const left: string[] = [];
    let erased = 0;
    while (erased < MOST_A_NIGHT) {
      const due = await database.query<{ code: string }>(statements.due, [tenant, runOn, LOOK, left]);
      if (due.length === 0) break;
      for (const [index, { code }] of due.entries()) {
        if (await erases(tools, who, code)) erased += 1;
        else left.push(code);
        if (index % PIECE === 0) await alive();
      }
    }
    return { erased, left: left.length };
  },
});

/** False for a dossier that somebody writes to all the time or that the log does not know: the next night tries again. */
async function erases(tools: ErasureTools, who: Principal, code: string): Promise<boolean> {
  try {
    await erasePerson(tools, who, { code, reasonCode: RETENTION_REASON });
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
