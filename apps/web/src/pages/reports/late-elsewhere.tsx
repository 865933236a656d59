import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';
import type { Report } from './report.js';

/**
 * Why column (10) is more than what the page of rates shows as late: the form also counts what was withdrawn or stopped
 * past its due. Of a unit with all below it that page has no figure to compare.
 */
export function LateElsewhere({ report }: { report: Report }) {
  const t = useText();
  const intl = useIntl();
  const { total, rate, period, calendar, asOf, agencyId } = report;
  const counted = rate.denominator - rate.numerator;
  const more = total.late - counted;
  if (more <= 0 || agencyId !== null) return null;
  const search = { period, asOf, ...(calendar === 'kstt' ? { calendar } : {}) };
  return (
    <p className="report-late num">
      {t.rich('reports.lateElsewhere', {
        ...{ late: intl.formatNumber(total.late), counted: intl.formatNumber(counted), more: intl.formatNumber(more) },
        a: (words) => (
          <Link to={'/indicators' as string} search={search as never}>
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
