import { useText } from '../shell/use-text.js';

export const STATES = [
  ...(['submitted', 'refusedIntake', 'received', 'inProcess', 'waitingSupplement', 'waitingPayment'] as const),
  ...(['processed', 'returned', 'withdrawn', 'stopped', 'annulled'] as const),
];
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
