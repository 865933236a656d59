import type { Question } from '../../figures/figures.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { LogFigureLine } from './log-figure-line.js';
import type { Card, Target } from './scorecards.js';
import { TargetMonths } from './target-months.js';
import { TargetState } from './target-state.js';
import { useGapText, useGoalText, useValueText } from './value-text.js';

interface TargetCardProps {
  target: Target;
  card: Card;
  question: Question;
}

/** A target: what is asked, what is known, how far apart they are, and from where the figure is. */
export function TargetCard({ target, card, question }: TargetCardProps) {
  const t = useText();
  const goalText = useGoalText();
  const valueText = useValueText();
  const gapText = useGapText();
  const { goal, value, valueFrom, gap, base, log, beside, note, statement } = target;
  return (
    <li className="target-card">
      <div className="target-head">
        <h3>{target.title}</h3>
        <TargetState target={target} />
      </div>
      <dl className="target-facts num">
        <Fact name="goal" text={goal === null ? t('scorecards.goal.none') : goalText(goal)} />
        {target.kind !== 'statement' && (
          <Fact
            name={valueFrom === 'entered' ? 'entered' : 'value'}
            text={value === null ? t(`scorecards.none.${target.state}`) : valueText(value)}
            strong
          />
        )}
        {gap !== null && <Fact name="gap" text={gapText(gap)} />}
        {base !== null && (
          <Fact
            name="base"
            text={`${String(base.year)}: ${base.value === null ? t('scorecards.base.none') : valueText(base.value)}`}
          />
        )}
        {statement !== null && <StatementFact statement={statement} />}
        <Fact name="source" text={target.source} />
        {target.entered !== null && <EnteredFact entered={target.entered} />}
      </dl>
      {log !== null && <LogFigureLine figure={log} target={target} card={card} question={question} judged />}
      {beside.map((figure) => (
        <LogFigureLine
          key={`${figure.measure} ${figure.policy ?? ''}`}
          {...{ figure, target, card, question }}
          judged={false}
        />
      ))}
      {note !== null && <p className="muted target-note">{t('scorecards.note', { note })}</p>}
      {target.trend !== null && target.trend.length > 0 && <TargetMonths trend={target.trend} />}
    </li>
  );
}

function Fact({ name, text, strong = false }: { name: string; text: string; strong?: boolean }) {
  const t = useText();
  return (
    <div>
      <dt>{t(`scorecards.fact.${name}`)}</dt>
      <dd>{strong ? <strong>{text}</strong> : text}</dd>
    </div>
  );
}

function StatementFact({ statement }: { statement: NonNullable<Target['statement']> }) {
  const dates = useDates();
  const { document, date } = statement;
  return <Fact name="statement" text={`${document} · ${dates.day(date)}`} strong />;
}

function EnteredFact({ entered }: { entered: NonNullable<Target['entered']> }) {
  const t = useText();
  const dates = useDates();
  const { source, publishedOn } = entered;
  return <Fact name="published" text={t('scorecards.published', { source, day: dates.day(publishedOn) })} />;
}
