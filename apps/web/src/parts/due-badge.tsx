import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  PauseCircleOutlined,
} from '@ant-design/icons';
import { useIntl } from 'react-intl';
import { useDates } from '../time/use-dates.js';
import { localDay } from '../time/zoned.js';
import { now } from '../time/now.js';
import { useText } from '../shell/use-text.js';

export interface Due {
  dueAt: string | null;
  state: string;
  /** As the API says it, under the rule tt01-2020; never computed here. */
  overdue?: boolean;
  /** `instant`: the very minute counts, as of a limit in hours, and is shown. */
  grain?: 'date' | 'instant' | null | undefined;
}

const OPEN = new Set(['received', 'inProcess', 'waitingSupplement', 'waitingPayment']);

/** The appointed day and how it stands: an icon and words beside the colour. */
export function DueBadge({ dueAt, state, overdue = false, grain }: Due) {
  const t = useText();
  const dates = useDates();
  const { timeZone } = useIntl();
  if (dueAt === null) return <span className="muted">{state === 'submitted' ? '—' : t('due.none')}</span>;
  const kind = kindOf(dueAt, state, overdue, timeZone ?? 'Asia/Ho_Chi_Minh');
  const Icon = ICONS[kind];
  return (
    <span className={`due due-${kind}`}>
      <Icon aria-hidden />
      <time dateTime={dueAt} className="num" title={dates.moment(dueAt)}>
        {grain === 'instant' ? dates.moment(dueAt) : dates.day(dueAt)}
      </time>
      {kind !== 'open' && kind !== 'ended' && <span className="due-word">{t(`due.${kind}`)}</span>}
    </span>
  );
}

const ICONS = {
  overdue: ExclamationCircleFilled,
  today: ClockCircleOutlined,
  waiting: PauseCircleOutlined,
  open: ClockCircleOutlined,
  ended: CheckCircleOutlined,
};

function kindOf(dueAt: string, state: string, overdue: boolean, zone: string): keyof typeof ICONS {
  if (!OPEN.has(state)) return 'ended';
  if (overdue) return 'overdue';
  if (state.startsWith('waiting')) return 'waiting';
  return localDay(dueAt, zone) === localDay(now(), zone) ? 'today' : 'open';
}
