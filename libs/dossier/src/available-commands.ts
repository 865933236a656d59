import type { DossierState } from './state.js';
import type { CommandName } from './vocabulary.js';

const NONE: readonly CommandName[] = [];
const BY_STATUS: Record<DossierState['status'], readonly CommandName[]> = {
  none: ['submit', 'receive', 'refuse-intake'],
  submitted: ['receive', 'refuse-intake', 'withdraw'],
  refusedIntake: NONE,
  received: ['hand-over', 'process', 'withdraw', 'stop'],
  inProcess: ['hand-over', 'process', 'withdraw', 'stop'],
  waitingSupplement: ['hand-over', 'withdraw', 'stop'],
  waitingPayment: ['hand-over', 'withdraw', 'stop'],
  processed: ['hand-over', 'return-result'],
  returned: NONE,
  withdrawn: NONE,
  stopped: NONE,
};

/**
 * What may be done to a dossier now. The one source for the screen's buttons,
 * the refusals of {@link decide} and the `availableCommands` of every answer.
 */
export const availableCommands = (state: DossierState): readonly CommandName[] => BY_STATUS[state.status];
