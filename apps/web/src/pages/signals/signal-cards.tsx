import { useIntl } from 'react-intl';
import type { Question } from '../../figures/figures.js';
import { useText } from '../../shell/use-text.js';
import { SignalCount } from './signal-count.js';
import { useWords } from './signals.js';
import type { Signal, Summary } from './signals.js';

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

interface SignalCardsProps {
  summary: Summary;
  signals: readonly Signal[];
  question: Question;
}

/** Every signal with its rule in words, also those that name nothing now: that is an answer, too. */
export function SignalCards({ summary, signals, question }: SignalCardsProps) {
  return (
    <ul className="signal-cards">
      {signals.map((signal) => (
        <SignalCard key={signal.name} signal={signal} summary={summary} question={question} />
      ))}
    </ul>
  );
}

function SignalCard({ signal, summary, question }: Omit<SignalCardsProps, 'signals'> & { signal: Signal }) {
  const t = useText();
  const intl = useIntl();
  const words = useWords();
  const { dossiers, without } = summary.total.signals[signal.name];
  const label = words(signal.label);
  const asked = summary.signals.find(({ name }) => name === signal.name)?.parameters ?? {};
  return (
    <li className={dossiers === 0 ? 'signal-card signal-none' : 'signal-card'}>
      <div className="signal-count">
        <SignalCount count={dossiers} behind={{ name: signal.name, label, question }} />
        <span className="muted">{t('signals.dossiers')}</span>
      </div>
      <div>
        <h2>{label}</h2>
        <p>{words(signal.meaning)}</p>
        <p className="muted num">
          {t(`signals.population.${signal.population}`)}
          {signal.parameters.map((parameter) => {
            const { value, from } = asked[parameter.name] ?? parameter;
            return ` · ${words(parameter.meaning)}: ${intl.formatNumber(value)}${from === 'tenant' ? ` (${t('signals.ownValue')})` : ''}`;
          })}
        </p>
        {dossiers > 0 && (
          <p className="muted num">
            {without.percent === null
              ? t('signals.without.none')
              : t('signals.without', { percent: intl.formatNumber(Number(without.percent), TWO) })}
          </p>
        )}
        <details>
          <summary>{t('signals.innocent')}</summary>
          <ul>
            {words<string[]>(signal.innocent).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}
