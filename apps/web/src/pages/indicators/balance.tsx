import { useText } from '../../shell/use-text.js';
import { CountLink } from '../../figures/count-link.js';
import type { Counted, Figures, Question } from '../../figures/figures.js';
import { FILTERS, behind } from '../../figures/question.js';
import { LateOnForm } from './late-on-form.js';

/** The parts stand under the count they are parts of; the last group has no whole. */
const GROUPS: readonly { wholes: readonly Counted[]; parts: readonly Counted[] }[] = [
  { wholes: ['carriedOver', 'received'], parts: [] },
  { wholes: ['resolved'], parts: ['early', 'onTime', 'late'] },
  { wholes: ['open'], parts: ['openInTime', 'openOverdue', 'waiting'] },
  { wholes: [], parts: ['withdrawn', 'stopped', 'refused', 'noLimit'] },
];

/** Whether the form has a figure of the same dossiers: a period of its own, everything in it, by the rule beneath the form. */
const comparable = (question: Question): boolean =>
  question['period'] !== undefined &&
  (question['policy'] ?? 'tt01-2020') === 'tt01-2020' &&
  FILTERS.every((name) => question[name] === undefined);

/** Every dossier of the period: what came, what became of it; each count leads to its dossiers. */
export function Balance({ figures: { total, asOf }, question }: { figures: Figures; question: Question }) {
  const t = useText();
  const asked = behind(question, asOf, total);
  const line = (cell: Counted, className: string) => (
    <div key={cell} className={className}>
      <dt>{t(`figures.cell.${cell}`)}</dt>
      <dd>
        <CountLink count={total[cell]} cell={cell} question={asked} />
      </dd>
    </div>
  );
  return (
    <section aria-label={t('indicators.balance')}>
      <div className="balance">
        {GROUPS.map(({ wholes, parts }) => (
          <dl key={[...wholes, ...parts].join()} className="balance-group">
            {wholes.map((whole) => line(whole, 'balance-whole'))}
            {parts.map((part) => line(part, 'balance-part'))}
          </dl>
        ))}
      </div>
      {comparable(question) && total.withdrawn + total.stopped > 0 && (
        <LateOnForm late={total.late} question={question} />
      )}
    </section>
  );
}
