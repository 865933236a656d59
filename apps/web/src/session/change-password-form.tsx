import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { fetched } from '../api/client.js';
import { asProblem, faultsOf } from '../api/problem.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useText } from '../shell/use-text.js';
import { SESSION, sessionQuery, useAccount } from './session.js';
import type { Session } from './session.js';

interface Passwords {
  current: string;
  next: string;
  again: string;
}

/** The API's least length; it decides, this only says so before the way to it. */
const SHORTEST = 10;

/** The old password and, twice, the new one. Every other session of the account ends; this one begins anew. */
export function ChangePasswordForm({ onChanged }: { onChanged?: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const { name } = useAccount();
  const [form] = Form.useForm<Passwords>();
  const change = useMutation({
    mutationFn: ({ current, next }: Passwords) =>
      fetched<Session>(`${SESSION}/password`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ current, next }),
      }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      onChanged?.();
    },
    onError: (error) => {
      const faults = faultsOf(error).filter(({ code }) => t.has(`fault.${code ?? ''}`));
      form.setFields(
        faults.map(({ pointer, code }) => ({
          name: pointer.slice(1) as keyof Passwords,
          errors: [t(`fault.${code ?? ''}`)],
        })),
      );
    },
  });
  const needed = { required: true, message: t('session.needed') };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
      <input
        className="visually-hidden"
        name="username"
        autoComplete="username"
        value={name}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      <Form.Item name="current" label={t('session.current')} rules={[needed]}>
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('session.next')}
        extra={t('session.next.hint', { least: SHORTEST })}
        rules={[needed, { min: SHORTEST, message: t('fault.PASSWORD.WEAK') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('session.next.again')}
        dependencies={['next']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: (_, typed) =>
              !typed || typed === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('session.next.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.error !== null && asProblem(change.error).code !== 'VALIDATION.FAILED' && (
        <ProblemAlert error={change.error} />
      )}
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('session.changePassword')}
      </Button>
    </Form>
  );
}
