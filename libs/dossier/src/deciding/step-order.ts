import { applyEvent } from '../folding/apply-event.js';
import { availableCommands } from '../available-commands.js';
import type { DossierEvent, FoldableEvent } from '../events.js';
import { toInstant } from '../events.js';
import { unknownDossier } from '../state.js';
import type { DossierState } from '../state.js';
import type { CommandName } from '../vocabulary.js';

/** The command that makes each step; a step is in order where that command was allowed. */
const COMMAND_OF: Readonly<Partial<Record<DossierEvent['type'], CommandName>>> = {
  DossierSubmitted: 'submit',
  DossierReceived: 'receive',
  IntakeRefused: 'refuse-intake',
  DossierHandedOver: 'hand-over',
  SupplementRequested: 'request-supplement',
  SupplementReceived: 'receive-supplement',
  SupplementExpired: 'expire-supplement',
  PaymentRequested: 'request-payment',
  PaymentReceived: 'confirm-payment',
  DeadlineExtended: 'extend-deadline',
  DossierProcessed: 'process',
  ResultReturned: 'return-result',
  ResultDigitized: 'digitize-result',
  SatisfactionRated: 'rate',
  DossierWithdrawn: 'withdraw',
  ProcessingStopped: 'stop',
};

/**
 * Why a changed history could not have happened, or null. Feeds and files may have told steps out of order before;
 * only what the change itself puts out of order counts.
 */
export function newlyImpossible(before: readonly FoldableEvent[], after: readonly FoldableEvent[]): string | null {
  const known = new Set(disorders(before));
  return disorders(after).find((disorder) => !known.has(disorder)) ?? null;
}

const mayOnlyBeRefused = (state: DossierState): boolean => state.received && state.supplementExpired;

function disorders(history: readonly FoldableEvent[]): string[] {
  const found: string[] = [];
  let state: DossierState = unknownDossier('');
  for (const event of history) {
    const at = toInstant(event.occurredAt);
    const command = COMMAND_OF[event.type];
    if (event.type === 'DossierProcessed' && mayOnlyBeRefused(state) && event.data.decision !== 'refused') {
      found.push(`${event.type} (version ${String(event.version)}) could only be a refusal then`);
    }
    if (command !== undefined) {
      if (!availableCommands(state).includes(command))
        found.push(`${event.type} (version ${String(event.version)}) would not be allowed then`);
      if (state.lastOccurredAt !== null && at < state.lastOccurredAt) {
        found.push(`${event.type} (version ${String(event.version)}) would come before the step it follows`);
      }
    }
    const next: DossierState | null = event.type === 'DossierCorrected' ? state : applyEvent(state, event, at);
    if (next !== null) state = next;
  }
  return found;
}
