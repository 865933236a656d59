import { Table } from 'antd';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import type { TextOf } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { ImportReport, RowProblem } from './case-lists-view.js';

/** The first rows that were not taken: where they stand and what is to be mended. */
export function RejectedRows({ rejections, more }: { rejections: ImportReport['rejections']; more: number }) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  if (rejections.length === 0) return null;
  return (
    <>
      <h2 className="section-title">{t('caseLists.rejected')}</h2>
      <Table<ImportReport['rejections'][number]>
        size="small"
        className="rejected-rows"
        rowKey="row"
        dataSource={rejections}
        pagination={false}
        columns={[
          { title: t('caseLists.row'), dataIndex: 'row', width: 64, align: 'end', className: 'num' },
          { title: t('caseLists.code'), width: '32%', render: (_, { code }) => (code === '' ? '—' : code) },
          {
            title: t('caseLists.why'),
            render: (_, { problems }) => (
              <ul className="plain-list">
                {problems.map((problem) => (
                  <li key={`${problem.field ?? ''} ${problem.code}`}>{reasonOf(problem, t, dates.moment)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {more > 0 && <p className="muted">{t('caseLists.more', { rows: intl.formatNumber(more) })}</p>}
    </>
  );
}

function reasonOf({ code, field, given, recorded }: RowProblem, t: TextOf, moment: (at: string) => string): string {
  const name = field !== null && t.has(`caseLists.field.${field}`) ? `${t(`caseLists.field.${field}`)}: ` : '';
  const reason = t.has(`caseLists.reason.${code}`) ? t(`caseLists.reason.${code}`) : code;
  const both =
    given !== undefined && recorded !== undefined
      ? ` (${t('caseLists.both', { given: moment(given), recorded: moment(recorded) })})`
      : '';
  return `${name}${reason}${both}`;
}
