import { useEffect, useState } from 'react';
import { useText } from '../shell/use-text.js';
import { now } from '../time/now.js';

const EVERY_MS = 15_000;

/** How long ago a figure was computed, while somebody looks at it. */
export function FigureAge({ computedAt }: { computedAt: string }) {
  const t = useText();
  const [seen, setSeen] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setSeen(now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.floor((seen - Date.parse(computedAt)) / 60_000));
  return (
    <span className="muted num figure-age">{minutes === 0 ? t('figures.age.now') : t('figures.age', { minutes })}</span>
  );
}
