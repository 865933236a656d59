import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Select, Tag } from 'antd';
import { useIntl } from 'react-intl';
import { answered, api } from '../../api/client.js';
import type { Answered } from '../../api/client.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useAddress } from '../../parts/use-address.js';
import { useDates } from '../../time/use-dates.js';
import { COUNTS, queryOf } from '../../figures/figures.js';
import type { Cell, Question } from '../../figures/figures.js';
import '../../figures/figures.css';
import './indicators.css';
import { FILTERS, useQuestion } from '../../figures/question.js';
import { useFilterText } from '../../figures/filter-text.js';
import { usePeriodText } from '../../figures/period-text.js';

type Behind = Answered<'/api/v1/indicators/dossiers'>['items'][number];

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
          options={COUNTS.map((value) => ({ value, label: t(`figures.cell.${value}`) }))}
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

function useBehind(question: Question & { class: Cell }) {
  return useInfiniteQuery({
    queryKey: ['indicators', 'dossiers', queryOf(question)],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      const query = { ...question, limit: PAGE, ...cursor };
      return answered(api.GET('/api/v1/indicators/dossiers', { params: { query }, signal }));
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
  const periodText = usePeriodText();
  const { period, from, to } = question;
  return (
    <>
      <Tag>
        {period !== undefined ? periodText(period) : t('figures.days', { from: dates.day(from), to: dates.day(to) })}
        {question['calendar'] === 'kstt' && ` · ${t('figures.calendar.kstt')}`}
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
      <More of={found} className="behind-more">
        {t('indicators.behind.more')}
      </More>
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
            <th scope="col">{t('figures.by.procedure')}</th>
            <th scope="col">{t('figures.by.agency')}</th>
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
  return t.has(`figures.cell.${name}`) ? t(`figures.cell.${name}`) : t(`figures.class.${name}`);
}
