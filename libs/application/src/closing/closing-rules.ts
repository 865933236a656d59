import { localDate } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import type { ClosingRules } from '#indicators';
import { ProblemError, invalid } from '../problem-error.js';
import { CLOSING_RULES_STREAM } from './closing-events.js';
import type { ClosingRulesChangedData } from './closing-events.js';
import { closingEvent } from './closing-tools.js';
import type { ClosingActor, ClosingTenant, ClosingTools } from './closing-tools.js';
import { statements } from './statements.js';

/** The rules in force, and where the go-live comes from. */
export interface ClosingRulesView {
  /** null: nothing was ever recorded, so nothing is ever due. */
  goLiveOn: PlainDate | null;
  /** `set`: by an admin; `tenant`: when the tenant was made; `firstEvent`: the day of the log's first dossier event. */
  goLiveFrom: 'set' | 'tenant' | 'firstEvent';
  closeAfterDays: number;
}

/** What may be changed; absent: as before. */
export interface ClosingRulesChange {
  goLiveOn?: PlainDate;
  closeAfterDays?: number;
}

export const MOST_CLOSE_AFTER_DAYS = 60;

/** Rules without a go-live close nothing. */
export const inForce = ({ goLiveOn, closeAfterDays }: ClosingRulesView): ClosingRules => ({
  goLiveOn: goLiveOn ?? '9999-12-31',
  closeAfterDays,
});

export async function readClosingRules(tools: ClosingTools, who: ClosingTenant): Promise<ClosingRulesView> {
  return (await known(tools, who)).rules;
}

/**
 * Changes the rules by an event that holds the old and the new values; the same values change nothing.
 * @throws ProblemError `VALIDATION.FAILED` for a go-live before the log begins, `CLOSING_RULES.CONFLICT` if somebody
 *   else changed them meanwhile
 */
export async function changeClosingRules(
  tools: ClosingTools,
  who: ClosingTenant,
  change: ClosingRulesChange,
  by: ClosingActor,
  now: Instant,
): Promise<ClosingRulesView> {
  const { rules, version, firstOn } = await known(tools, who);
  const to = {
    goLiveOn: change.goLiveOn ?? rules.goLiveOn,
    closeAfterDays: change.closeAfterDays ?? rules.closeAfterDays,
  };
  const earliest = firstOn ?? localDate(now, who.timezone);
  if (change.goLiveOn !== undefined && change.goLiveOn < earliest) {
    const detail = `accepted is ${earliest} or later: what ended before the log began can only be reconstructed`;
    throw invalid([{ pointer: '/goLiveOn', code: 'GO_LIVE.BEFORE_LOG', detail }]);
  }
  if (to.goLiveOn === rules.goLiveOn && to.closeAfterDays === rules.closeAfterDays) return rules;
  const data: ClosingRulesChangedData = {
    goLiveOn: { from: rules.goLiveOn, to: to.goLiveOn },
    closeAfterDays: { from: rules.closeAfterDays, to: to.closeAfterDays },
  };
  const event = closingEvent(tools, tools.newId(), { type: 'ClosingRulesChanged', data, now, by });
  const request = { streamId: CLOSING_RULES_STREAM, expectedVersion: version, events: [event] };
  const [outcome] = await tools.store.append(who.tenant, [request]);
  if (outcome?.verdict !== 'appended') {
    throw new ProblemError('CLOSING_RULES.CONFLICT', 'somebody else changed the rules of closing just now; look again');
  }
  return readClosingRules(tools, who);
}

async function known(tools: ClosingTools, { tenant, timezone }: ClosingTenant) {
  const events = await tools.store.readStream(tenant, CLOSING_RULES_STREAM);
  const [row] = await tools.database.query<{ go_live_on: string | null; first_at: Date | null }>(statements.logBegan, [
    tenant,
  ]);
  const firstOn = row?.first_at == null ? null : localDate(row.first_at.getTime(), timezone);
  const last = events.at(-1)?.data as ClosingRulesChangedData | undefined;
  const set = (events as unknown as { data: ClosingRulesChangedData }[]).findLast(
    ({ data }) => data.goLiveOn.to !== data.goLiveOn.from,
  )?.data.goLiveOn.to;
  const ofTenant = row?.go_live_on ?? null;
  const goLiveFrom = set != null ? 'set' : ofTenant !== null ? 'tenant' : 'firstEvent';
  const goLiveOn = set ?? ofTenant ?? firstOn;
  const rules: ClosingRulesView = { goLiveOn, goLiveFrom, closeAfterDays: last?.closeAfterDays.to ?? 0 };
  return { rules, version: events.length, firstOn };
}
