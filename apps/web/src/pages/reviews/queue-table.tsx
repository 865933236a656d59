import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useColumnFrom } from '../../parts/use-printing.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { usePeople } from '../../worklist/people.js';
import { useCodedLists } from './review-data.js';
import type { QueueItem } from './review-data.js';
import { ReviewDue, ReviewState } from './review-due.js';
import { TimeBar } from './time-bar.js';

export function QueueTable({ items, loading }: { items: readonly QueueItem[]; loading: boolean }) {
  const t = useText();
  const from = useColumnFrom();
  return (
    <Table<QueueItem>
      className="work-table"
      size="small"
      rowKey="code"
      loading={loading}
      dataSource={items}
      pagination={false}
      locale={{ emptyText: t('reviews.none') }}
      columns={[
        { title: t('reviews.dossier'), render: (_, item) => <What item={item} /> },
        { title: t('reviews.late'), width: 185, ...from('md'), render: (_, item) => <Late item={item} /> },
        {
          title: t('reviews.whose'),
          width: 210,
          ...from('lg'),
          render: (_, { timeSplit }) => <TimeBar split={timeSplit} />,
        },
        { title: t('reviews.found'), width: 220, ...from('lg'), render: (_, item) => <Found item={item} /> },
        {
          title: t('reviews.due'),
          width: 150,
          render: (_, { reviewDueAt, overdue, state }) => (
            <div className="work-cell">
              <ReviewDue dueAt={reviewDueAt} overdue={overdue} closed={state === 'closed'} />
              <span>
                <ReviewState state={state} />
              </span>
            </div>
          ),
        },
      ]}
    />
  );
}

function What({ item: { code, procedure, agency } }: { item: QueueItem }) {
  return (
    <div className="work-cell">
      <Link to={`/reviews/${encodeURIComponent(code)}` as string} className="code">
        {code}
      </Link>
      <span className="work-name">{procedure?.name ?? procedure?.id}</span>
      <span className="muted work-name">{agency?.name ?? agency?.id}</span>
    </div>
  );
}

function Late({ item: { lateness, dueAt, lateSince, endedAt } }: { item: QueueItem }) {
  const t = useText();
  const dates = useDates();
  // Promised and done on one day: then it is the hour that was missed.
  const shown = dates.day(dueAt ?? lateSince) === dates.day(endedAt) ? dates.moment : dates.day;
  return (
    <div className="work-cell num">
      <span>{t('reviews.promised', { day: shown(dueAt ?? lateSince) })}</span>
      <span className={lateness === 'openOverdue' ? 'due-overdue' : ''}>
        {lateness === null
          ? t('reviews.lateness.none')
          : lateness === 'openOverdue'
            ? t('reviews.lateness.openOverdue')
            : t('reviews.lateness.endedLate', { day: shown(endedAt) })}
      </span>
    </div>
  );
}

function Found({ item: { review, responsible, holder, endedAt } }: { item: QueueItem }) {
  const t = useText();
  const { wordOf } = useCodedLists();
  const { nameOf } = usePeople();
  if (review?.causeCode == null) {
    const { unit, officer } = holder;
    return (
      <div className="work-cell">
        <span className="muted">{t(endedAt === null ? 'reviews.heldBy' : 'reviews.lastHeldBy')}</span>
        <span className="work-name">{officer === null ? '' : (officer.name ?? nameOf(officer.id))}</span>
        <span className="muted work-name">{unit?.name ?? unit?.id ?? '—'}</span>
      </div>
    );
  }
  const repeats = review.repeatCount ?? 0;
  return (
    <div className="work-cell">
      <span>{wordOf('causes', review.causeCode)}</span>
      <span className="muted work-name">{responsible?.unit?.name ?? responsible?.unit?.id}</span>
      {repeats > 0 && <span className="review-repeat">{t('reviews.repeat.short', { count: repeats })}</span>}
    </div>
  );
}
