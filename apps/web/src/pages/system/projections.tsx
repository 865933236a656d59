import { CheckCircleOutlined, ExclamationCircleFilled, SyncOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useIntl } from 'react-intl';
import { fetched } from '../../api/client.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';

interface Projection {
  projection: string;
  head: number;
  position: number;
  lagEvents: number;
  lagSeconds: number;
  parked: number;
  rebuilding: boolean;
}
interface Worker {
  workerId: string;
  startedAt: string;
  silentSeconds: number;
  queueBackend: string;
}

const EVERY_MS = 3_000;
/** As /health/ready has it: so long without a sign of life, or behind the log, is trouble. */
const SILENT_SECONDS = 15;
const LAG_SECONDS = 60;

/** How far each read model is behind the log, asked anew every few seconds. */
export function Projections() {
  const t = useText();
  const intl = useIntl();
  const { data, error } = useQuery({
    queryKey: ['projections'],
    queryFn: () => fetched<{ projections: Projection[]; workers: Worker[] }>('/api/v1/projections'),
    refetchInterval: EVERY_MS,
  });
  const number = (value: number) => intl.formatNumber(value);
  return (
    <>
      <h2 className="section-title">{t('system.projections')}</h2>
      {error !== null && <ProblemAlert error={error} />}
      <Table<Projection>
        size="small"
        rowKey="projection"
        pagination={false}
        loading={data === undefined && error === null}
        dataSource={data?.projections ?? []}
        scroll={{ x: 720 }}
        columns={[
          { title: t('system.projection'), render: (_, { projection }) => nameOf(projection, t) },
          { title: t('system.position'), align: 'end', className: 'num', render: (_, one) => number(one.position) },
          { title: t('system.lagEvents'), align: 'end', className: 'num', render: (_, one) => number(one.lagEvents) },
          { title: t('system.parked.count'), align: 'end', className: 'num', render: (_, one) => number(one.parked) },
          { title: t('system.state'), render: (_, one) => <ProjectionState {...one} /> },
        ]}
      />
      <h2 className="section-title">{t('system.workers')}</h2>
      {data?.workers.length === 0 && <p className="due-overdue">{t('system.workers.none')}</p>}
      <ul className="plain-list">
        {(data?.workers ?? []).map((worker) => (
          <WorkerLine key={worker.workerId} {...worker} />
        ))}
      </ul>
    </>
  );
}

const nameOf = (name: string, t: ReturnType<typeof useText>): string =>
  t.has(`system.projection.${name}`) ? t(`system.projection.${name}`) : name;

function ProjectionState({ lagSeconds, lagEvents, parked, rebuilding }: Projection) {
  const t = useText();
  if (rebuilding) {
    return (
      <span className="due">
        <SyncOutlined aria-hidden /> {t('system.rebuilding')}
      </span>
    );
  }
  const late = lagSeconds > LAG_SECONDS || parked > 0;
  return (
    <span className={late ? 'due due-overdue' : 'due'}>
      {late ? <ExclamationCircleFilled aria-hidden /> : <CheckCircleOutlined aria-hidden />}
      {lagEvents === 0 ? t('system.upToDate') : t('system.behind', { seconds: Math.round(lagSeconds) })}
    </span>
  );
}

function WorkerLine({ workerId, silentSeconds, queueBackend }: Worker) {
  const t = useText();
  const silent = silentSeconds > SILENT_SECONDS;
  const values = { id: workerId.slice(-6), seconds: Math.round(silentSeconds), queue: queueBackend };
  return (
    <li className={silent ? 'due-overdue' : ''}>
      {t(silent ? 'system.worker.silent' : 'system.worker.alive', values)}
    </li>
  );
}
