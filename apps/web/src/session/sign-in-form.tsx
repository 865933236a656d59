import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import type { FormInstance } from 'antd';
import { fetched } from '../api/client.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useText } from '../shell/use-text.js';
import { SESSION, sessionQuery } from './session.js';
import type { Session } from './session.js';

export interface Credentials {
  account: string;
  password: string;
}

/** Account and password; the answer is this browser's session. */
export function SignInForm({ form, onSignedIn }: { form: FormInstance<Credentials>; onSignedIn?: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) =>
      fetched<Session>(SESSION, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(credentials),
      }),
    onSuccess: (session) => {
      queries.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('session') });
      queries.setQueryData(sessionQuery.queryKey, session);
      onSignedIn?.();
    },
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values)}>
      <Form.Item name="account" label={t('session.account')} rules={[{ required: true, message: t('session.needed') }]}>
        <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('session.password')}
        rules={[{ required: true, message: t('session.needed') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {signIn.error !== null && <ProblemAlert error={signIn.error} />}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('session.signIn')}
      </Button>
    </Form>
  );
}
