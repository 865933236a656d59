import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { queryOf } from '../../figures/figures.js';
import '../../figures/figures.css';
import { useFilterText } from '../../figures/filter-text.js';
import { usePeriodText } from '../../figures/period-text.js';
import { FILTER_OF, useQuestion } from '../../figures/question.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { changedParts } from './restated-parts.js';
import type { ChangedPart, RestatedDossier } from './restated-parts.js';
import './indicators.css';

interface RestatementPart {
  asOf: string;
  position: number;
  dossiers: number;
  items: RestatedDossier[];
  next: string | null;
}
const PAGE = '100';
const DEFAULT_POLICY = 'tt01-2020';

/** What moved a closed figure: every dossier that is counted otherwise since, in what, and by which events. */
export default function RestatementPage() {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  const periodText = usePeriodText();
  const { question } = useQuestion();
  const { calendar = 'gregorian', period = '', policy = DEFAULT_POLICY } = question;
  const found = useRestatement(calendar, period);
  const first = found.data?.pages[0];
  return (
    <>
      <PageHead title={t('indicators.restatement.title')}>
        <Link to={'/indicators' as string} search={question as never}>
          {t('indicators.behind.back')}
        </Link>
      </PageHead>
      <div className="behind-head">
        <Tag>
          {periodText(period)}
          {calendar === 'kstt' && ` · ${t('figures.calendar.kstt')}`}
        </Tag>
        <Tag>{t(`policy.${policy}`)}</Tag>
      </div>
      <p className="muted">{t('indicators.restatement.text')}</p>
      {found.error !== null && <ProblemAlert error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Waiting />}
      {first?.dossiers === 0 && <Alert type="info" showIcon title={t('indicators.restatement.none')} />}
      {first !== undefined && first.dossiers > 0 && (
        <section className="figure-section">
          <p className="num" role="status">
            {t('indicators.restatement.count', {
              count: intl.formatNumber(first.dossiers),
              moment: dates.moment(first.asOf),
              position: intl.formatNumber(first.position),
            })}
          </p>
          <RestatedTable items={(found.data?.pages ?? []).flatMap(({ items }) => items)} policy={policy} />
          <More of={found} className="behind-more">
            {t('indicators.behind.more')}
          </More>
        </section>
      )}
    </>
  );
}

function useRestatement(calendar: string, period: string) {
  return useInfiniteQuery({
    queryKey: ['indicators', 'restatement', calendar, period],
    queryFn: ({ pageParam }) => {
      const query = queryOf({ limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) });
      return fetched<RestatementPart>(
        `/api/v1/periods/${encodeURIComponent(calendar)}/${encodeURIComponent(period)}/restatement?${query}`,
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

function RestatedTable({ items, policy }: { items: RestatedDossier[]; policy: string }) {
  const t = useText();
  const intl = useIntl();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('indicators.restatement.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('indicators.behind.code')}</th>
            <th scope="col">{t('indicators.restatement.changed')}</th>
            <th scope="col">{t('indicators.restatement.events')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <th scope="row">
                <DossierCode code={item.code} />
              </th>
              <td>
                <Changed of={item} policy={policy} />
              </td>
              <td>
                {item.events.map(({ position, eventId, type }) => (
                  <div key={eventId}>
                    {t.has(`event.${type}`) ? t(`event.${type}`) : type}{' '}
                    <span className="muted num">
                      {t('indicators.restatement.position', { position: intl.formatNumber(position) })}
                    </span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Under the rule that the figures were asked by; a dossier that changed under others alone names those. */
function Changed({ of: item, policy }: { of: RestatedDossier; policy: string }) {
  const t = useText();
  const partText = usePartText();
  const parts = changedParts(item, policy);
  if (parts.length > 0) return parts.map(partText).join('; ');
  const policies = item.policies.map((one) => t(`policy.${one.policy}`)).join(', ');
  return <span className="muted">{t('indicators.restatement.otherRules', { policies })}</span>;
}

/** `Đúng hạn → Quá hạn`. */
function usePartText(): (part: ChangedPart) => string {
  const t = useText();
  const valueText = useFilterText();
  const text = (what: ChangedPart['what'], value: string | null): string => {
    if (what === 'class' || what === 'counted' || what === 'closedBy') {
      if (value === null) return t('indicators.restatement.notCounted');
      return t.has(`figures.cell.${value}`) ? t(`figures.cell.${value}`) : t(`figures.class.${value}`);
    }
    if (what === 'waiting') return t(`indicators.restatement.waiting.${value ?? 'false'}`);
    return valueText(FILTER_OF[what], value);
  };
  return ({ what, from, to }) => `${text(what, from)} → ${text(what, to)}`;
}
