import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { useAgencies } from '../../parts/catalogue.js';
import { useColleagues } from '../../parts/colleagues.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { pathOf } from './dossier-view.js';

interface Part {
  kind: string;
  unitId: string | null;
  officerId: string | null;
  minutes: number;
}

/** Whose working time it was; adds up to the total. */
export function TimeSplit({ code }: { code: string }) {
  const t = useText();
  const intl = useIntl();
  const { nameOf } = useAgencies();
  const colleagues = useColleagues();
  const { data, error } = useQuery({
    queryKey: ['dossier', code, 'time-split'],
    queryFn: () => fetched<{ total: number; parts: Part[] }>(`${pathOf(code)}/time-split`),
  });
  if (error !== null) return <ProblemAlert error={error} />;
  const hours = (minutes: number) => intl.formatNumber(minutes / 60, { maximumFractionDigits: 1 });
  return (
    <Table<Part>
      size="small"
      pagination={false}
      loading={data === undefined}
      rowKey={(part) => `${part.kind} ${part.unitId ?? ''} ${part.officerId ?? ''}`}
      dataSource={data?.parts ?? []}
      columns={[
        { title: t('dossier.split.kind'), dataIndex: 'kind', render: (kind: string) => t(`dossier.split.${kind}`) },
        {
          title: t('dossier.split.who'),
          render: (_, { unitId, officerId }) =>
            [nameOf(unitId), officerId === null ? null : colleagues.nameOf(officerId)].filter(Boolean).join(' · '),
        },
        { title: t('dossier.split.hours'), align: 'end', className: 'num', render: (_, { minutes }) => hours(minutes) },
      ]}
      footer={() => t('dossier.split.total', { hours: hours(data?.total ?? 0) })}
    />
  );
}
