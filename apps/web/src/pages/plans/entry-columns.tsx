import type { TableColumnsType } from 'antd';
import { useIntl } from 'react-intl';
import { useColleagues } from '../../parts/colleagues.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { Figure, Plan, Statement } from './plans-view.js';

type Row = (Figure | Statement) & { superseded: boolean };

/** What figures and statements have in common: for what, for which period, and who told the log of it when. */
export function useEntryColumns<T extends Row>({
  targets,
}: Plan): { about: TableColumnsType<T>; told: TableColumnsType<T> } {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const { nameOf } = useColleagues();
  const titles = new Map(targets.map(({ id, title }) => [id, title]));
  return {
    about: [
      { title: t('plans.target'), render: (_, { targetId }) => titles.get(targetId) ?? targetId },
      {
        title: t('plans.period'),
        width: 110,
        className: 'num',
        render: (_, { period, calendar }) => (calendar === 'kstt' ? t('plans.kstt', { period }) : period),
      },
    ],
    told: [
      {
        title: t('plans.enteredAt'),
        width: 210,
        className: 'num',
        render: (_, { recordedAt, actorId, position }) => (
          <>
            {dates.moment(recordedAt)} · {nameOf(actorId)}
            <div className="muted">{t('plans.position', { position: intl.formatNumber(position) })}</div>
          </>
        ),
      },
      {
        title: t('plans.state'),
        width: 120,
        render: (_, { superseded }) =>
          superseded ? <span className="state">{t('plans.superseded')}</span> : t('plans.holds'),
      },
    ],
  };
}
