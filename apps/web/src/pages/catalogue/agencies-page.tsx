import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAgencies } from '../../parts/catalogue.js';
import type { Agency } from '../../parts/catalogue.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { useAccount } from '../../session/session.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { AgencyDialog } from './agency-dialog.js';
import { CatalogueFile } from './catalogue-file.js';
import { useValidityText } from './member-text.js';
import { ReviewState } from './review-state.js';
import { ReviewSwitch } from './review-switch.js';
import { ReviewTable } from './review-table.js';
import './catalogue.css';

/** The tree of agencies, with those that feeds and files taught and nobody has looked at yet. */
export default function AgenciesPage() {
  const t = useText();
  const { role, unitId } = useAccount();
  const [address, change] = useAddress();
  const [open, setOpen] = useState<Agency | 'new' | null>(null);
  const { all, isPending, error } = useAgencies();
  const manages = role === 'admin' && unitId === null;
  const waiting = all.filter(({ provisional }) => provisional);
  const review = address['review'] === 'waiting';
  const typed = address['q'] ?? '';
  const shown = (review ? waiting : all).filter(
    ({ id, name }) => typed === '' || id.startsWith(typed) || matches(`${name} ${id}`, typed),
  );
  useShortcut(
    manages
      ? { keys: 'c u', label: t('catalogue.agency.new'), group: t('catalogue.agencies'), run: () => setOpen('new') }
      : null,
  );
  return (
    <>
      <PageHead title={t('catalogue.agencies')}>
        {manages && (
          <>
            <CatalogueFile />
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
              {t('catalogue.agency.new')}
            </Button>
          </>
        )}
      </PageHead>
      <div className="filters" role="search">
        <Input.Search
          allowClear
          value={typed}
          placeholder={t('catalogue.agencies.find')}
          aria-label={t('catalogue.agencies.find')}
          onChange={({ target }) => change({ q: target.value })}
        />
        <ReviewSwitch all={all.length} waiting={waiting.length} review={review} change={change} />
      </div>
      {review && <p className="muted">{t('catalogue.review.text')}</p>}
      {error !== null && <ProblemAlert error={error} />}
      <AgencyTable items={shown} loading={isPending} confirms={review && manages} {...(manages && { edit: setOpen })} />
      {open !== null && <AgencyDialog of={open === 'new' ? null : open} close={() => setOpen(null)} />}
    </>
  );
}

interface AgencyTableProps {
  items: Agency[];
  loading: boolean;
  confirms: boolean;
  edit?: (agency: Agency) => void;
}

function AgencyTable({ items, loading, confirms, edit }: AgencyTableProps) {
  const t = useText();
  const { nameOf } = useAgencies();
  const validityText = useValidityText();
  return (
    <ReviewTable<Agency>
      items={items}
      keyOf={({ id }) => id}
      loading={loading}
      empty={t('catalogue.agencies.none')}
      {...(confirms && {
        confirms: (chosen) => ({ agencies: chosen.map(({ provisional: _, ...definition }) => definition) }),
      })}
      columns={[
        { title: t('catalogue.member.id'), width: 150, className: 'code', dataIndex: 'id' },
        { title: t('catalogue.member.name'), dataIndex: 'name' },
        { title: t('catalogue.member.parentId'), render: (_, { parentId }) => nameOf(parentId) },
        {
          title: t('catalogue.member.level'),
          width: 110,
          render: (_, { level }) => (level === null ? '—' : t(`catalogue.level.${level}`)),
        },
        { title: t('catalogue.valid'), width: 210, render: (_, one) => validityText(one) },
        { title: t('catalogue.state'), width: 130, render: (_, one) => <ReviewState {...one} /> },
        ...(edit === undefined
          ? []
          : [
              {
                title: t('catalogue.action'),
                width: 90,
                render: (_: unknown, one: Agency) => (
                  <Button size="small" aria-label={`${t('catalogue.edit')}: ${one.name}`} onClick={() => edit(one)}>
                    {t('catalogue.edit')}
                  </Button>
                ),
              },
            ]),
      ]}
    />
  );
}
