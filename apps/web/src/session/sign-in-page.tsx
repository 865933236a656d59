import { Alert, Button, Card, Divider, Form } from 'antd';
import { useEffect } from 'react';
import { Mark } from '../shell/mark.js';
import { PreferenceSwitches } from '../shell/preference-switches.js';
import { useText } from '../shell/use-text.js';
import { SignInForm } from './sign-in-form.js';
import { useSignInOptions } from './sign-in-options.js';
import type { Credentials } from './sign-in-form.js';
import type { DemoAccount } from './session.js';

/** Where everybody begins. Where the data is a demo, its accounts are shown and one click fills one in. */
export function SignInPage() {
  const t = useText();
  const [form] = Form.useForm<Credentials>();
  const { data } = useSignInOptions();
  useEffect(() => {
    document.title = `${t('session.title')} · Đúng Hẹn`;
  }, [t]);
  const fill = ({ account, password }: DemoAccount): void => {
    form.setFieldsValue({ account, password });
    form.focusField('password');
  };
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <PreferenceSwitches />
      </header>
      <main className="sign-in-main">
        <div className="sign-in-brand">
          <Mark size={44} />
          <div>
            <h1>Đúng Hẹn</h1>
            <p className="muted">{t('session.motto')}</p>
          </div>
        </div>
        <Card className="sign-in-card">
          <ProviderAnswer />
          <SignInForm form={form} />
          {data?.oidc != null && (
            <>
              <Divider plain>{t('session.or')}</Divider>
              <Button block href={data.oidc.url}>
                {data.oidc.label}
              </Button>
            </>
          )}
        </Card>
        {data !== undefined && data.demoAccounts.length > 0 && <DemoAccounts of={data.demoAccounts} fill={fill} />}
      </main>
    </div>
  );
}

/** What became of signing in at the provider, where it did not open a session. */
function ProviderAnswer() {
  const t = useText();
  const answer = new URLSearchParams(window.location.search).get('signIn');
  if (answer !== 'refused' && answer !== 'failed') return null;
  return (
    <Alert type="warning" showIcon role="alert" className="sign-in-answer" title={t(`session.provider.${answer}`)} />
  );
}

function DemoAccounts({ of, fill }: { of: DemoAccount[]; fill: (account: DemoAccount) => void }) {
  const t = useText();
  return (
    <section className="sign-in-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('session.demo.title')}</h2>
      <p className="muted">{t('session.demo.text')}</p>
      <ul>
        {of.map((demo) => (
          <li key={demo.account}>
            <button type="button" className="demo-account" onClick={() => fill(demo)}>
              <strong>{t(`role.${demo.role}`)}</strong>
              <span>{demo.displayName}</span>
              <span className="muted">{demo.account}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
