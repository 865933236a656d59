import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { sendJson } from '../../api/send-json.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';
import { PLANS, planPath } from './plans-view.js';
import type { Plan, Target } from './plans-view.js';

interface EntryDialogProps<T> {
  title: string;
  plan: Plan;
  what: 'figures' | 'statements';
  targets: readonly Target[];
  form: FormInstance<T>;
  initialValues: Partial<T>;
  bodyOf: (values: T) => object;
  close: () => void;
  children: ReactNode;
}

/** Something entered for a target and a period; said again it writes nothing, said otherwise it supersedes. */
export function EntryDialog<T extends object>(props: EntryDialogProps<T>) {
  const { title, plan, what, targets, form, initialValues, bodyOf, close, children } = props;
  const t = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: (values: T) => sendJson<{ isNew: boolean }>('POST', `${planPath(plan.id)}/${what}`, bodyOf(values)),
    onSuccess: ({ isNew }) => {
      void message.success(t(isNew ? 'plans.entered' : 'plans.enteredBefore'));
      close();
    },
    onSettled: () => Promise.all([PLANS, ['scorecards']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const needed = [{ required: true, message: t('session.needed') }];
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('plans.close')}
      confirmLoading={send.isPending}
      wrapProps={sendsOnCtrlEnter(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<T> form={form} layout="vertical" initialValues={initialValues} onFinish={(values) => send.mutate(values)}>
        <Form.Item name="targetId" label={t('plans.target')} rules={needed}>
          <Select
            showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
            options={targets.map(({ id, title: label }) => ({ value: id, label }))}
          />
        </Form.Item>
        <Form.Item name="period" label={t('plans.period')} extra={t('plans.period.hint')} rules={needed}>
          <Input autoComplete="off" />
        </Form.Item>
        {children}
        <FirstField />
      </Form>
      <p className="muted">{t('plans.entry.text')}</p>
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}
