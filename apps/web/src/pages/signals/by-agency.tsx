import { useIntl } from 'react-intl';
import { useFilterText } from '../../figures/filter-text.js';
import type { Question } from '../../figures/figures.js';
import { RateBar } from '../../figures/rate-bar.js';
import { useText } from '../../shell/use-text.js';
import { SignalCount } from './signal-count.js';
import { useWords } from './signals.js';
import type { Signal, Summary } from './signals.js';

interface ByAgencyProps {
  summary: Summary;
  signals: readonly Signal[];
  question: Question;
}

/** The agencies that a signal names dossiers of, most first; a signal without any has no column. */
export function ByAgency({ summary, signals, question }: ByAgencyProps) {
  const t = useText();
  const words = useWords();
  const text = useFilterText();
  const { locale } = useIntl();
  const shown = signals.filter(({ name }) => summary.total.signals[name].dossiers > 0);
  const nameOf = (row: Summary['rows'][number]) => text('agencyId', row.key['agency'] ?? null);
  const rows = summary.rows
    .filter(({ any }) => any.dossiers > 0)
    .sort((a, b) => b.any.dossiers - a.any.dossiers || nameOf(a).localeCompare(nameOf(b), locale));
  return (
    <section className="figure-section">
      <h2>{t('signals.byAgency')}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t('signals.none')}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('signals.byAgency')}>
          <table className="plain-table signals-table">
            <thead>
              <tr>
                <th scope="col">{t('figures.by.agency')}</th>
                <th scope="col">{t('figures.rate.column')}</th>
                <th scope="col" className="right">
                  {t('signals.any')}
                </th>
                {shown.map(({ name, label }) => (
                  <th key={name} scope="col" className="right">
                    {words(label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key['agency'] ?? ''}>
                  <th scope="row">{nameOf(row)}</th>
                  <td>
                    <RateBar row={row} />
                  </td>
                  <td className="right num">{row.any.dossiers}</td>
                  {shown.map(({ name, label }) => (
                    <td key={name} className="right">
                      <SignalCount
                        count={row.signals[name].dossiers}
                        behind={{
                          ...{ name, label: words(label), of: nameOf(row) },
                          question: { ...question, agencyId: row.key['agency'] ?? '' },
                        }}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
