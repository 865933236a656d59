import { Form, Modal } from 'antd';
import { useText } from '../shell/use-text.js';
import { SignInForm } from './sign-in-form.js';
import type { Credentials } from './sign-in-form.js';

/** Over a page whose session has ended: what was typed behind it is still there afterwards. */
export function SignInAgain({ open, onSignedIn }: { open: boolean; onSignedIn: () => void }) {
  const t = useText();
  return (
    <Modal open={open} closable={false} footer={null} title={t('session.again.title')} width={400} destroyOnHidden>
      <p>{t('session.again.text')}</p>
      <FormAgain onSignedIn={onSignedIn} />
    </Modal>
  );
}

function FormAgain({ onSignedIn }: { onSignedIn: () => void }) {
  const [form] = Form.useForm<Credentials>();
  return <SignInForm form={form} onSignedIn={onSignedIn} />;
}
