import { useText } from '../shell/use-text.js';

export const STATES = [
  ...(['submitted', 'refusedIntake', 'received', 'inProcess', 'waitingSupplement', 'waitingPayment'] as const),
  ...(['processed', 'returned', 'withdrawn', 'stopped', 'annulled'] as const),
];
/** After these nobody has it any more: the applicant does, or there is nothing to have. */
const ENDED: ReadonlySet<string> = new Set(['returned', 'withdrawn', 'stopped', 'refusedIntake', 'annulled']);

/** Whether nobody holds a dossier of this state. */
export const isHeldByNobody = (state: string): boolean => ENDED.has(state);

const KINDS: Record<string, string> = {
  received: 'open',
  inProcess: 'open',
  waitingSupplement: 'waiting',
  waitingPayment: 'waiting',
  processed: 'done',
  returned: 'done',
};

/** A dossier's state in words; its colour only helps the eye. */
export function StateTag({ state }: { state: string }) {
  const t = useText();
  return <span className={`state state-${KINDS[state] ?? 'other'}`}>{t(`state.${state}`)}</span>;
}
