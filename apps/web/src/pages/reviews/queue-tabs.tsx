import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import type { AddressValues } from '../../parts/use-address.js';
import { useText } from '../../shell/use-text.js';
import type { Summary } from './review-data.js';
import { QUEUES, queueOf, reviewQuery } from './review-filters.js';
import type { QueueName } from './review-filters.js';

const TABS = ['unreviewed', 'begun', 'overdue', 'closed', 'all'] as const;

/** The queues with how many each has under the other filters. */
export function QueueTabs({ address, change }: { address: AddressValues; change: (values: AddressValues) => void }) {
  const t = useText();
  const intl = useIntl();
  const query = reviewQuery(address, false).toString();
  const { data } = useQuery({
    queryKey: ['dossiers', 'review-counts', query],
    queryFn: () => fetched<Summary>(`/api/v1/reviews/summary?${query}`),
  });
  const counts = countsOf(data);
  return (
    <div className="review-tabs">
      <Segmented<string>
        aria-label={t('reviews.queue')}
        value={queueOf(address) ?? ''}
        onChange={(name) =>
          change(
            name === 'overdue'
              ? { state: undefined, overdue: 'true' }
              : { state: name === 'unreviewed' ? undefined : QUEUES[name as QueueName], overdue: undefined },
          )
        }
        options={TABS.map((value) => ({
          value,
          label: `${t(`reviews.queue.${value}`)}${counts === null ? '' : ` (${intl.formatNumber(counts[value])})`}`,
        }))}
      />
    </div>
  );
}

function countsOf(summary: Summary | undefined): Record<(typeof TABS)[number], number> | null {
  if (summary === undefined) return null;
  const { unreviewed, open, examined, overdue, closed, dossiers } = summary.total;
  return { unreviewed, begun: open + examined, overdue, closed, all: dossiers };
}
