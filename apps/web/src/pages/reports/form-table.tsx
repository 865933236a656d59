import { useIntl } from 'react-intl';
import { CountLink } from '../../figures/count-link.js';
import { usePeriodText } from '../../figures/period-text.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { CELL_OF } from './report.js';
import type { Member, Report, ReportRow } from './report.js';

const MEMBERS: readonly Member[] = [
  ...(['toResolve', 'receivedOnline', 'receivedOther', 'carriedOver', 'resolved', 'early', 'onTime', 'late'] as const),
  ...(['open', 'openInTime', 'openOverdue'] as const),
];

/** The form as it is printed: title, thirteen columns with their numbers, the total beneath. */
export function FormTable({ report }: { report: Report }) {
  const t = useText();
  const dates = useDates();
  const periodText = usePeriodText();
  const { agencyName, period, from, to, rows, total } = report;
  return (
    <section className="report-form" aria-label={t('reports.form')}>
      <div className="report-form-head">
        <p className="report-form-code">{t('reports.form.code')}</p>
        <h2>
          {t('reports.form.title')}
          <br />
          {t('reports.form.at', { agency: agencyName.toLocaleUpperCase('vi') })}
        </h2>
        <p className="num">
          {t('reports.form.period', { period: periodText(period), from: dates.day(from), to: dates.day(to) })}
        </p>
        <p className="muted">{t('reports.form.unitOfCount')}</p>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('reports.form.table')}>
        <table className="report-table">
          <FormHead report={report} />
          <tbody>
            {rows.map((row) => (
              <FormRow key={row.key ?? ''} report={report} row={row} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row">{t('reports.form.total')}</th>
              <Cells report={report} cells={total} of={t('reports.form.total')} filter={{}} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function FormHead({ report: { groupBy, columns } }: { report: Report }) {
  const t = useText();
  const single = (name: string) => (
    <th key={name} scope="col" rowSpan={2}>
      {t(`reports.column.${name}`)}
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={3}>
          {t('reports.column.row')}
        </th>
        <th scope="col" rowSpan={3}>
          {t(`reports.column.${groupBy}`)}
        </th>
        <th scope="colgroup" colSpan={4}>
          {t('reports.columns.received')}
        </th>
        <th scope="colgroup" colSpan={4}>
          {t('reports.columns.resolved')}
        </th>
        <th scope="colgroup" colSpan={3}>
          {t('reports.columns.open')}
        </th>
      </tr>
      <tr>
        {single('toResolve')}
        <th scope="colgroup" colSpan={2}>
          {t('reports.columns.inPeriod')}
        </th>
        {['carriedOver', 'resolved', 'early', 'onTime', 'late', 'open', 'openInTime', 'openOverdue'].map(single)}
      </tr>
      <tr>
        <th scope="col">{t('reports.column.receivedOnline')}</th>
        <th scope="col">{t('reports.column.receivedOther')}</th>
      </tr>
      <tr className="report-numbers num">
        {columns.map(({ number, sumOf }) => (
          <td key={number}>{numberText(number, sumOf)}</td>
        ))}
      </tr>
    </thead>
  );
}

const bracketed = (number: number): string => `(${String(number)})`;
const numberText = (number: number, sumOf: readonly number[]): string =>
  sumOf.length === 0 ? bracketed(number) : `${bracketed(number)}=${sumOf.map(bracketed).join('+')}`;

function FormRow({ report, row }: { report: Report; row: ReportRow }) {
  const t = useText();
  const filter = report.groupBy === 'field' ? 'fieldCode' : 'agencyId';
  const name = row.name ?? row.key ?? t(`reports.nameless.${report.groupBy}`);
  return (
    <tr>
      <td className="num">{row.row}</td>
      <th scope="row">{name}</th>
      <Cells report={report} cells={row} of={name} filter={{ [filter]: row.key ?? '' }} />
    </tr>
  );
}

interface CellsProps {
  report: Report;
  cells: Record<Member, number>;
  of: string;
  filter: Readonly<Record<string, string>>;
}

/**
 * Counts lead to their dossiers where a question about figures names just these: not where a column is a sum of several,
 * nor where the form keeps to a unit with all below it, which that question cannot, unless nothing else is to be seen anyway.
 */
function Cells({ report, cells, of, filter }: CellsProps) {
  const intl = useIntl();
  const { unitId } = useAccount();
  const { period, calendar, asOf, agencyId } = report;
  const wholeUnit = agencyId === null || agencyId === unitId || 'agencyId' in filter;
  return MEMBERS.map((member) => {
    const behind = CELL_OF[member];
    return (
      <td key={member} className="right num">
        {behind === null || !wholeUnit ? (
          intl.formatNumber(cells[member])
        ) : (
          <CountLink
            count={cells[member]}
            cell={behind.cell}
            of={of}
            question={{
              ...{ period, asOf, policy: 'ii06a', ...filter },
              ...(calendar === 'kstt' ? { calendar } : {}),
              ...(behind.channel === undefined ? {} : { channel: behind.channel }),
            }}
          />
        )}
      </td>
    );
  });
}
