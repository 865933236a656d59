import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { sendJson } from '../../api/send-json.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { MESSAGE_KINDS } from './messages-view.js';
import type { Gateway, MessageKind } from './messages-view.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';

interface GatewayDialogProps {
  /** null: none is set yet. */
  of: Gateway | null;
  close: () => void;
  show: (secret: string) => void;
}
interface Values {
  url: string;
  kinds: MessageKind[];
  delayMinutes: number;
}

/** As the API has it: a paper is mostly printed while its applicant stands there. */
const DELAY_MINUTES = 10;
const LONGEST_DELAY_MINUTES = 1_440;

/** Address, kinds and delay; each saving makes a new signing secret, which the dialog after it shows once. */
export function GatewayDialog({ of, close, show }: GatewayDialogProps) {
  const t = useText();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const title = t(of === null ? 'messages.gateway.set' : 'messages.gateway.change');
  const send = useMutation({
    mutationFn: ({ url, kinds, delayMinutes }: Values) =>
      sendJson<{ secret: string }>('PUT', '/api/v1/message-gateway', {
        url: url.trim(),
        delayMinutes,
        ...(kinds.length === MESSAGE_KINDS.length ? {} : { kinds }),
      }),
    onSuccess: ({ secret }) => {
      close();
      show(secret);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['message-gateway'] }),
  });
  const needed = [{ required: true, message: t('session.needed') }];
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('messages.close')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      wrapProps={sendsOnCtrlEnter(form)}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          url: of?.url ?? '',
          kinds: of?.kinds ?? [...MESSAGE_KINDS],
          delayMinutes: of?.delayMinutes ?? DELAY_MINUTES,
        }}
        onFinish={(values) => send.mutate(values)}
      >
        <Form.Item name="url" label={t('messages.gateway.url')} extra={t('messages.gateway.url.hint')} rules={needed}>
          <Input autoComplete="off" inputMode="url" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="kinds"
          label={t('messages.gateway.kinds')}
          rules={[{ type: 'array', min: 1, message: t('session.needed') }]}
        >
          <Checkbox.Group options={MESSAGE_KINDS.map((value) => ({ value, label: t(`messages.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="delayMinutes"
          label={t('messages.gateway.delayLabel')}
          extra={t('messages.gateway.delay.hint')}
          rules={needed}
        >
          <InputNumber min={0} max={LONGEST_DELAY_MINUTES} precision={0} />
        </Form.Item>
        <FirstField />
      </Form>
      <p className="muted">{t('messages.gateway.secret.text')}</p>
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}
