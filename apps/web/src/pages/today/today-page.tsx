import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { AgencyField } from '../../worklist/agency-field.js';
import { CountedAt } from '../../worklist/counted-at.js';
import { ListLink } from '../../worklist/list-link.js';
import { Holders } from './holders.js';
import { ReviewsWaiting } from './reviews-waiting.js';
import '../../worklist/worklist.css';
import './today.css';

type Today = components['schemas']['DeskTodayDto'];

const NUMBERS = ['overdue', 'dueToday', 'dueSoon', 'atRisk', 'waiting'] as const;
/** What is due changes with the hour, even while nothing is written. */
const AGAIN_MS = 60_000;

/** What a supervisor looks at in the morning: five numbers, each the way to exactly its list, and who holds them. */
export default function TodayPage() {
  const t = useText();
  const dates = useDates();
  const [{ agencyId }, change] = useAddress();
  const narrowed = agencyId === undefined ? '' : `?agencyId=${encodeURIComponent(agencyId)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['dossiers', 'today', narrowed],
    queryFn: () => fetched<Today>(`/api/v1/desk/today${narrowed}`),
    refetchInterval: AGAIN_MS,
  });
  return (
    <>
      <PageHead title={t('today.title')} beside={data && <span className="muted">{dates.weekday(data.now)}</span>}>
        <div className="today-agency">
          <AgencyField
            allowClear
            aria-label={t('today.agency')}
            placeholder={t('today.agency')}
            {...(agencyId === undefined ? {} : { value: agencyId })}
            onChange={(id) => change({ agencyId: id })}
          />
        </div>
      </PageHead>
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined ? error === null && <Waiting /> : <Numbers today={data} />}
      <div className="today-columns">
        <Holders narrowed={agencyId} />
        <ReviewsWaiting agencyId={agencyId} />
      </div>
    </>
  );
}

function Numbers({ today }: { today: Today }) {
  const t = useText();
  const intl = useIntl();
  return (
    <section aria-label={t('today.numbers')}>
      <ul className="today-numbers">
        {NUMBERS.map((name) => {
          const { count, query } = today[name];
          return (
            <li key={name} className={count > 0 ? `today-${name}` : 'today-none'}>
              <ListLink query={query}>
                <span className="today-label">{t(`today.${name}`)}</span>
                <span className="today-count num">{intl.formatNumber(count)}</span>
                <span className="muted">{t(`today.${name}.what`)}</span>
              </ListLink>
            </li>
          );
        })}
      </ul>
      <CountedAt position={today.position} at={today.now} />
    </section>
  );
}
