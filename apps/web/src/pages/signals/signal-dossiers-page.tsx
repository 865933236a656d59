import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Select } from 'antd';
import { useIntl } from 'react-intl';
import { answered, api } from '../../api/client.js';
import { FilterTags } from '../../figures/filter-tags.js';
import { queryOf } from '../../figures/figures.js';
import type { Question } from '../../figures/figures.js';
import { useQuestion } from '../../figures/question.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FigureSource } from '../../parts/rate-figure.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { SignalDossierTable } from './signal-dossier-table.js';
import { useCatalogue, useWords } from './signals.js';
import type { Signal, SignalName } from './signals.js';
import '../../figures/figures.css';
import './signals.css';

const PAGE = '100';

/** Exactly the dossiers that a signal names, with what made each match and the events that show it. */
export default function SignalDossiersPage() {
  const t = useText();
  const asked = useQuestion();
  const catalogue = useCatalogue();
  const signals = catalogue.data?.items ?? [];
  const name = signals.find((signal) => signal.name === asked.address['name'])?.name ?? signals[0]?.name;
  return (
    <>
      <PageHead title={t('signals.dossiers.title')}>
        <Link to={'/signals' as string} search={asked.question as never}>
          {t('signals.back')}
        </Link>
      </PageHead>
      {catalogue.error !== null && <ProblemAlert error={catalogue.error} again={() => void catalogue.refetch()} />}
      {catalogue.isPending && <Waiting />}
      {name !== undefined && <OfSignal asked={asked} signals={signals} name={name} />}
    </>
  );
}

interface OfSignalProps {
  asked: ReturnType<typeof useQuestion>;
  signals: readonly Signal[];
  name: SignalName;
}

function OfSignal({ asked, signals, name }: OfSignalProps) {
  const t = useText();
  const words = useWords();
  const dates = useDates();
  const found = useNamed(name, asked.question);
  const first = found.data?.pages[0];
  const signal = signals.find((one) => one.name === name);
  return (
    <>
      <div className="signal-head">
        <Select
          aria-label={t('signals.signal')}
          value={name}
          onChange={(chosen) => asked.change({ name: chosen })}
          options={signals.map((one) => ({ value: one.name, label: words(one.label) }))}
          popupMatchSelectWidth={false}
        />
        {first !== undefined && (
          <span className="num">{t('figures.days', { from: dates.day(first.from), to: dates.day(first.to) })}</span>
        )}
      </div>
      {signal !== undefined && <p>{words(signal.meaning)}</p>}
      <FilterTags asked={asked} />
      {found.error !== null && <ProblemAlert error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Waiting />}
      {first !== undefined && <FigureSource {...first} />}
      {found.data !== undefined && <Listed found={found} />}
    </>
  );
}

function useNamed(name: SignalName, question: Question) {
  return useInfiniteQuery({
    queryKey: ['indicators', 'signals', name, queryOf(question)],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      const params = { path: { name }, query: { ...question, limit: PAGE, ...cursor } };
      return answered(api.GET('/api/v1/signals/{name}/dossiers', { params, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

function Listed({ found }: { found: ReturnType<typeof useNamed> }) {
  const t = useText();
  const intl = useIntl();
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <Alert type="info" showIcon title={t('signals.dossiers.none')} />;
  const count = intl.formatNumber(items.length);
  return (
    <section className="figure-section">
      <p className="num" role="status">
        {found.hasNextPage ? t('signals.dossiers.shown', { count }) : t('signals.dossiers.all', { count })}
      </p>
      <SignalDossierTable items={items} />
      <More of={found}>{t('signals.dossiers.more')}</More>
    </section>
  );
}
