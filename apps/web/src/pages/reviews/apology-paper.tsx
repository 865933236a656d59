import { PrinterOutlined } from '@ant-design/icons';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { useTrace } from './trace.js';

/** Form 04 tells of an extension; a dossier without one has no new day that it could name. */
export function ApologyPaper({ code }: { code: string }) {
  const t = useText();
  const { role } = useAccount();
  const { data } = useTrace(code);
  if (data === undefined || role === 'admin') return null;
  if (!data.some(({ type }) => type === 'DeadlineExtended')) {
    return <div className="muted">{t('reviews.apology.noForm')}</div>;
  }
  return (
    <a href={`/api/v1/dossiers/${encodeURIComponent(code)}/papers/apology`} target="_blank" rel="noopener">
      <PrinterOutlined aria-hidden /> {t('reviews.apology.print')}
    </a>
  );
}
