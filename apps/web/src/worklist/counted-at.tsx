import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../shell/use-text.js';
import { now } from '../time/now.js';
import { useDates } from '../time/use-dates.js';

const EVERY_MS = 5_000;

/** Under counts and lists: the rule, how far in the log they were read, of which moment, and how long ago that was. */
export function CountedAt({ position, at }: { position: number; at: string | number }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const [seen, setSeen] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setSeen(now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((seen - new Date(at).getTime()) / 1_000));
  return (
    <p className="figure-source muted num">
      {t('worklist.countedAt', {
        policy: t('policy.tt01-2020'),
        position: intl.formatNumber(position),
        at: dates.moment(new Date(at).getTime()),
        age:
          seconds < 60
            ? t('worklist.age.seconds', { seconds })
            : t('worklist.age.minutes', { minutes: Math.floor(seconds / 60) }),
      })}
    </p>
  );
}
