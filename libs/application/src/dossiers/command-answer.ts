import { availableCommands, toIso } from '#dossier';
import type { DecidedEvent, DossierState } from '#dossier';
import type { KeptAnswer } from '#event-store';
import { ProblemError } from '../problem-error.js';
import type { CommandAnswer } from './execute-dossier-command.js';

/** What an answer says of the dossier as it stands. */
export const answerOf = (state: DossierState) => ({
  code: state.code,
  version: state.version,
  state: state.status,
  dueAt: state.received && state.dueAt !== null ? toIso(state.dueAt) : null,
  availableCommands: availableCommands(state),
});

/** What was answered the first time; IDEMPOTENCY_KEY.REUSED if that was another request. */
export function keptAnswer(kept: KeptAnswer, requestHash: string): CommandAnswer {
  if (kept.requestHash !== requestHash) {
    throw new ProblemError('IDEMPOTENCY_KEY.REUSED', 'this Idempotency-Key was used for another request');
  }
  const answer = kept.answer as unknown as Partial<CommandAnswer> & Omit<CommandAnswer, 'eventIds' | 'warnings'>;
  const { code, version, state, dueAt, availableCommands, eventIds = [], warnings = [], calendarUnpublished } = answer;
  const unpublished = calendarUnpublished === undefined ? {} : { calendarUnpublished };
  return {
    code,
    version,
    state,
    dueAt,
    ...unpublished,
    availableCommands,
    eventIds,
    warnings,
    position: kept.position,
  };
}

/** The year of the due whose days off are not announced yet, where a command has set such a due (CONTRACT 6.6). */
export function unpublishedIn(decided: readonly DecidedEvent[]): { calendarUnpublished?: number } {
  const data = decided.findLast((event) => 'calendarUnpublished' in event.data)?.data;
  const year = data !== undefined && 'calendarUnpublished' in data ? (data.calendarUnpublished ?? null) : null;
  return year === null ? {} : { calendarUnpublished: year };
}
