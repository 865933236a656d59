import { useIntl } from 'react-intl';
import { useFilterText } from '../../figures/filter-text.js';
import { useColleagues } from '../../parts/colleagues.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { SignalDossier } from './signals.js';

/** Dossiers with what made them match; the events are in the dossier's own timeline, by their position. */
export function SignalDossierTable({ items }: { items: readonly SignalDossier[] }) {
  const t = useText();
  const text = useFilterText();
  const { nameOf } = useColleagues();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('signals.dossiers.title')}>
      <table className="plain-table signals-table">
        <thead>
          <tr>
            {['code', 'class', 'matches', 'events', 'agency', 'officer'].map((column) => (
              <th key={column} scope="col">
                {t(`signals.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <th scope="row">
                <DossierCode code={item.code} />
              </th>
              <td>
                {t(t.has(`figures.cell.${item.class}`) ? `figures.cell.${item.class}` : `figures.class.${item.class}`)}
              </td>
              <td>
                <Matches matches={item.matches} />
              </td>
              <td>
                <Events events={item.events} />
              </td>
              <td>{text('agencyId', item.agencyId)}</td>
              <td>{nameOf(item.officerId)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An instant as the API writes it. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

function Matches({ matches }: Pick<SignalDossier, 'matches'>) {
  const t = useText();
  const dates = useDates();
  const intl = useIntl();
  const shown = (name: string, value: string | number | null): string => {
    if (value === null) return '—';
    if (typeof value === 'number') return intl.formatNumber(value);
    if (INSTANT.test(value)) return dates.moment(value);
    return t.has(`signals.match.${name}.${value}`) ? t(`signals.match.${name}.${value}`) : value;
  };
  return (
    <ul className="signal-facts num">
      {matches.map((match, i) => (
        <li key={String(i)}>
          {Object.entries(match)
            .filter(([name]) => name !== 'position')
            .map(([name, value]) => {
              const key = `signals.match.${name}`;
              return `${t.has(key) ? t(key) : name}: ${shown(name, value)}`;
            })
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function Events({ events }: Pick<SignalDossier, 'events'>) {
  const t = useText();
  const intl = useIntl();
  const dates = useDates();
  return (
    <ul className="signal-facts num">
      {events.map(({ position, type, occurredAt }) => (
        <li key={position}>
          {t.has(`signals.event.${type}`) ? t(`signals.event.${type}`) : type} {dates.moment(occurredAt)}{' '}
          <span className="muted">({t('signals.position', { position: intl.formatNumber(position) })})</span>
        </li>
      ))}
    </ul>
  );
}
