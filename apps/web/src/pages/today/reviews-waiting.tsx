import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useText } from '../../shell/use-text.js';

type Summary = components['schemas']['ReviewSummaryDto'];

/** How many late cases wait for their review, each number the way to them. */
export function ReviewsWaiting({ agencyId }: { agencyId: string | undefined }) {
  const t = useText();
  const intl = useIntl();
  const unit: Record<string, string> = agencyId === undefined ? {} : { unitId: agencyId };
  const { data } = useQuery({
    queryKey: ['dossiers', 'reviews-waiting', agencyId],
    queryFn: () => fetched<Summary>(`/api/v1/reviews/summary?${new URLSearchParams(unit).toString()}`),
  });
  if (data === undefined) return null;
  const { unreviewed, open, examined, overdue } = data.total;
  const rows = [
    { name: 'unreviewed', count: unreviewed, search: { state: 'unreviewed' } },
    { name: 'begun', count: open + examined, search: { state: 'open,examined' } },
    { name: 'overdue', count: overdue, search: { overdue: 'true' } },
  ];
  return (
    <section className="today-panel">
      <h2>{t('today.reviews')}</h2>
      <ul className="today-reviews">
        {rows.map(({ name, count, search }) => (
          <li key={name}>
            <Link to={'/reviews' as string} search={{ ...search, ...unit } as never}>
              <strong className="num">{intl.formatNumber(count)}</strong>
              <span>{t(`today.reviews.${name}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
