import { DEFAULT_CLOCK_POLICY } from './catalogue/catalogue.js';
import type { DossierState, Received } from './state.js';
import type { CommandName } from './vocabulary.js';

const NOT_RECEIVED: Record<Extract<DossierState, { received: false }>['status'], readonly CommandName[]> = {
  none: ['submit', 'receive', 'refuse-intake'],
  submitted: ['receive', 'refuse-intake', 'withdraw'],
  refusedIntake: [],
  withdrawn: [],
  annulled: [],
};

/** How often a due may be extended when the policy says nothing (DOMAIN 3: at most once). */
const MOST_EXTENSIONS = 1;

/**
 * What may be done to a dossier now. The one source for the screen's buttons,
 * the refusals of `decide` and the `availableCommands` of every answer.
 */
export function availableCommands(state: DossierState): readonly CommandName[] {
  if (!state.received) return NOT_RECEIVED[state.status];
  return [...stepsOf(state), ...recordKeepingOf(state)];
}

/** What moves the dossier along. */
function stepsOf(state: Received): CommandName[] {
  switch (state.status) {
    case 'received':
    case 'inProcess':
      if (state.supplementExpired) return ['hand-over', 'receive-supplement', 'process', 'withdraw', 'stop'];
      return [
        ...(['hand-over', 'request-supplement', 'request-payment'] as const),
        ...(mayBeExtended(state) ? (['extend-deadline'] as const) : []),
        ...(['process', 'withdraw', 'stop'] as const),
      ];
    case 'waitingSupplement':
      return ['hand-over', 'receive-supplement', 'expire-supplement', 'withdraw', 'stop'];
    case 'waitingPayment':
      return ['hand-over', 'confirm-payment', 'withdraw', 'stop'];
    case 'processed':
      return ['hand-over', 'return-result', ...(state.resultDigitized ? [] : (['digitize-result'] as const))];
    case 'returned':
      return [
        ...(state.resultDigitized ? [] : (['digitize-result'] as const)),
        ...(state.satisfaction === null ? (['rate'] as const) : []),
      ];
    case 'withdrawn':
    case 'stopped':
      return [];
    default:
      return state.status satisfies never;
  }
}

/** What mends the record; possible as long as there is one. */
function recordKeepingOf(state: Received): CommandName[] {
  return [
    ...(isOpen(state) && !state.handedOver && state.personErasedAt === null ? (['amend-personal'] as const) : []),
    'request-correction',
    ...(state.pendingCorrections.length > 0 ? (['approve-correction', 'reject-correction'] as const) : []),
  ];
}

function mayBeExtended({ dueAt, extensions, clockPolicy }: Received): boolean {
  const most = (clockPolicy ?? DEFAULT_CLOCK_POLICY).extensions ?? MOST_EXTENSIONS;
  return dueAt !== null && extensions < most;
}

/** Whether the clock has not ended yet. */
export const isOpen = ({ status }: Received): boolean =>
  status === 'received' || status === 'inProcess' || status === 'waitingSupplement' || status === 'waitingPayment';
