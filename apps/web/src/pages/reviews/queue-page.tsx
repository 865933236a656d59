import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fetched } from '../../api/client.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { useText } from '../../shell/use-text.js';
import { CountedAt } from '../../worklist/counted-at.js';
import { QueueFilters } from './queue-filters.js';
import { QueueTable } from './queue-table.js';
import { QueueTabs } from './queue-tabs.js';
import type { Queue } from './review-data.js';
import { reviewQuery } from './review-filters.js';
import '../../worklist/worklist.css';
import './reviews.css';

const PAGE = 50;

/** Late cases and their reviews: what nobody has opened first, the longest late first. */
export default function QueuePage() {
  const t = useText();
  const [address, change] = useAddress();
  const query = reviewQuery(address, true).toString();
  const list = useInfiniteQuery({
    queryKey: ['dossiers', 'reviews', query],
    queryFn: ({ pageParam }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return fetched<Queue>(`/api/v1/reviews?${query}&limit=${String(PAGE)}${cursor}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const first = list.data?.pages[0];
  return (
    <>
      <PageHead title={t('reviews.title')}>
        <Link to={'/reviews/summary' as string}>{t('reviews.summary.link')}</Link>
      </PageHead>
      <QueueTabs address={address} change={change} />
      <QueueFilters address={address} change={change} />
      {list.error !== null && <ProblemAlert error={list.error} again={() => void list.refetch()} />}
      <QueueTable items={list.data?.pages.flatMap(({ items }) => items) ?? []} loading={list.isPending} />
      <More of={list}>{t('reviews.more')}</More>
      {first !== undefined && <CountedAt position={first.position} at={first.asOf ?? list.dataUpdatedAt} />}
    </>
  );
}
