import type { CalendarVersion, ClockPolicy, Limit } from '#calendar';
import type { DossierCommand } from '../commands.js';
import type { DossierState } from '../state.js';
import type { CommandName } from '../vocabulary.js';
import { COMMAND_AT, clock, terms } from './commands.js';

/** What a dossier is received under. */
export interface Rules {
  limit: Limit | null;
  policy: ClockPolicy;
  /** How much later the competent agency receives it. */
  transferHours: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The command as somebody gives it who knows the dossier: the right person, a time that fits, what is really there. */
export function fitting(
  name: CommandName,
  state: DossierState,
  rules: Rules,
  calendars: readonly CalendarVersion[],
  now: number,
  pick = 0,
): DossierCommand {
  const calendar = calendars.at(-1) ?? clock().calendar;
  const pinned = state.received ? state.steps.find(({ type }) => type === 'DossierReceived') : undefined;
  const promisedUnder = pinned?.type === 'DossierReceived' ? pinned.data.calendarVersion : calendar.version;
  const clockNow = clock({
    calendar,
    promiseCalendar: calendars.find(({ version }) => version === promisedUnder) ?? calendar,
    calendarVersions: calendars,
    clockPolicy: rules.policy,
  });
  const command = { ...COMMAND_AT[name]('2026-03-02'), occurredAt: now };
  switch (command.name) {
    case 'receive': {
      const { limit, policy: clockPolicy, transferHours } = rules;
      const clockStartsAt = transferHours === 0 ? null : now + transferHours * HOUR;
      return { ...command, clockStartsAt, terms: terms({ limit, clockPolicy, calendar }) };
    }
    case 'request-supplement':
      return { ...command, respondBy: pick % 2 === 0 ? null : now + 2 * DAY };
    case 'expire-supplement': {
      const respondBy = state.received ? (state.respondBy ?? now - 1) : now;
      return { ...command, occurredAt: Math.max(now, respondBy + 60_000), clock: clockNow };
    }
    case 'extend-deadline': {
      const dueAt = state.received ? (state.dueAt ?? now) : now;
      return { ...command, dueAt: Math.max(dueAt, now) + 3 * DAY, clock: clockNow };
    }
    case 'receive-supplement':
    case 'request-payment':
    case 'confirm-payment':
      return { ...command, clock: clockNow };
    case 'process': {
      const refused = pick % 3 === 0 || (state.received && state.supplementExpired);
      return { ...command, decision: refused ? 'refused' : 'granted', resultDigitized: pick % 2 === 0 };
    }
    case 'amend-personal':
      return { ...command, actorId: state.received ? state.receivedBy : null };
    case 'request-correction':
      return { ...command, to: state.channel === 'post' ? 'counter' : 'post' };
    case 'approve-correction':
    case 'reject-correction': {
      const pending = state.received ? state.pendingCorrections : [];
      const request = pending[pick % Math.max(pending.length, 1)];
      const answer = { ...command, requestEventId: request?.requestEventId ?? 'none' };
      if (answer.name === 'reject-correction') return answer;
      const limit: Limit = { value: 4, unit: 'workingDay' };
      const correctedTerms = terms({ limit, clockPolicy: rules.policy, calendar });
      return { ...answer, clock: clockNow, ...(request?.field === 'procedureCode' ? { correctedTerms } : {}) };
    }
    default:
      return command;
  }
}
