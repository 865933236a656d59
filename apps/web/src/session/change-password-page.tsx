import { Button, Card } from 'antd';
import { useEffect } from 'react';
import { Mark } from '../shell/mark.js';
import { PreferenceSwitches } from '../shell/preference-switches.js';
import { useText } from '../shell/use-text.js';
import { ChangePasswordForm } from './change-password-form.js';
import { useAccount } from './session.js';
import { useSignOut } from './use-sign-out.js';

/** Whoever signed in with a one-time password chooses their own before anything else; the API answers nothing else. */
export function ChangePasswordPage() {
  const t = useText();
  const { displayName, name } = useAccount();
  const signOut = useSignOut();
  useEffect(() => {
    document.title = `${t('session.mustChange')} · Đúng Hẹn`;
  }, [t]);
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <PreferenceSwitches />
      </header>
      <main className="sign-in-main">
        <div className="sign-in-brand">
          <Mark size={44} />
          <div>
            <h1>{t('session.mustChange')}</h1>
            <p className="muted">
              {displayName} ({name})
            </p>
          </div>
        </div>
        <Card className="sign-in-card">
          <p>{t('session.mustChange.text')}</p>
          <ChangePasswordForm />
          <Button type="link" block onClick={signOut}>
            {t('session.signOut')}
          </Button>
        </Card>
      </main>
    </div>
  );
}
