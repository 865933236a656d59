import { PlusOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { useEntryColumns } from './entry-columns.js';
import { newestFirst } from './plans-view.js';
import type { Plan, Statement } from './plans-view.js';
import { StatementDialog } from './statement-dialog.js';
import { StatementText } from './statement-text.js';

type Row = Statement & { superseded: boolean };

/** What agencies state for targets that no figure can tell. */
export function StatementList({ plan, manages }: { plan: Plan; manages: boolean }) {
  const t = useText();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const { about, told } = useEntryColumns<Row>(plan);
  const takes = plan.targets.some(({ kind }) => kind === 'statement');
  useShortcut(
    manages && takes
      ? { keys: 'c b', label: t('plans.statement.new'), group: t('plans.title'), run: () => setOpen(true) }
      : null,
  );
  return (
    <>
      {manages && takes && (
        <div className="toolbar">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
            {t('plans.statement.new')}
          </Button>
        </div>
      )}
      <Table<Row>
        size="small"
        rowKey="eventId"
        dataSource={newestFirst(plan.statements)}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 900 }}
        locale={{ emptyText: t(takes ? 'plans.statements.none' : 'plans.statements.notAsked') }}
        expandable={{
          rowExpandable: ({ hasText }) => hasText,
          expandedRowRender: ({ eventId }) => <StatementText planId={plan.id} eventId={eventId} />,
        }}
        columns={[
          ...about,
          {
            title: t('plans.document'),
            render: (_, { document, date }) => `${document}, ${dates.day(`${date}T05:00:00Z`)}`,
          },
          ...told,
        ]}
      />
      {open && <StatementDialog plan={plan} close={() => setOpen(false)} />}
    </>
  );
}
