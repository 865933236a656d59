import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, Timeline } from 'antd';
import { fetched } from '../../api/client.js';
import { useAgencies } from '../../parts/catalogue.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { usePeople } from '../../worklist/people.js';

interface TraceEvent {
  position: number;
  eventId: string;
  type: string;
  occurredAt: string;
  actorId: string | null;
  unitId: string | null;
  data: Record<string, unknown>;
  hash: string;
}

export const useTrace = (code: string) =>
  useQuery({
    queryKey: ['dossier', code, 'timeline'],
    queryFn: () =>
      fetched<{ events: TraceEvent[] }>(`/api/v1/dossiers/${encodeURIComponent(code)}/timeline`).then(
        ({ events }) => events,
      ),
  });

/** The dossier's own events in order, with their place in the log: what the lateness is read from. */
export function Trace({ code }: { code: string }) {
  const t = useText();
  const { data, error } = useTrace(code);
  return (
    <Card
      size="small"
      title={t('reviews.trace')}
      extra={<Link to={`/dossiers/${encodeURIComponent(code)}` as string}>{t('reviews.openDossier')}</Link>}
    >
      {error !== null && <ProblemAlert error={error} />}
      {data === undefined ? (
        error === null && <Waiting />
      ) : (
        <Timeline items={data.map((event) => ({ key: event.eventId, content: <Entry event={event} /> }))} />
      )}
    </Card>
  );
}

function Entry({ event }: { event: TraceEvent }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = usePeople();
  const agencies = useAgencies();
  const { toUnitId, toOfficerId, previousDueAt, dueAt } = event.data;
  const who = [event.actorId === null ? null : nameOf(event.actorId), unitOf(event.unitId)];
  function unitOf(id: string | null): string | null {
    return id === null ? null : agencies.nameOf(id);
  }
  return (
    <div>
      <strong>{t.has(`event.${event.type}`) ? t(`event.${event.type}`) : event.type}</strong>{' '}
      <span className="num">{dates.moment(event.occurredAt)}</span>
      {typeof toUnitId === 'string' && (
        <div>
          → {agencies.nameOf(toUnitId)}
          {typeof toOfficerId === 'string' && ` · ${nameOf(toOfficerId)}`}
        </div>
      )}
      {typeof dueAt === 'string' && (
        <div className="num">
          {t('reviews.promisedAt')}:{' '}
          {typeof previousDueAt === 'string' && previousDueAt !== dueAt && `${dates.moment(previousDueAt)} → `}
          {dates.moment(dueAt)}
        </div>
      )}
      <div className="muted num" title={event.hash}>
        {[...who.filter(Boolean), `#${String(event.position)}`].join(' · ')}
      </div>
    </div>
  );
}
