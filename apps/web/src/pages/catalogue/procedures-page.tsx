import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useEveryProcedure, useFields } from '../../parts/catalogue.js';
import type { Procedure } from '../../parts/catalogue.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { useAccount } from '../../session/session.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';
import { CatalogueFile } from './catalogue-file.js';
import { KeepingText } from './keeping.js';
import { useLimitsText } from './member-text.js';
import { ProcedureDialog } from './procedure-dialog.js';
import { ReviewState } from './review-state.js';
import { ReviewSwitch } from './review-switch.js';
import { ReviewTable } from './review-table.js';
import { isReadOf, useKeeping } from './use-keeping.js';
import { oneOfEach } from '../../parts/versions.js';
import './catalogue.css';

/** Every procedure as it holds today; what feeds and files taught waits here for somebody to look at it. */
export default function ProceduresPage() {
  const t = useText();
  const account = useAccount();
  const [address, change] = useAddress();
  const [open, setOpen] = useState(false);
  const manages = account.role === 'admin' && account.unitId === null;
  const { data, error } = useEveryProcedure();
  const fields = useFields();
  const all = oneOfEach(data ?? [], localDay(now(), account.timezone));
  const waiting = all.filter((one) => one.shown.provisional);
  const review = address['review'] === 'waiting';
  const typed = address['q'] ?? '';
  const shown = (review ? waiting : all)
    .map((one) => one.shown)
    .filter(({ code, name }) => typed === '' || code.startsWith(typed) || matches(`${name} ${code}`, typed))
    .filter(({ fieldCode }) => !address['field'] || fieldCode === address['field'])
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  useShortcut(
    manages
      ? { keys: 'c p', label: t('catalogue.procedure.new'), group: t('catalogue.procedures'), run: () => setOpen(true) }
      : null,
  );
  return (
    <>
      <PageHead title={t('catalogue.procedures')}>
        {manages && (
          <>
            <CatalogueFile />
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
              {t('catalogue.procedure.new')}
            </Button>
          </>
        )}
      </PageHead>
      <div className="filters" role="search">
        <Input.Search
          allowClear
          value={typed}
          placeholder={t('catalogue.procedures.find')}
          aria-label={t('catalogue.procedures.find')}
          onChange={({ target }) => change({ q: target.value })}
        />
        <Select
          allowClear
          aria-label={t('catalogue.member.fieldCode')}
          placeholder={t('catalogue.member.fieldCode')}
          value={address['field'] ?? null}
          onChange={(field: string | undefined) => change({ field })}
          options={fields.all.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <ReviewSwitch all={all.length} waiting={waiting.length} review={review} change={change} />
      </div>
      {review && <p className="muted">{t('catalogue.review.text')}</p>}
      {error !== null && <ProblemAlert error={error} />}
      <ProcedureTable
        items={shown}
        loading={data === undefined && error === null}
        confirms={review && manages}
        keeps={isReadOf(account)}
      />
      {open && <ProcedureDialog of={null} close={() => setOpen(false)} />}
    </>
  );
}

interface ProcedureTableProps {
  items: Procedure[];
  loading: boolean;
  confirms: boolean;
  keeps: boolean;
}

function ProcedureTable({ items, loading, confirms, keeps }: ProcedureTableProps) {
  const t = useText();
  const fields = useFields();
  const limitsText = useLimitsText();
  const keeping = useKeeping(keeps);
  return (
    <ReviewTable<Procedure>
      items={items}
      keyOf={({ code }) => code}
      loading={loading}
      empty={t('catalogue.procedures.none')}
      {...(confirms && {
        confirms: (chosen) => ({ procedures: chosen.map(({ provisional: _, ...definition }) => definition) }),
      })}
      // Without a limit nobody can receive one: that has to be filled in first.
      isWhole={({ limits }) => limits.length > 0}
      columns={[
        {
          title: t('catalogue.member.code'),
          width: 140,
          render: (_, { code }) => (
            <Link to={`/procedures/${encodeURIComponent(code)}` as string} className="code">
              {code}
            </Link>
          ),
        },
        { title: t('catalogue.member.name'), dataIndex: 'name' },
        { title: t('catalogue.member.fieldCode'), width: 170, render: (_, one) => fields.nameOf(one.fieldCode) },
        { title: t('catalogue.member.limits'), width: 220, render: (_, one) => limitsText(one.limits) },
        ...(keeps
          ? [
              {
                title: t('catalogue.keeping'),
                width: 130,
                render: (_: unknown, { code }: Procedure) => <KeepingText rule={keeping.ruleOf(code)} />,
              },
            ]
          : []),
        { title: t('catalogue.state'), width: 130, render: (_, one) => <ReviewState {...one} /> },
      ]}
    />
  );
}
