import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Select, Tag } from 'antd';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useAddress } from '../../parts/use-address.js';
import { useDates } from '../../time/use-dates.js';
import { COUNTS, queryOf } from './figures.js';
import type { Question } from './figures.js';
import './indicators.css';
import { FILTERS, useQuestion } from './question.js';
import { useFilterText } from './question-bar.js';

interface Behind {
  code: string;
  class: string;
  receivedAt: string | null;
  dueAt: string | null;
  firstPromiseAt: string | null;
  processedAt: string | null;
  returnedAt: string | null;
  agencyId: string | null;
  procedureCode: string | null;
}
interface BehindPage {
  items: Behind[];
  next: string | null;
  policy: string;
  asOf: string;
  position: number;
}

const PAGE = '100';

/** Exactly the dossiers that a figure counts, each with the days it was judged by. */
export default function BehindPage() {
  const t = useText();
  const { question } = useQuestion();
  const [address, change] = useAddress();
  const cell = COUNTS.find((name) => name === address['class']) ?? 'received';
  const found = useBehind({ ...question, class: cell });
  const first = found.data?.pages[0];
  return (
    <>
      <PageHead title={t('indicators.behind.title')}>
        <Link to={'/indicators' as string} search={question as never}>
          {t('indicators.behind.back')}
        </Link>
      </PageHead>
      <div className="behind-head">
        <Select
          aria-label={t('indicators.behind.cell')}
          value={cell}
          onChange={(chosen) => change({ class: chosen })}
          options={COUNTS.map((value) => ({ value, label: t(`indicators.cell.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Conditions question={question} />
      </div>
      {found.error !== null && <ProblemAlert error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Waiting />}
      {first !== undefined && <FigureSource {...first} computedAt={new Date(found.dataUpdatedAt).toISOString()} />}
      {found.data !== undefined && <Listed found={found} items={found.data.pages.flatMap(({ items }) => items)} />}
    </>
  );
}

function useBehind(question: Question) {
  const query = queryOf({ ...question, limit: PAGE });
  return useInfiniteQuery({
    queryKey: ['indicators', 'dossiers', query],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return fetched<BehindPage>(`/api/v1/indicators/dossiers?${query}${cursor}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

/** The question in words, as far as it is not the rule and the moment, which stand beneath. */
function Conditions({ question }: { question: Question }) {
  const t = useText();
  const dates = useDates();
  const valueText = useFilterText();
  const { period, from, to } = question;
  return (
    <>
      <Tag>
        {period ?? t('indicators.days', { from: dates.day(from), to: dates.day(to) })}
        {question['calendar'] === 'kstt' && ` · ${t('indicators.calendar.kstt')}`}
      </Tag>
      {FILTERS.filter((name) => question[name] !== undefined).map((name) => (
        <Tag key={name}>{valueText(name, question[name] ?? null)}</Tag>
      ))}
    </>
  );
}

function Listed({ found, items }: { found: ReturnType<typeof useBehind>; items: Behind[] }) {
  const t = useText();
  const intl = useIntl();
  if (items.length === 0) return <Alert type="info" showIcon title={t('indicators.behind.none')} />;
  const count = intl.formatNumber(items.length);
  return (
    <section className="figure-section">
      <p className="num" role="status">
        {found.hasNextPage ? t('indicators.behind.shown', { count }) : t('indicators.behind.all', { count })}
      </p>
      <BehindTable items={items} />
      {found.hasNextPage && (
        <Button className="behind-more" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('indicators.behind.more')}
        </Button>
      )}
    </section>
  );
}

const COLUMNS = ['code', 'judged', 'received', 'firstPromise', 'due', 'processed', 'returned'] as const;

function BehindTable({ items }: { items: Behind[] }) {
  const t = useText();
  const dates = useDates();
  const valueText = useFilterText();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('indicators.behind.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`indicators.behind.${column}`)}
              </th>
            ))}
            <th scope="col">{t('indicators.by.procedure')}</th>
            <th scope="col">{t('indicators.by.agency')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <th scope="row">
                <DossierCode code={item.code} />
              </th>
              <td>{classText(t, item.class)}</td>
              {[item.receivedAt, item.firstPromiseAt, item.dueAt, item.processedAt, item.returnedAt].map((at, i) => (
                <td key={COLUMNS[i + 2]} className="num">
                  {dates.day(at)}
                </td>
              ))}
              <td className="behind-name">{valueText('procedureCode', item.procedureCode)}</td>
              <td>{valueText('agencyId', item.agencyId)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classText(t: ReturnType<typeof useText>, name: string): string {
  return t.has(`indicators.cell.${name}`) ? t(`indicators.cell.${name}`) : t(`indicators.class.${name}`);
}
