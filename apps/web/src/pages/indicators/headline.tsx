import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { useIntl } from 'react-intl';
import { RateFigure } from '../../parts/rate-figure.js';
import type { Rate } from '../../parts/rate-figure.js';
import { useText } from '../../shell/use-text.js';
import type { Figures } from '../../figures/figures.js';
import { TARGETS, meets, tooManyLate } from './targets.js';

/** The rate of the rule asked for, large, with the two that show what a rate can hide. */
export function Headline({ figures: { total, policy } }: { figures: Figures }) {
  const t = useText();
  return (
    <section className="headline" aria-label={t('indicators.headline')}>
      <div className="headline-first">
        <RateFigure big label={t('indicators.rate', { policy: t(`policy.${policy}`) })} rate={total.rate} />
        <TargetMeter rate={total.rate} />
        {total.score != null && <p className="muted num">{t('indicators.score', { score: total.score })}</p>}
      </div>
      <div className="headline-beside">
        <RateFigure label={t('indicators.firstPromise')} rate={total.firstPromise} />
        <p className="muted">{t('indicators.firstPromise.hint')}</p>
      </div>
      <div className="headline-beside">
        <RateFigure label={t('indicators.survivorshipSafe')} rate={total.survivorshipSafe} />
        <p className="muted">{t('indicators.survivorshipSafe.hint')}</p>
      </div>
    </section>
  );
}

/** From where the meter begins: what lies below is off its left end, and says so by its number. */
const FROM = 95;
const place = (percent: number): string => `${String(Math.max(0, ((percent - FROM) / (100 - FROM)) * 100))}%`;

function TargetMeter({ rate }: { rate: Rate }) {
  const t = useText();
  if (rate.percent === null) return <p className="muted">{t('indicators.noRate')}</p>;
  return (
    <>
      <div className="meter" aria-hidden>
        <span className="meter-fill" style={{ inlineSize: place(Number(rate.percent)) }} />
        {TARGETS.map((target) => (
          <span key={target} className="meter-target" style={{ insetInlineStart: place(target) }}>
            <span>{target}</span>
          </span>
        ))}
      </div>
      <ul className="targets">
        {TARGETS.map((target) => (
          <TargetLine key={target} rate={rate} target={target} />
        ))}
      </ul>
    </>
  );
}

function TargetLine({ rate, target }: { rate: Rate; target: number }) {
  const t = useText();
  const intl = useIntl();
  const met = meets(rate, target);
  return (
    <li className={met ? 'target-met' : 'target-missed'}>
      {met ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />}
      {met
        ? t('indicators.target.met', { target })
        : t('indicators.target.missed', { target, count: intl.formatNumber(tooManyLate(rate, target)) })}
    </li>
  );
}
