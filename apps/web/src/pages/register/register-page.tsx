import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { fetched } from '../../api/client.js';
import { DateField } from '../../parts/date-field.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { StateTag } from '../../parts/state-tag.js';
import { useAddress } from '../../parts/use-address.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { useDates } from '../../time/use-dates.js';
import { localDay } from '../../time/zoned.js';

interface Row {
  number: number;
  code: string;
  procedure: string;
  applicant: { name?: string };
  receivedAt: string;
  promisedAt: string | null;
  returnedAt: string | null;
  state: string;
}

/** Form 07 of a day on the screen, masked; the printed one names the applicants and is recorded as a reading. */
export default function RegisterPage() {
  const t = useText();
  const dates = useDates();
  const { timezone } = useAccount();
  const [address, change] = useAddress();
  const on = address['on'] ?? localDay(now(), timezone);
  const { data, error } = useQuery({
    queryKey: ['dossiers', 'register', on],
    queryFn: () => fetched<{ office: { name: string }; items: Row[] }>(`/api/v1/papers/register?format=json&on=${on}`),
  });
  return (
    <>
      <PageHead
        title={t('register.title')}
        beside={
          <span className="no-print">
            <DateField aria-label={t('register.on')} value={on} onChange={(day) => change({ on: day ?? undefined })} />
          </span>
        }
      >
        <Button icon={<PrinterOutlined />} href={`/api/v1/papers/register?on=${on}`} target="_blank" rel="noopener">
          {t('register.print')}
        </Button>
      </PageHead>
      {data !== undefined && (
        <p className="print-only">{t('register.printed', { office: data.office.name, day: dates.day(on) })}</p>
      )}
      {error !== null && <ProblemAlert error={error} />}
      <Table<Row>
        size="small"
        rowKey="code"
        pagination={false}
        loading={data === undefined && error === null}
        dataSource={data?.items ?? []}
        scroll={{ x: 1100 }}
        locale={{ emptyText: t('register.none') }}
        columns={[
          { title: t('register.number'), dataIndex: 'number', width: 55, className: 'num' },
          {
            title: t('register.code'),
            width: 245,
            className: 'one-line',
            render: (_, { code }) => <DossierCode code={code} />,
          },
          { title: t('register.procedure'), dataIndex: 'procedure' },
          {
            title: t('register.applicant'),
            width: 150,
            className: 'one-line',
            render: (_, { applicant }) => applicant.name ?? '—',
          },
          { title: t('register.receivedAt'), width: 95, render: (_, { receivedAt }) => dates.time(receivedAt) },
          { title: t('register.promisedAt'), width: 145, render: (_, { promisedAt }) => dates.moment(promisedAt) },
          { title: t('register.returnedAt'), width: 145, render: (_, { returnedAt }) => dates.moment(returnedAt) },
          { title: t('register.state'), width: 140, render: (_, { state }) => <StateTag state={state} /> },
        ]}
      />
    </>
  );
}
