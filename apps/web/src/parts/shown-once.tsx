import { Alert, Button, Modal, Typography } from 'antd';
import { useText } from '../shell/use-text.js';

/** A password or token that nobody can read again: it lives in this dialog alone. */
export function ShownOnce({ title, secret, close }: { title: string; secret: string | null; close: () => void }) {
  const t = useText();
  return (
    <Modal
      open={secret !== null}
      title={title}
      onCancel={close}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <Button type="primary" autoFocus onClick={close}>
          {t('parts.shownOnce.done')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('parts.shownOnce')} className="problem" />
      <Typography.Paragraph code copyable={{ text: secret ?? '' }} className="secret" data-testid="secret">
        {secret}
      </Typography.Paragraph>
    </Modal>
  );
}
