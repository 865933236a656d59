import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Space } from 'antd';
import { sendJson } from '../../api/send-json.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';
import type { AccountView } from './accounts-view.js';

/** Who an account is at the sign-in service of the house; whoever is not linked cannot come in that way. */
export function IdentityDialog({ of, close }: { of: AccountView; close: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ subject: string }>();
  const send = useMutation({
    mutationFn: (subject: string | null) => sendJson('PUT', `/api/v1/accounts/${of.accountId}/identity`, { subject }),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['access'] }),
  });
  return (
    <Modal
      open
      title={`${t('accounts.link')} · ${of.displayName} (${of.name})`}
      onCancel={close}
      wrapProps={sendsOnCtrlEnter(form)}
      footer={
        <Space wrap>
          <Button onClick={close}>{t('accounts.cancel')}</Button>
          {of.hasIdentity && (
            <Button danger loading={send.isPending} onClick={() => send.mutate(null)}>
              {t('accounts.unlink')}
            </Button>
          )}
          <Button type="primary" loading={send.isPending} onClick={() => form.submit()}>
            {t('accounts.link')}
          </Button>
        </Space>
      }
    >
      <Form form={form} layout="vertical" onFinish={({ subject }) => send.mutate(subject.trim())}>
        <Form.Item
          name="subject"
          label={t('accounts.subject')}
          extra={t('accounts.subject.hint')}
          rules={[{ required: true, whitespace: true, message: t('session.needed') }]}
        >
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <FirstField />
      </Form>
      {of.hasIdentity && <p className="muted">{t('accounts.linked.text')}</p>}
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}
