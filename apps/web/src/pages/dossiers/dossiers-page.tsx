import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Suspense, lazy, useCallback, useMemo } from 'react';
import { useAgencies, useProcedures } from '../../parts/catalogue.js';
import { useOpenByCode } from '../../parts/code-matches.js';
import { CodeSearch } from '../../parts/code-search.js';
import { isLong, useOutdated } from '../../parts/long-list.js';
import { useReadOn } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import type { AddressValues } from '../../parts/use-address.js';
import { Waiting } from '../../parts/waiting.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { allNames } from '../../worklist/listed-dossier.js';
import { FIRST_PAGE, listQuery } from './list-query.js';
import { Narrowing } from './narrowing.js';
import { Rows } from './rows.js';
import { stateOptions } from './state-options.js';

const ByDue = lazy(() => import('./by-due.js'));

/** By scan, by code, or by filters that stand in the address, the newest reception first, or the first due. */
export default function DossiersPage() {
  const t = useText();
  const [address, change] = useAddress();
  const queries = useQueryClient();
  const asked = listQuery(address);
  const { queryKey } = asked;
  const list = useInfiniteQuery(asked);
  const { data, error, isFetching } = list;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const names = useMemo(() => allNames(data?.pages ?? []), [data]);
  const outdated = useOutdated(queryKey) && isLong(data);
  const more = useReadOn(list);
  return (
    <>
      <PageHead title={t('dossiers.title')} />
      <Filters address={address} change={change} />
      <Narrowing address={address} change={change} />
      {error !== null && <ProblemAlert error={error} />}
      {outdated && (
        <p className="work-bar" role="status">
          {t('dossiers.outdated')}{' '}
          <Button size="small" onClick={() => void queries.resetQueries({ queryKey })}>
            {t('dossiers.fromTop')}
          </Button>
        </p>
      )}
      {address['sort'] === 'due' ? (
        <Suspense fallback={<Waiting />}>
          <ByDue pages={data?.pages} />
        </Suspense>
      ) : (
        <Rows items={items} names={names} loading={isFetching && data === undefined} nearEnd={more} />
      )}
      <div className="more">
        {list.hasNextPage && (
          <Button loading={isFetching} onClick={more}>
            {t('dossiers.more')}
          </Button>
        )}{' '}
        {items.length > FIRST_PAGE && (
          <span className="muted num" role="status">
            {t('dossiers.loaded', { count: items.length })}
          </span>
        )}
      </div>
    </>
  );
}

function Filters({ address, change }: { address: AddressValues; change: (values: AddressValues) => void }) {
  const t = useText();
  const openByCode = useOpenByCode();
  const procedures = useProcedures();
  const agencies = useAgencies();
  const find = useCallback(
    (q: string): void => {
      if (q === '') change({ q });
      else void openByCode(q, () => change({ q }));
    },
    [openByCode, change],
  );
  return (
    <div className="filters no-print" role="search">
      <CodeSearch autoFocus value={address['q']} label={t('dossiers.scan')} find={find} />
      <Select
        allowClear
        placeholder={t('dossiers.state')}
        aria-label={t('dossiers.state')}
        value={address['state'] ?? null}
        onChange={(state: string | undefined) => change({ state })}
        options={stateOptions(address['state'], t)}
      />
      <Select
        allowClear
        showSearch={{ filterOption: (typed, option) => matches(option?.label ?? '', typed) }}
        placeholder={t('dossiers.procedure')}
        aria-label={t('dossiers.procedure')}
        value={address['procedureCode'] ?? null}
        onChange={(procedureCode: string | undefined) => change({ procedureCode })}
        options={procedures.all.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
      />
      <Select
        allowClear
        showSearch={{ filterOption: (typed, option) => matches(option?.label ?? '', typed) }}
        placeholder={t('dossiers.agency')}
        aria-label={t('dossiers.agency')}
        value={address['agencyId'] ?? null}
        onChange={(agencyId: string | undefined) => change({ agencyId })}
        options={agencies.all.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        allowClear
        placeholder={t('dossiers.overdue')}
        aria-label={t('dossiers.overdue')}
        value={address['overdue'] ?? null}
        onChange={(overdue: string | undefined) => change({ overdue })}
        options={['true', 'false'].map((value) => ({ value, label: t(`dossiers.overdue.${value}`) }))}
      />
    </div>
  );
}
