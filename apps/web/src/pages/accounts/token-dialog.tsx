import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { sendJson } from '../../api/send-json.js';
import { ScopeField } from '../../parts/scope-field.js';
import { DateField } from '../../parts/date-field.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { instantAt } from '../../time/zoned.js';
import { PERSON_ROLES } from './accounts-view.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';

interface NewToken {
  name: string;
  role: string;
  unitId: string | null;
  until?: string | null;
}

/** A token for a program; its text is shown once, then nobody has it. */
export function TokenDialog({ close, show }: { close: () => void; show: (secret: string) => void }) {
  const t = useText();
  const queries = useQueryClient();
  const { unitId, timezone } = useAccount();
  const [form] = Form.useForm<NewToken>();
  const send = useMutation({
    mutationFn: ({ until, ...token }: NewToken) => {
      const expiresAt = until == null ? null : instantAt(until, '23:59', timezone);
      return sendJson<{ token: string }>('POST', '/api/v1/tokens', { ...token, expiresAt });
    },
    onSuccess: ({ token }) => {
      close();
      show(token);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['access'] }),
  });
  const needed = [{ required: true, message: t('session.needed') }];
  const roles = ['integration', ...PERSON_ROLES].map((value) => ({ value, label: t(`accounts.tokenRole.${value}`) }));
  return (
    <Modal
      open
      title={t('accounts.tokens.new')}
      okText={t('accounts.tokens.new')}
      cancelText={t('accounts.cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      wrapProps={sendsOnCtrlEnter(form)}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ role: 'integration', unitId }}
        onFinish={(values) => send.mutate(values)}
      >
        <Form.Item name="name" label={t('accounts.tokens.name')} extra={t('accounts.tokens.name.hint')} rules={needed}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('accounts.role')} rules={needed}>
          <Select options={roles} />
        </Form.Item>
        <Form.Item name="unitId" label={t('accounts.scope')} extra={t('accounts.scope.hint')}>
          <ScopeField />
        </Form.Item>
        <Form.Item name="until" label={t('accounts.tokens.expires')} extra={t('accounts.tokens.expires.hint')}>
          <DateField />
        </Form.Item>
        <FirstField />
      </Form>
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}
