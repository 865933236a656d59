import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';

/** By when the review itself is to be closed. */
export function ReviewDue({ dueAt, overdue, closed }: { dueAt: string; overdue: boolean; closed: boolean }) {
  const t = useText();
  const dates = useDates();
  const Icon = overdue ? ExclamationCircleFilled : ClockCircleOutlined;
  return (
    <span className={overdue ? 'due due-overdue' : 'due'}>
      {!closed && <Icon aria-hidden />}
      <time dateTime={dueAt} className="num" title={dates.moment(dueAt)}>
        {dates.day(dueAt)}
      </time>
      {overdue && <span>{t('reviews.overdue')}</span>}
    </span>
  );
}

/** Where a review stands, in words. */
export function ReviewState({ state }: { state: string }) {
  const t = useText();
  const kind = { closed: 'done', open: 'open', examined: 'open' }[state] ?? 'waiting';
  return <span className={`state state-${kind}`}>{t(`reviews.state.${state}`)}</span>;
}
