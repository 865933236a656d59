import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { useMonthText } from '../../figures/month-text.js';
import { useText } from '../../shell/use-text.js';
import type { Target } from './scorecards.js';
import { useValueText } from './value-text.js';

/** The figure month by month, and whether each alone would meet the goal. */
export function TargetMonths({ trend }: { trend: NonNullable<Target['trend']> }) {
  const t = useText();
  const monthText = useMonthText();
  const valueText = useValueText();
  const judged = trend.some(({ met }) => met !== null);
  return (
    <details className="target-months">
      <summary>{t('scorecards.months')}</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('scorecards.months')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('figures.month')}</th>
              <th scope="col">{t('scorecards.fact.value')}</th>
              {judged && <th scope="col">{t('scorecards.alone')}</th>}
            </tr>
          </thead>
          <tbody>
            {trend.map(({ month, value, met }) => (
              <tr key={month}>
                <th scope="row" className="num">
                  {monthText({ key: { month } })}
                </th>
                <td className="num">{valueText(value)}</td>
                {judged && <td>{met === null ? '—' : <Met met={met} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Met({ met }: { met: boolean }) {
  const t = useText();
  const kind = met ? 'met' : 'notMet';
  const Icon = met ? CheckCircleOutlined : CloseCircleOutlined;
  return (
    <span className={`target-state-${kind}`}>
      <Icon aria-hidden /> {t(`scorecards.state.${kind}`)}
    </span>
  );
}
