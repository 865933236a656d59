import { useText } from '../../shell/use-text.js';
import { yearsText } from './value-text.js';
import type { PlanItem } from './scorecards.js';

interface PlanListProps {
  items: readonly PlanItem[];
  chosen: string;
  choose: (planId: string) => void;
}

const COUNTED = [
  ...(['met', 'notMet', 'outsideYears', 'noFigure', 'noGoal', 'partOnly', 'stated', 'statementMissing'] as const),
];

/** The plans with how many of their targets stand how; what counts nothing is not named. */
export function PlanList({ items, chosen, choose }: PlanListProps) {
  const t = useText();
  return (
    <ul className="plan-list" aria-label={t('scorecards.plans')}>
      {items.map(({ plan, summary }) => (
        <li key={plan.id}>
          <button
            type="button"
            className="plan-choice"
            aria-pressed={plan.id === chosen}
            onClick={() => choose(plan.id)}
          >
            <strong>{plan.document}</strong>
            <span className="muted num">{t('scorecards.years', { years: yearsText(plan.years) })}</span>
            <span className="plan-counts num">
              {COUNTED.filter((name) => summary[name] > 0)
                .map((name) => t(`scorecards.count.${name}`, { count: summary[name] }))
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
