import { Card } from 'antd';
import { useIntl } from 'react-intl';
import { useAgencies } from '../../parts/catalogue.js';
import { useText } from '../../shell/use-text.js';
import { usePeople } from '../../worklist/people.js';
import type { TimeSplit } from './review-data.js';
import { TimeBar } from './time-bar.js';

/** Whose working time it was, part by part; adds up to the total. */
export function TimeSplitTable({ split }: { split: TimeSplit | null }) {
  const t = useText();
  const intl = useIntl();
  const agencies = useAgencies();
  const { nameOf } = usePeople();
  const hours = (minutes: number) => intl.formatNumber(minutes / 60, { maximumFractionDigits: 1 });
  if (split === null) return null;
  return (
    <Card size="small" title={t('reviews.split')}>
      <TimeBar split={split} words={false} />
      <table className="plain-list">
        <thead>
          <tr>
            <th scope="col">{t('reviews.split.part')}</th>
            <th scope="col">{t('reviews.split.who')}</th>
            <th scope="col" className="end">
              {t('reviews.split.hours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {split.parts.map(({ kind, unitId, officerId, minutes }) => (
            <tr key={`${kind} ${unitId ?? ''} ${officerId ?? ''}`}>
              <td>
                <span className={`time-bar-key time-bar-${kind}`} aria-hidden /> {t(`dossier.split.${kind}`)}
              </td>
              <td>
                {officerId !== null && <div>{nameOf(officerId)}</div>}
                <div className={officerId === null ? '' : 'muted work-name'}>{agencies.nameOf(unitId)}</div>
              </td>
              <td className="end num">{hours(minutes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('reviews.split.total')}
            </th>
            <td className="end num">{hours(split.total)}</td>
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}
