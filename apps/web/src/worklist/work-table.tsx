import { Table } from 'antd';
import type { TableProps } from 'antd';
import { DossierCode } from '../parts/dossier-code.js';
import { DueBadge } from '../parts/due-badge.js';
import { StateTag, isHeldByNobody } from '../parts/state-tag.js';
import { useColumnFrom, usePrinting } from '../parts/use-printing.js';
import { useText } from '../shell/use-text.js';
import { nameIn } from './listed-dossier.js';
import type { ListNames, ListedDossier } from './listed-dossier.js';
import { usePeople } from './people.js';
import { TimeLeft } from './time-left.js';
import './worklist.css';

interface WorkTableProps {
  items: readonly ListedDossier[];
  names: ListNames;
  loading: boolean;
  empty: string;
  /** Codes that are chosen, and who is told; absent: nothing can be chosen. */
  chosen?: { codes: readonly string[]; change: (codes: string[]) => void } | undefined;
  /** Whether to say who holds each. */
  holder?: boolean;
}

const MANY = 100;

/** Dossiers by time left: what it is, by when, how it stands, who holds it. */
export function WorkTable({ items, names, loading, empty, chosen, holder = true }: WorkTableProps) {
  const t = useText();
  const { nameOf } = usePeople();
  const from = useColumnFrom();
  const printing = usePrinting();
  const inView = items.length > MANY && !printing;
  const columns: TableProps<ListedDossier>['columns'] = [
    { title: t('worklist.dossier'), render: (_, item) => <What item={item} names={names} /> },
    { title: t('worklist.due'), width: 175, render: (_, item) => <When item={item} /> },
    {
      title: t('worklist.state'),
      width: 150,
      ...from('md'),
      render: (_, { state }) => <StateTag state={state} />,
    },
  ];
  if (holder) {
    columns.push({
      title: t('worklist.holder'),
      width: 240,
      ...from('lg'),
      render: (_, { state, officerId, holderUnitId }) =>
        isHeldByNobody(state) ? (
          <span className="muted">{t('worklist.endedHolder')}</span>
        ) : (
          <div className="work-cell">
            <span>{officerId === null ? t('worklist.nobody') : (names.officers[officerId] ?? nameOf(officerId))}</span>
            <span className="muted work-name">{nameIn(names.agencies, holderUnitId)}</span>
          </div>
        ),
    });
  }
  return (
    <Table<ListedDossier>
      className="work-table"
      size="small"
      rowKey="code"
      loading={loading}
      dataSource={items}
      pagination={false}
      virtual={inView}
      {...(inView ? { scroll: { x: 340, y: 600 } } : {})}
      locale={{ emptyText: empty }}
      columns={columns}
      {...(chosen === undefined
        ? {}
        : {
            rowSelection: {
              columnWidth: 40,
              selectedRowKeys: [...chosen.codes],
              onChange: (keys) => chosen.change(keys.map(String)),
              getCheckboxProps: ({ code }) => ({ 'aria-label': t('worklist.choose', { code }) }) as object,
              getTitleCheckboxProps: () => ({ 'aria-label': t('worklist.chooseAll') }) as object,
            },
          })}
    />
  );
}

function What({ item: { code, procedureCode }, names }: { item: ListedDossier; names: ListNames }) {
  return (
    <div className="work-cell">
      <DossierCode code={code} />
      <span className="muted work-name">{nameIn(names.procedures, procedureCode)}</span>
    </div>
  );
}

function When({ item }: { item: ListedDossier }) {
  return (
    <div className="work-cell">
      <DueBadge {...item} />
      <TimeLeft minutes={item.remainingMinutes} />
    </div>
  );
}
