import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { answered, api } from '../../api/client.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { AgencyField } from '../../worklist/agency-field.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';
import { SAVED_TEXTS } from '../../worklist/saved-texts.js';
import type { SavedText } from '../../worklist/saved-texts.js';

interface Values {
  title: string;
  body: string;
  unitId?: string | null;
}

/** A new text or a changed one; changed against the version that was on the screen. */
export function SavedTextDialog({ text, close }: { text: SavedText | null; close: () => void }) {
  const t = useText();
  const { unitId } = useAccount();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) => {
      const { title, body } = values;
      const content = { title: title.trim(), body: body.trim(), ...(values.unitId ? { unitId: values.unitId } : {}) };
      if (text === null) return answered(api.POST('/api/v1/saved-texts', { body: content }));
      const params = { path: { textId: text.textId }, header: { 'If-Match': `"v${String(text.version)}"` } };
      return answered(api.PUT('/api/v1/saved-texts/{textId}', { params, body: content }));
    },
    onSuccess: () => {
      void message.success(t('savedTexts.saved'));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: SAVED_TEXTS }),
  });
  const needed = [{ required: true, whitespace: true, message: t('session.needed') }];
  return (
    <Modal
      open
      title={text === null ? t('savedTexts.new') : t('savedTexts.edit.label', { title: text.title })}
      okText={t('savedTexts.save')}
      cancelText={t('savedTexts.cancel')}
      confirmLoading={save.isPending}
      wrapProps={sendsOnCtrlEnter(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form form={form} layout="vertical" initialValues={text ?? { unitId }} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="title" label={t('savedTexts.name')} rules={needed}>
          <Input autoFocus maxLength={120} />
        </Form.Item>
        <Form.Item name="body" label={t('savedTexts.body')} rules={needed}>
          <Input.TextArea rows={5} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="unitId" label={t('savedTexts.unit')}>
          <AgencyField allowClear={unitId === null} placeholder={t('savedTexts.everybody')} />
        </Form.Item>
        <FirstField />
      </Form>
      {save.error !== null && <ProblemAlert error={save.error} />}
    </Modal>
  );
}
