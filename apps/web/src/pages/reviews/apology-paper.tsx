import { PrinterOutlined } from '@ant-design/icons';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useTrace } from './trace.js';

/** Form 04: as it was issued here, or of an extension; before either there is nothing that it could say. */
export function ApologyPaper({ code, issued }: { code: string; issued: boolean }) {
  const t = useText();
  const { role } = useAccount();
  const { data } = useTrace(code);
  if (data === undefined || role === 'admin') return null;
  if (!issued && !data.some(({ type }) => type === 'DeadlineExtended')) {
    return <div className="muted">{t('reviews.apology.noForm')}</div>;
  }
  const paper = `/api/v1/dossiers/${encodeURIComponent(code)}/papers/apology${issued ? '?of=review' : ''}`;
  return (
    <a className="no-print" href={paper} target="_blank" rel="noopener">
      <PrinterOutlined aria-hidden /> {t('reviews.apology.print')}
    </a>
  );
}
