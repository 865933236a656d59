import { useIntl } from 'react-intl';
import { useText } from '../../shell/use-text.js';

/** What came of a job, member by member; what the page has no words for stands under its own name. */
export function JobResult({ kind, result }: { kind: string; result: Record<string, unknown> }) {
  const t = useText();
  const intl = useIntl();
  const shown = (value: unknown): string => {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'number') return intl.formatNumber(value);
    if (typeof value === 'boolean') return t(value ? 'jobs.yes' : 'jobs.no');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const label = (name: string): string => (t.has(`jobs.result.${name}`) ? t(`jobs.result.${name}`) : name);
  // Lists and tables of an import are on its own page.
  const members = Object.entries(result).filter(
    ([, value]) => kind !== 'case-list-import' || typeof value !== 'object',
  );
  return (
    <dl className="facts" data-kind={kind}>
      {members.map(([name, value]) => (
        <div key={name} className="facts-row">
          <dt>{label(name)}</dt>
          <dd className="num">{shown(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
