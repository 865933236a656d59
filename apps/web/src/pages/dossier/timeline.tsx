import { Timeline, Typography } from 'antd';
import { useAgencies } from '../../parts/catalogue.js';
import { useColleagues } from '../../parts/colleagues.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { CorrectionText } from './correction-inputs.js';
import { useTimeline } from './dossier-view.js';
import type { TimelineEvent } from './dossier-view.js';

/** Every event, the newest first, with who, where, both times and the place in the log. */
export function DossierTimeline({ code }: { code: string }) {
  const { data, error } = useTimeline(code);
  if (error !== null) return <ProblemAlert error={error} />;
  if (data === undefined) return <Waiting />;
  return (
    <Timeline items={[...data].reverse().map((event) => ({ key: event.eventId, content: <Entry event={event} /> }))} />
  );
}

/** Recorded this much later than it happened is worth saying. */
const LATE_ENTRY_MS = 3_600_000;

function Entry({ event }: { event: TimelineEvent }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = useAgencies();
  const colleagues = useColleagues();
  const late = Date.parse(event.recordedAt) - Date.parse(event.occurredAt) > LATE_ENTRY_MS;
  const { toUnitId, toOfficerId, previousDueAt, dueAt, field, from, to } = event.data;
  return (
    <div>
      <strong>{t.has(`event.${event.type}`) ? t(`event.${event.type}`) : event.type}</strong>{' '}
      <span className="num">{dates.moment(event.occurredAt)}</span>
      {typeof field === 'string' && (
        <div>
          <CorrectionText field={field} from={textOf(from)} to={textOf(to)} />
        </div>
      )}
      {typeof toUnitId === 'string' && (
        <div>
          → {nameOf(toUnitId)}
          {typeof toOfficerId === 'string' && ` · ${colleagues.nameOf(toOfficerId)}`}
        </div>
      )}
      {typeof dueAt === 'string' && (
        <div className="num">
          {t('dossier.due')}:{' '}
          {typeof previousDueAt === 'string' && previousDueAt !== dueAt && `${dates.moment(previousDueAt)} → `}
          {dates.moment(dueAt)}
        </div>
      )}
      <div className="muted num">
        {[
          event.actorId === null ? null : colleagues.nameOf(event.actorId),
          event.onBehalfOf === null ? null : t('acting.onBehalfOf', { name: colleagues.nameOf(event.onBehalfOf) }),
          event.unitId === null ? null : nameOf(event.unitId),
        ]
          .filter(Boolean)
          .join(' · ')}
        {late && ` · ${t('dossier.enteredAt', { at: dates.moment(event.recordedAt) })}`}
        {' · '}
        <Typography.Text type="secondary" title={event.hash}>
          #{event.position} {event.hash.slice(0, 8)}
        </Typography.Text>
      </div>
    </div>
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
