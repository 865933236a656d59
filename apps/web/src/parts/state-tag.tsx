import { Tag } from 'antd';
import { useText } from '../shell/use-text.js';

export const STATES = [
  ...(['submitted', 'refusedIntake', 'received', 'inProcess', 'waitingSupplement', 'waitingPayment'] as const),
  ...(['processed', 'returned', 'withdrawn', 'stopped', 'annulled'] as const),
];
const COLOURS: Record<string, string> = {
  submitted: 'default',
  received: 'blue',
  inProcess: 'blue',
  waitingSupplement: 'gold',
  waitingPayment: 'gold',
  processed: 'green',
  returned: 'green',
};

/** A dossier's state in words; its colour only helps the eye. */
export function StateTag({ state }: { state: string }) {
  const t = useText();
  return <Tag color={COLOURS[state] ?? 'default'}>{t(`state.${state}`)}</Tag>;
}
