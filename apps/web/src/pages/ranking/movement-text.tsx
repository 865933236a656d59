import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import type { Ranking, RankingRow } from './ranking.js';

const SIGNED = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const;

interface MovementTextProps {
  movement: RankingRow['movement'];
  order: Ranking['order'];
}

/** What became of a row since the period before; a change within chance says so. */
export function MovementText({ movement, order }: MovementTextProps) {
  const t = useText();
  const intl = useIntl();
  if (movement === 'new') return <span className="muted">{t('ranking.movement.new')}</span>;
  const { places, percentPoints, beyondChance } = movement;
  if (percentPoints === null) return <span className="muted">—</span>;
  const points = t('ranking.movement.points', { points: intl.formatNumber(Number(percentPoints), SIGNED) });
  return (
    <>
      {beyondChance === true ? <strong>{points}</strong> : points}
      {beyondChance !== true && <span className="muted"> · {t('ranking.movement.chance')}</span>}
      {places !== null && places !== 0 && <span className="muted"> · {placesText(t, places, order)}</span>}
    </>
  );
}

function placesText(t: ReturnType<typeof useText>, places: number, order: Ranking['order']): string {
  const better = places > 0 === (order === 'best');
  return t(better ? 'ranking.movement.better' : 'ranking.movement.worse', { places: Math.abs(places) });
}
