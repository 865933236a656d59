import { DownloadOutlined } from '@ant-design/icons';
import { Button, Checkbox, Table } from 'antd';
import { useState } from 'react';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import type { TextOf } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { Dates } from '../../time/use-dates.js';
import { csvOf } from './csv-of.js';
import type { Verdict } from './send-sheet.js';

/** What became of each row: its code and day, or what is wrong with it, without what stands in its cells. */
export function Verdicts({ items }: { items: readonly Verdict[] }) {
  const t = useText();
  const dates = useDates();
  const [only, setOnly] = useState(false);
  const shown = only ? items.filter(({ verdict }) => verdict === 'refused') : items;
  const save = () => {
    const head = ['row', 'verdict', 'code', 'due', 'why'].map((name) => t(`imports.${name}`));
    const lines = items.map((one) => [String(one.row), ...cellsOf(one, t, dates)]);
    const address = URL.createObjectURL(new Blob([csvOf([head, ...lines])], { type: 'text/csv' }));
    const link = document.createElement('a');
    Object.assign(link, { href: address, download: 'ket-qua-tiep-nhan.csv' });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <div className="toolbar">
        <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
          {t('imports.onlyRefused')}
        </Checkbox>
        <Button icon={<DownloadOutlined />} onClick={save}>
          {t('imports.save')}
        </Button>
      </div>
      <Table<Verdict>
        size="small"
        rowKey="row"
        dataSource={shown}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 760 }}
        locale={{ emptyText: t('imports.none') }}
        columns={[
          { title: t('imports.row'), dataIndex: 'row', width: 70, align: 'end', className: 'num' },
          { title: t('imports.verdict'), width: 170, render: (_, one) => wordOf(one, t) },
          { title: t('imports.code'), width: 250, render: (_, one) => <Code of={one} /> },
          { title: t('imports.due'), width: 150, className: 'num', render: (_, one) => cellsOf(one, t, dates)[2] },
          { title: t('imports.why'), render: (_, one) => cellsOf(one, t, dates)[3] },
        ]}
      />
    </>
  );
}

const wordOf = (one: Verdict, t: TextOf): string =>
  t(`imports.verdict.${one.verdict === 'received' && one.repeated === true ? 'repeated' : one.verdict}`);

function Code({ of: one }: { of: Verdict }) {
  if (one.verdict === 'received') return <DossierCode code={one.code} />;
  return <>{one.verdict === 'acceptable' ? (one.code ?? '—') : '—'}</>;
}

/** Verdict, code, day and reasons as the table and the result file have them. */
function cellsOf(one: Verdict, t: TextOf, dates: Dates): [string, string, string, string] {
  const word = wordOf(one, t);
  if (one.verdict === 'refused') return [word, '', '', one.problems.map(({ reason }) => reason).join('; ')];
  const warned = one.verdict === 'received' && one.warnings.length > 0 ? t('imports.maybeTwice') : '';
  return [word, one.code ?? '', dates.moment(one.dueAt), warned];
}
