import { addDays, localDate } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import { PERIOD_CALENDARS, closingPhase, periodsOfYear } from '#indicators';
import type { ClosablePeriod, ClosingRules } from '#indicators';
import { zoneOf } from '#read-models';
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
 * @throws ProblemError `VALIDATION.FAILED` for a go-live that may not be (`GO_LIVE.…`), `CLOSING_RULES.CONFLICT` if
 *   somebody else changed them meanwhile
 */
export async function changeClosingRules(
  tools: ClosingTools,
  who: ClosingTenant,
  change: ClosingRulesChange,
  by: ClosingActor,
  now: Instant,
): Promise<ClosingRulesView> {
  const { rules, version, firstOn, ofTenant } = await known(tools, who);
  const to = {
    goLiveOn: change.goLiveOn ?? rules.goLiveOn,
    closeAfterDays: change.closeAfterDays ?? rules.closeAfterDays,
  };
  if (to.goLiveOn === rules.goLiveOn && to.closeAfterDays === rules.closeAfterDays) return rules;
  if (change.goLiveOn !== undefined && change.goLiveOn !== rules.goLiveOn) {
    const began = firstOn ?? localDate(now, who.timezone);
    const earliest = ofTenant !== null && ofTenant < began ? ofTenant : began;
    refuseGoLive(change.goLiveOn, rules, { earliest, now, timezone: who.timezone });
  }
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

/** A go-live may neither reach before what was watched nor be a way of leaving periods unclosed. */
function refuseGoLive(
  goLiveOn: PlainDate,
  rules: ClosingRulesView,
  { earliest, now, timezone }: { earliest: PlainDate; now: Instant; timezone: string },
): void {
  const refuse = (code: string, detail: string): never => {
    throw invalid([{ pointer: '/goLiveOn', code, detail }]);
  };
  if (goLiveOn < earliest) {
    const why = 'what ended before the log began can only be reconstructed';
    refuse('GO_LIVE.BEFORE_LOG', `accepted is ${earliest} or later: ${why}`);
  }
  const tomorrow = addDays(localDate(now, timezone), 1);
  if (goLiveOn > tomorrow) refuse('GO_LIVE.TOO_LATE', `accepted is ${tomorrow} or earlier`);
  const skipped = firstEndedBefore(goLiveOn, rules, now, timezone);
  if (skipped === null) return;
  const { calendar, period, to } = skipped;
  const why = `${period} (${calendar}) ended on ${to}, under the go-live in force: it is closed and not reconstructed`;
  refuse('GO_LIVE.PERIOD_ENDED', `accepted is ${to} or earlier: ${why}`);
}

/** The first period that has ended since the go-live in force and would have ended before another one. */
function firstEndedBefore(
  goLiveOn: PlainDate,
  rules: ClosingRulesView,
  now: Instant,
  timezone: string,
): ClosablePeriod | null {
  const { goLiveOn: before } = rules;
  if (before === null) return null;
  const [first, last] = [Number(before.slice(0, 4)), Number(goLiveOn.slice(0, 4))];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const ended = years
    .flatMap((year) => PERIOD_CALENDARS.flatMap((calendar) => periodsOfYear(year, calendar)))
    .filter(({ to }) => to < goLiveOn)
    .filter((period) => ['ended', 'due'].includes(closingPhase(period, inForce(rules), now, zoneOf(timezone))));
  return ended.reduce<ClosablePeriod | null>((a, b) => (a === null || b.to < a.to ? b : a), null);
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
  return { rules, version: events.length, firstOn, ofTenant };
}
