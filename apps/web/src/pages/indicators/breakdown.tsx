import { Segmented, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import { CountLink } from '../../figures/count-link.js';
import type { Counted, FigureRow, Figures } from '../../figures/figures.js';
import { useFilterText } from '../../figures/filter-text.js';
import { FILTER_OF, GROUPS, behind } from '../../figures/question.js';
import type { useQuestion } from '../../figures/question.js';
import { RateBar } from '../../figures/rate-bar.js';
import { usePrinting } from '../../parts/use-printing.js';

type Asked = ReturnType<typeof useQuestion>;

const SHOWN: readonly Counted[] = ['received', 'resolved', 'late', 'open', 'openOverdue'];
const MANY = 50;

/** The period by agency, field, procedure, level or channel; a name keeps the whole page to it. */
export function Breakdown({ figures, asked }: { figures: Figures; asked: Asked }) {
  const t = useText();
  const { change, group } = asked;
  const columns = useColumns(figures, asked);
  const printing = usePrinting();
  const inPages = figures.rows.length > MANY && !printing;
  return (
    <section className="figure-section">
      <div className="section-head">
        <h2>{t('indicators.breakdown')}</h2>
        <Segmented
          aria-label={t('indicators.breakdown')}
          value={group}
          onChange={(by) => change({ by: by === 'agency' ? undefined : by })}
          options={GROUPS.map((value) => ({ value, label: t(`figures.by.${value}`) }))}
        />
      </div>
      <Table<FigureRow>
        size="small"
        rowKey={(row) => row.key[group] ?? ''}
        columns={columns}
        dataSource={figures.rows}
        pagination={inPages ? { pageSize: MANY, showSizeChanger: false } : false}
        scroll={{ x: 860 }}
        locale={{ emptyText: t('indicators.empty') }}
      />
    </section>
  );
}

function useColumns(figures: Figures, { change, group, question }: Asked): TableColumnsType<FigureRow> {
  const t = useText();
  const text = useFilterText();
  const { locale } = useIntl();
  const filter = FILTER_OF[group];
  const nameOf = (row: FigureRow) => text(filter, row.key[group] ?? null);
  return [
    {
      title: t(`figures.by.${group}`),
      key: 'name',
      className: 'breakdown-name',
      sorter: (a, b) => nameOf(a).localeCompare(nameOf(b), locale),
      render: (_, row) => (
        <NameButton
          name={nameOf(row)}
          keep={() => change({ [filter]: row.key[group] ?? '' })}
          known={row.key[group] != null}
        />
      ),
    },
    {
      title: t('figures.rate.column'),
      key: 'rate',
      sorter: (a, b) => percentOf(a) - percentOf(b),
      render: (_, row) => <RateBar row={row} />,
    },
    ...SHOWN.map((cell) => ({
      title: t(`figures.cell.${cell}`),
      key: cell,
      align: 'right' as const,
      sorter: (a: FigureRow, b: FigureRow) => a[cell] - b[cell],
      render: (_: unknown, row: FigureRow) => (
        <CountLink count={row[cell]} cell={cell} question={behind(question, figures.asOf, row)} of={nameOf(row)} />
      ),
    })),
  ];
}

/** No rate sorts below every rate. */
const percentOf = ({ rate }: FigureRow): number => (rate.percent === null ? -1 : Number(rate.percent));

function NameButton({ name, keep, known }: { name: string; keep: () => void; known: boolean }) {
  const t = useText();
  if (!known) return <span className="muted">{name}</span>;
  return (
    <button type="button" className="link-button" onClick={keep} title={t('figures.keepTo')}>
      {name}
    </button>
  );
}
