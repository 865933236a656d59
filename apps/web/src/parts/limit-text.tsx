import { useText } from '../shell/use-text.js';
import type { Limit } from './catalogue.js';

/** A time limit in words: 3 ngày làm việc. */
export function LimitText({ limit }: { limit: Limit | null }) {
  const t = useText();
  return <>{limit === null ? t('due.none') : t(`limit.${limit.unit}`, { value: limit.value })}</>;
}
