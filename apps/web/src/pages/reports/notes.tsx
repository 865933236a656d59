import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import type { Report } from './report.js';

/** How the form counts what it has no column for, and the rate that leaves these out; the files print the same. */
export function Notes({ report }: { report: Report }) {
  const t = useText();
  const intl = useIntl();
  const { conventions, rate } = report;
  const counts = Object.fromEntries(
    Object.entries(conventions).map(([name, count]) => [name, intl.formatNumber(count)]),
  );
  const percent = rate.percent === null ? null : intl.formatNumber(Number(rate.percent), { minimumFractionDigits: 2 });
  return (
    <section className="figure-section">
      <h2>{t('reports.notes')}</h2>
      <ol className="report-notes num">
        <li>{t('reports.note.ended', counts)}</li>
        <li>{t('reports.note.noLimit', counts)}</li>
        <li>{t('reports.note.waiting', counts)}</li>
        <li>{t('reports.note.refused', counts)}</li>
        {conventions.channelUnknown > 0 && <li>{t('reports.note.channelUnknown', counts)}</li>}
      </ol>
      <p className="num">
        {percent === null
          ? t('reports.rate.none')
          : t('reports.rate', {
              percent,
              numerator: intl.formatNumber(rate.numerator),
              denominator: intl.formatNumber(rate.denominator),
            })}
      </p>
    </section>
  );
}
