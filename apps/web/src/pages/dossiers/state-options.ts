import { STATES } from '../../parts/state-tag.js';
import type { useText } from '../../shell/use-text.js';

/** A link may name several states at once; they are one choice here. */
export function stateOptions(chosen: string | undefined, t: ReturnType<typeof useText>) {
  const single = STATES.map((value) => ({ value: value as string, label: t(`state.${value}`) }));
  if (chosen === undefined || single.some(({ value }) => value === chosen)) return single;
  const label = chosen
    .split(',')
    .map((state) => (t.has(`state.${state}`) ? t(`state.${state}`) : state))
    .join(', ');
  return [{ value: chosen, label }, ...single];
}
