import { Suspense, lazy, memo, useDeferredValue } from 'react';
import { DossierCode } from '../../parts/dossier-code.js';
import { DueBadge } from '../../parts/due-badge.js';
import { StateTag } from '../../parts/state-tag.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { Dates } from '../../time/use-dates.js';
import { nameIn } from '../../worklist/listed-dossier.js';
import type { ListNames, ListedDossier } from '../../worklist/listed-dossier.js';
import { FIRST_PAGE } from './list-query.js';
import type { LongRowsProps } from './long-rows.js';
import { NameCell } from './name-cell.js';
import './dossiers.css';

const LongRows = lazy(() => import('./long-rows.js'));

interface RowsProps extends LongRowsProps {
  loading: boolean;
}

/**
 * The first page as a table of the browser's own, which stands in half the time of Ant Design's (2026-11-23); whoever reads on
 * gets a list that draws only what is seen.
 */
export function Rows(props: RowsProps) {
  const { items, loading } = props;
  if (loading) return <Waiting />;
  if (items.length <= FIRST_PAGE) return <PlainRows {...props} />;
  return (
    <Suspense fallback={<PlainRows {...props} items={items.slice(0, FIRST_PAGE)} />}>
      <LongRows {...props} />
    </Suspense>
  );
}

/** As many as a screen holds: they come at once, the others as soon as those stand. */
const FIRST_ROWS = 25;
const COLUMNS = ['code', 'state', 'due', 'procedure', 'agency', 'receivedAt'] as const;

function PlainRows({ items, names }: RowsProps) {
  const t = useText();
  const dates = useDates();
  const settled = useDeferredValue(items) === items;
  const shown = settled ? items : items.slice(0, FIRST_ROWS);
  return (
    <div className="dossier-rows" tabIndex={0} role="region" aria-label={t('dossiers.title')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={`dossier-${column}`}>
                {t(`dossiers.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <Row key={item.code} item={item} names={names} dates={dates} />
          ))}
          {items.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length} className="dossier-none">
                {t('dossiers.none')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const Row = memo(function Row({ item, names, dates }: { item: ListedDossier; names: ListNames; dates: Dates }) {
  return (
    <tr>
      <td>
        <DossierCode code={item.code} />
      </td>
      <td>
        <StateTag state={item.state} />
      </td>
      <td>
        <DueBadge {...item} />
      </td>
      <td>
        <NameCell name={nameIn(names.procedures, item.procedureCode)} />
      </td>
      <td>
        <NameCell name={nameIn(names.agencies, item.agencyId)} />
      </td>
      <td className="num">{dates.moment(item.receivedAt ?? item.submittedAt)}</td>
    </tr>
  );
});
