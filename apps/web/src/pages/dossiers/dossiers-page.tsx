import { PageHead } from '../../parts/page-head.js';
import { useText } from '../../shell/use-text.js';

export default function DossiersPage() {
  const t = useText();
  return <PageHead title={t('dossiers.title')} />;
}
