import { PlusOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useShortcut } from '../../shell/shortcuts.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { useEntryColumns } from './entry-columns.js';
import { FigureDialog } from './figure-dialog.js';
import { newestFirst } from './plans-view.js';
import type { Figure, Plan } from './plans-view.js';

type Row = Figure & { superseded: boolean };

/** Figures that surveys and rankings published. */
export function FigureList({ plan, manages }: { plan: Plan; manages: boolean }) {
  const t = useText();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const { about, told } = useEntryColumns<Row>(plan);
  const takes = plan.targets.some(({ kind }) => kind === 'entered');
  useShortcut(
    manages && takes
      ? { keys: 'c f', label: t('plans.figure.new'), group: t('plans.title'), run: () => setOpen(true) }
      : null,
  );
  return (
    <>
      {manages && takes && (
        <div className="toolbar">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
            {t('plans.figure.new')}
          </Button>
        </div>
      )}
      <Table<Row>
        size="small"
        rowKey="eventId"
        dataSource={newestFirst(plan.figures)}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 900 }}
        locale={{ emptyText: t(takes ? 'plans.figures.none' : 'plans.figures.notAsked') }}
        columns={[
          ...about,
          {
            title: t('plans.value'),
            width: 110,
            align: 'end',
            className: 'num',
            render: (_, { value, unit }) => t(`plans.value.${unit}`, { value: value.replace('.', ',') }),
          },
          {
            title: t('plans.source'),
            render: (_, { source, publishedOn }) => `${source}, ${dates.day(`${publishedOn}T05:00:00Z`)}`,
          },
          ...told,
        ]}
      />
      {open && <FigureDialog plan={plan} close={() => setOpen(false)} />}
    </>
  );
}
