import { useText } from '../../shell/use-text.js';

/** Whether somebody looked at a definition, or a feed or a file only taught it. */
export function ReviewState({ provisional }: { provisional: boolean }) {
  const t = useText();
  return provisional ? (
    <span className="state state-waiting">{t('catalogue.provisional')}</span>
  ) : (
    <>{t('catalogue.reviewed')}</>
  );
}
