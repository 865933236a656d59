import { useInfiniteQuery } from '@tanstack/react-query';
import { Select, Table } from 'antd';
import { useCallback } from 'react';
import { fetched } from '../../api/client.js';
import { useAgencies } from '../../parts/catalogue.js';
import { CodeSearch } from '../../parts/code-search.js';
import { useColleagues } from '../../parts/colleagues.js';
import { DateField } from '../../parts/date-field.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { codeOf } from '../../parts/typed-terms.js';
import { useAddress } from '../../parts/use-address.js';
import type { AddressValues } from '../../parts/use-address.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';

interface AccessRecord {
  accessId: string;
  accessedAt: string;
  actorId: string;
  unitId: string | null;
  role: string;
  streamId: string;
  reason: string;
}
interface RecordPage {
  items: AccessRecord[];
  next: string | null;
}
const FILTERS = ['dossier', 'actorId', 'on'];

/** Who read personal data in full, when, of what and why; reasons stand here and in no address. */
export default function AccessRecordsPage() {
  const t = useText();
  const [address] = useAddress();
  const known: AddressValues = { ...address, dossier: codeOf(address['dossier']) };
  const asked = Object.fromEntries(FILTERS.flatMap((name) => (known[name] ? [[name, known[name]]] : [])));
  const list = useInfiniteQuery({
    queryKey: ['access-records', asked],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...asked, limit: '100', ...(pageParam === '' ? {} : { before: pageParam }) });
      return fetched<RecordPage>(`/api/v1/access-records?${query.toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { data, error } = list;
  return (
    <>
      <PageHead title={t('readings.title')} />
      <Filters />
      {error !== null && <ProblemAlert error={error} />}
      <Records items={data?.pages.flatMap(({ items }) => items) ?? []} loading={data === undefined && error === null} />
      <More of={list}>{t('readings.more')}</More>
    </>
  );
}

function Filters() {
  const t = useText();
  const [address, change] = useAddress();
  const { all } = useColleagues();
  const find = useCallback((dossier: string) => change({ dossier }), [change]);
  return (
    <div className="filters" role="search">
      <CodeSearch value={address['dossier']} label={t('readings.dossier')} find={find} />
      <Select
        allowClear
        showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
        placeholder={t('readings.who')}
        aria-label={t('readings.who')}
        value={address['actorId'] ?? null}
        onChange={(actorId: string | undefined) => change({ actorId })}
        options={all.map(({ actorId, displayName }) => ({ value: actorId, label: displayName }))}
      />
      <DateField
        aria-label={t('readings.on')}
        value={address['on'] ?? null}
        onChange={(on) => change({ on: on ?? undefined })}
      />
    </div>
  );
}

function Records({ items, loading }: { items: AccessRecord[]; loading: boolean }) {
  const t = useText();
  const dates = useDates();
  const units = useAgencies();
  const { nameOf } = useColleagues();
  return (
    <Table<AccessRecord>
      size="small"
      rowKey="accessId"
      loading={loading}
      dataSource={items}
      pagination={false}
      scroll={{ x: 1_060 }}
      locale={{ emptyText: t('readings.none') }}
      columns={[
        { title: t('readings.at'), width: 150, className: 'num', render: (_, one) => dates.moment(one.accessedAt) },
        { title: t('readings.who'), width: 180, render: (_, one) => nameOf(one.actorId) },
        { title: t('readings.unit'), width: 200, render: (_, one) => units.nameOf(one.unitId) },
        { title: t('readings.of'), width: 250, render: (_, one) => <Subject streamId={one.streamId} /> },
        { title: t('readings.why'), render: (_, one) => <Reason text={one.reason} /> },
      ]}
    />
  );
}

function Subject({ streamId }: { streamId: string }) {
  const t = useText();
  const code = /^dossier-(.+)$/.exec(streamId)?.[1];
  if (code !== undefined) return <DossierCode code={code} />;
  return <>{streamId === 'persons-search' ? t('readings.personSearch') : streamId}</>;
}

/** What the product itself notes at a print or a search stands in English; a person's own words stand as they are. */
function Reason({ text }: { text: string }) {
  const t = useText();
  const dates = useDates();
  const [, kind = '', size = ''] = /^print: ([\w-]+) (A[45])$/.exec(text) ?? [];
  if (t.has(`readings.paper.${kind}`)) return <>{`${t('readings.print')}: ${t(`readings.paper.${kind}`)}, ${size}`}</>;
  const on = /^print: register of (\d{4}-\d\d-\d\d)$/.exec(text)?.[1];
  if (on !== undefined) return <>{t('readings.register', { on: dates.day(`${on}T05:00:00Z`) })}</>;
  const search = SEARCH.exec(text)?.groups;
  if (search === undefined) return <>{text}</>;
  const { by = '', same = '', more = '', count = '' } = search;
  const fields = by.split(', ').map((field) => t(`readings.by.${field}`));
  const found = t(more === '' ? 'readings.found' : 'readings.foundMore', { count });
  return <>{`${t('readings.search')}: ${fields.join(', ')} · ${found} · #${same}`}</>;
}

/** As the person search notes itself; the letters after # are the same where the same was looked for. */
const SEARCH =
  /^search by (?<by>(?:idNumber|phone|name)(?:, (?:phone|name))*) #(?<same>[0-9a-f]+): (?<more>more than )?(?<count>\d+) found$/;
