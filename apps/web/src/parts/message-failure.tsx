import { useText } from '../shell/use-text.js';

/** Why an applicant was not told yet, in words, with what was really heard beneath: whoever runs the gateway looks for that. */
export function MessageFailure({ of }: { of: { failure: string | null; lastError: string | null } }) {
  const t = useText();
  const { failure, lastError } = of;
  if (failure === null) return <span className="muted">{t('messages.why.notTried')}</span>;
  return (
    <>
      {t.has(`messages.why.${failure}`) ? t(`messages.why.${failure}`) : failure}
      {failure !== 'noContact' && failure !== 'secretClosed' && <div className="muted">{lastError}</div>}
    </>
  );
}
