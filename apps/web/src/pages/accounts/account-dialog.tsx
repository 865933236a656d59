import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { sendJson } from '../../api/send-json.js';
import { ScopeField } from '../../parts/scope-field.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { PERSON_ROLES } from './accounts-view.js';
import type { AccountView } from './accounts-view.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';

interface AccountDialogProps {
  /** null: a new one. */
  of: AccountView | null;
  close: () => void;
  show: (secret: string) => void;
}

/** A new account, whose one-time password is shown once, or a change of one. */
export function AccountDialog({ of, close, show }: AccountDialogProps) {
  const t = useText();
  const queries = useQueryClient();
  const { unitId, actorId } = useAccount();
  const [form] = Form.useForm<Partial<AccountView>>();
  const title = of === null ? t('accounts.new') : `${t('accounts.edit')} · ${of.name}`;
  const send = useMutation({
    mutationFn: (values: Partial<AccountView>) => {
      const body = { ...values, email: values.email?.trim() || null };
      if (of === null) return sendJson<{ password?: string | null }>('POST', '/api/v1/accounts', body);
      return sendJson<{ password?: string | null }>('PATCH', `/api/v1/accounts/${of.accountId}`, body);
    },
    onSuccess: ({ password }) => {
      close();
      if (password != null) show(password);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['access'] }),
  });
  const needed = [{ required: true, message: t('session.needed') }];
  const own = of?.actorId === actorId;
  return (
    <Modal
      open
      title={title}
      okText={of === null ? t('accounts.new') : t('accounts.save')}
      cancelText={t('accounts.cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      wrapProps={sendsOnCtrlEnter(form)}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={of ?? { role: 'clerk', unitId }}
        onFinish={(values) => send.mutate(values)}
      >
        {of === null && (
          <Form.Item name="name" label={t('accounts.name')} extra={t('accounts.name.hint')} rules={needed}>
            <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
        )}
        <Form.Item name="displayName" label={t('accounts.displayName')} rules={needed}>
          <Input autoComplete="off" />
        </Form.Item>
        {!own && (
          <>
            <Form.Item name="role" label={t('accounts.role')} rules={needed}>
              <Select options={PERSON_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} />
            </Form.Item>
            <Form.Item name="unitId" label={t('accounts.scope')} extra={t('accounts.scope.hint')}>
              <ScopeField />
            </Form.Item>
          </>
        )}
        <Form.Item name="email" label={t('accounts.email')} extra={t('accounts.email.hint')}>
          <Input autoComplete="off" inputMode="email" />
        </Form.Item>
        <FirstField />
      </Form>
      {of !== null && !own && <p className="muted">{t('accounts.endsSessions')}</p>}
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}
