import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Segmented } from 'antd';
import { useIntl } from 'react-intl';
import { answered, api } from '../../api/client.js';
import '../../figures/figures.css';
import { queryOf } from '../../figures/figures.js';
import type { Question } from '../../figures/figures.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { CardSource } from './card-source.js';
import { useCard, useScorecardQuestion } from './scorecards.js';
import './scorecards.css';

const PAGE = '100';
const PARTS = ['short', 'counted'] as const;
type Part = (typeof PARTS)[number];

/** The dossiers behind a target's figure: those that keep it from 100 %, or all that it counts. */
export default function TargetDossiersPage() {
  const t = useText();
  const { address, change, question } = useScorecardQuestion();
  const planId = address['plan'] ?? '';
  const part = PARTS.find((name) => name === address['part']) ?? 'short';
  const card = useCard(planId, question);
  const target = card.data?.targets.find(({ id }) => id === address['target']);
  const found = useBehindTarget(planId, address['target'] ?? '', question, part);
  const first = found.data?.pages[0];
  return (
    <>
      <PageHead title={t('scorecards.dossiers.title')}>
        <Link to={'/scorecards' as string} search={{ ...question, plan: planId } as never}>
          {t('scorecards.back')}
        </Link>
      </PageHead>
      {target !== undefined && (
        <p>
          <strong>{target.title}</strong> <span className="muted">({card.data?.plan.document})</span>
        </p>
      )}
      <Segmented
        aria-label={t('scorecards.part.label')}
        value={part}
        onChange={(chosen) => change({ part: chosen === 'short' ? undefined : chosen })}
        options={PARTS.map((value) => ({ value, label: t(`scorecards.part.${value}`) }))}
      />
      {found.error !== null && <ProblemAlert error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Waiting />}
      {first !== undefined && <CardSource card={first} />}
      {found.data !== undefined && <Listed found={found} />}
    </>
  );
}

function useBehindTarget(planId: string, targetId: string, question: Question, part: Part) {
  return useInfiniteQuery({
    queryKey: ['scorecards', planId, targetId, part, queryOf(question)],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      const params = { path: { planId, targetId }, query: { ...question, part, limit: PAGE, ...cursor } };
      return answered(api.GET('/api/v1/scorecards/{planId}/targets/{targetId}/dossiers', { params, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

function Listed({ found }: { found: ReturnType<typeof useBehindTarget> }) {
  const t = useText();
  const intl = useIntl();
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <Alert type="info" showIcon title={t('scorecards.dossiers.none')} />;
  return (
    <section className="figure-section">
      <p className="num" role="status">
        {t(found.hasNextPage ? 'scorecards.dossiers.shown' : 'scorecards.dossiers.all', {
          count: intl.formatNumber(items.length),
        })}
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('scorecards.dossiers.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('scorecards.column.code')}</th>
              <th scope="col" className="right">
                {t('scorecards.column.numerator')}
              </th>
              <th scope="col" className="right">
                {t('scorecards.column.denominator')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ code, numerator, denominator }) => (
              <tr key={code}>
                <th scope="row">
                  <DossierCode code={code} />
                </th>
                <td className="right num">{intl.formatNumber(numerator)}</td>
                <td className="right num">{intl.formatNumber(denominator)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More of={found}>{t('scorecards.dossiers.more')}</More>
    </section>
  );
}
