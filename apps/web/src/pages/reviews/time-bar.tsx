import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import type { TimeSplit } from './review-data.js';

const KINDS = ['intake', 'unit', 'otherAgency', 'supplement', 'payment'] as const;

/** Whose working time it was, as one bar; the words beneath say what the pattern of each part means. */
export function TimeBar({ split, words = true }: { split: TimeSplit | null; words?: boolean }) {
  const t = useText();
  const intl = useIntl();
  if (split === null || split.total === 0) return <span className="muted">—</span>;
  const parts = KINDS.map((kind) => ({
    kind,
    minutes: split.parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.minutes, 0),
  })).filter(({ minutes }) => minutes > 0);
  const text = parts.map(
    ({ kind, minutes }) =>
      `${t(`dossier.split.${kind}`)} ${intl.formatNumber(minutes / 60, { maximumFractionDigits: 1 })}`,
  );
  return (
    <div className="time-bar">
      <div className="time-bar-track" role="img" aria-label={t('reviews.split.label', { parts: text.join(', ') })}>
        {parts.map(({ kind, minutes }) => (
          <span key={kind} className={`time-bar-part time-bar-${kind}`} style={{ flexGrow: minutes }} />
        ))}
      </div>
      {words && (
        <span className="muted time-bar-words num">{t('reviews.split.words', { parts: text.join(' · ') })}</span>
      )}
    </div>
  );
}
