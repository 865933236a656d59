import { Link } from '@tanstack/react-router';
import type { Question } from '../../figures/figures.js';
import { useText } from '../../shell/use-text.js';
import type { Card, LogFigure, Target } from './scorecards.js';
import { useValueText } from './value-text.js';

interface LogFigureLineProps {
  figure: LogFigure;
  target: Target;
  card: Card;
  question: Question;
  /** Whether it is the target's own figure, not one shown beside it. */
  judged: boolean;
}

/** A figure of the log under its rule, and the way to what is behind it. */
export function LogFigureLine({ figure, target, card, question, judged }: LogFigureLineProps) {
  const t = useText();
  const valueText = useValueText();
  const { measure, policy, value, indicators, dossiers } = figure;
  return (
    <p className="log-figure num">
      <span className="muted">{t(judged ? 'scorecards.log' : 'scorecards.beside')}</span>{' '}
      {t(`scorecards.measure.${measure}`)}
      {policy !== null && ` (${t(`policy.${policy}`)})`}
      {!judged && `: ${valueText(value)}`}
      {indicators !== null && (
        <Link to={'/indicators' as string} search={searchOf(indicators) as never}>
          {t('scorecards.toFigures')}
        </Link>
      )}
      {dossiers !== null && (
        <Link
          to={'/scorecards/dossiers' as string}
          search={{ ...question, asOf: card.asOf, plan: card.plan.id, target: target.id } as never}
        >
          {t('scorecards.toDossiers')}
        </Link>
      )}
    </p>
  );
}

/** The API's question as this page's address says it; what it is grouped by is called `by` here. */
function searchOf(path: string): Record<string, string> {
  const asked = new URLSearchParams(path.split('?')[1] ?? '');
  return Object.fromEntries([...asked].map(([name, value]) => [name === 'groupBy' ? 'by' : name, value]));
}
