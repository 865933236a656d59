import { ClockCircleOutlined, HistoryOutlined, LockOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { usePeriodState } from '../../figures/figures.js';
import type { ClosingMark, Figures } from '../../figures/figures.js';

/** Whether the figures are still moving: open, closed, restated, or waiting for the night that compares them. */
export function PeriodMarks({ figures, calendar }: { figures: Figures; calendar: string }) {
  const t = useText();
  const dates = useDates();
  const { from, to, closing, incomplete } = figures;
  const period = usePeriodState(calendar, from, to);
  return (
    <div className="period-marks">
      <span className="num">{t('figures.days', { from: dates.day(from), to: dates.day(to) })}</span>
      {closing === null && period !== undefined && (
        <Tag color={period.state === 'open' ? 'blue' : 'default'}>
          {t(`figures.state.${period.state}`)}
          {period.closesOn !== null && ` · ${t('figures.closesOn', { day: dates.day(period.closesOn) })}`}
        </Tag>
      )}
      {closing !== null && <ClosedMarks closing={closing} now={figures.total.rate.percent} policy={figures.policy} />}
      {incomplete > 0 && <Alert type="warning" showIcon title={t('indicators.incomplete', { count: incomplete })} />}
    </div>
  );
}

function ClosedMarks({ closing, now, policy }: { closing: ClosingMark; now: string | null; policy: string }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const { total, restated, pending, closedAt, position, calendar, period } = closing;
  const shown = (percent: string | null) => (percent === null ? '—' : `${intl.formatNumber(Number(percent))} %`);
  return (
    <>
      <Tag icon={<LockOutlined aria-hidden />}>
        {t('indicators.closedAt', { moment: dates.moment(closedAt), position: intl.formatNumber(position) })}
      </Tag>
      {restated > 0 && (
        <Link to={'/indicators/restatement' as string} search={{ calendar, period, policy } as never}>
          <HistoryOutlined aria-hidden /> {t('indicators.restated', { count: restated })}
        </Link>
      )}
      {pending !== null && (
        <Tag icon={<ClockCircleOutlined aria-hidden />}>
          {pending.dossiers === null
            ? t('indicators.pending.many')
            : t('indicators.pending', { count: pending.dossiers })}
        </Tag>
      )}
      {total !== null && total.rate.percent !== now && (
        <span className="num">{t('indicators.asClosed', { closed: shown(total.rate.percent), now: shown(now) })}</span>
      )}
    </>
  );
}
