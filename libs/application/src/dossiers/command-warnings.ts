import { isWorkingDay, localDate } from '#calendar';
import { toIso } from '#dossier';
import type { DecidedEvent, DossierCommand, DossierState, Received } from '#dossier';
import type { Warning } from './execute-dossier-command.js';

/** What is allowed and yet worth a second look, told to whoever did it. Pure. */
export function warningsOf(
  command: DossierCommand,
  before: DossierState,
  decided: readonly DecidedEvent[],
  now: number,
): Warning[] {
  if (!before.received) return [];
  const warnings: Warning[] = [];
  const flagged = (flag: string) =>
    decided.some(({ data }) => 'flags' in data && data.flags.some((one) => one === flag));
  if (flagged('extendedAfterDue')) warnings.push({ code: 'EXTENSION.AFTER_DUE' });
  if (command.name === 'extend-deadline') {
    const { calendar } = command.clock;
    const date = localDate(command.dueAt, calendar.timezone);
    if (!isWorkingDay(calendar, date)) warnings.push({ code: 'EXTENSION.CLOSED_DAY', date });
  }
  if (flagged('lateEntry') && crossesDue(before, command.occurredAt, now)) {
    warnings.push({ code: 'LATE_ENTRY.ACROSS_DUE', dueAt: toIso(before.dueAt ?? now) });
  }
  const { paymentRequested } = before;
  if (command.name === 'confirm-payment' && paymentRequested !== null && differs(command.amount, paymentRequested)) {
    warnings.push({ code: 'PAYMENT.OTHER_AMOUNT', requested: paymentRequested });
  }
  return warnings;
}

const crossesDue = ({ dueAt }: Received, occurredAt: number, now: number): boolean =>
  dueAt !== null && occurredAt <= dueAt && now > dueAt;

const differs = (amount: number | null, requested: number): boolean => amount !== null && amount !== requested;
