import { Table } from 'antd';
import type { components } from '../../api/schema.js';
import { useAgencies, useProcedures } from '../../parts/catalogue.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';

type Found = components['schemas']['PersonSearchAnswerDto'];
type FoundPerson = components['schemas']['FoundPersonDto'];

/** The dossiers of whoever fits, the newest first; names as the API masks them. */
export function FoundPersons({ found: { items, more } }: { found: Found }) {
  const t = useText();
  const dates = useDates();
  const procedures = useProcedures();
  const agencies = useAgencies();
  const count = items.length;
  const words = count === 0 ? t('persons.none') : t(more ? 'persons.more' : 'persons.found', { count });
  return (
    <>
      <p role="status">
        <strong>{words}</strong> <span className="muted">{t('persons.recorded')}</span>
      </p>
      {count > 0 && (
        <Table<FoundPerson>
          size="small"
          rowKey="code"
          dataSource={items}
          pagination={false}
          scroll={{ x: 860 }}
          columns={[
            { title: t('persons.code'), width: 245, render: (_, { code }) => <DossierCode code={code} /> },
            { title: t('persons.applicant'), width: 180, render: (_, { name }) => name ?? '—' },
            {
              title: t('persons.procedure'),
              ellipsis: true,
              render: (_, { procedureCode }) => procedures.byCode(procedureCode)?.name ?? procedureCode ?? '—',
            },
            { title: t('persons.agency'), ellipsis: true, render: (_, { agencyId }) => agencies.nameOf(agencyId) },
            {
              title: t('persons.listedAt'),
              width: 150,
              className: 'num',
              render: (_, { listedAt }) => dates.moment(listedAt),
            },
          ]}
        />
      )}
    </>
  );
}
