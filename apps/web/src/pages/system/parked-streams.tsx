import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { fetched } from '../../api/client.js';
import { sendJson } from '../../api/send-json.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';

interface Parked {
  projection: string;
  streamId: string;
  position: number;
  error: string;
}

/** Streams whose event could not be applied: everybody else's went on, these wait for a try. */
export function ParkedStreams() {
  const t = useText();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['projections', 'parked'],
    queryFn: () => fetched<{ items: Parked[] }>('/api/v1/projections/parked').then(({ items }) => items),
  });
  const retry = useMutation({
    mutationFn: ({ projection, streamId }: Parked) =>
      sendJson(
        'POST',
        `/api/v1/projections/parked/${encodeURIComponent(projection)}/${encodeURIComponent(streamId)}/retry`,
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['projections'] }),
  });
  return (
    <>
      <h2 className="section-title">{t('system.parked')}</h2>
      {error !== null && <ProblemAlert error={error} />}
      {retry.error !== null && <ProblemAlert error={retry.error} />}
      <Table<Parked>
        size="small"
        rowKey={({ projection, streamId }) => `${projection} ${streamId}`}
        pagination={false}
        loading={data === undefined && error === null}
        dataSource={data ?? []}
        scroll={{ x: 720 }}
        locale={{ emptyText: t('system.parked.none') }}
        columns={[
          { title: t('system.projection'), dataIndex: 'projection', width: 160 },
          { title: t('system.parked.stream'), dataIndex: 'streamId', width: 250 },
          { title: t('system.position'), dataIndex: 'position', width: 110, className: 'num' },
          { title: t('system.parked.error'), dataIndex: 'error' },
          {
            title: t('system.parked.action'),
            width: 110,
            render: (_, one) => (
              <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(one)}>
                {t('system.parked.retry')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
