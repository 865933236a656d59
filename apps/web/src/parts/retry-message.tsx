import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { answered, api } from '../api/client.js';
import { useText } from '../shell/use-text.js';

const RETRIES: ReadonlySet<string> = new Set(['clerk', 'supervisor', 'admin']);

/** Whether a role may have messages tried again (`messages.retry`). */
export const mayRetry = (role: string): boolean => RETRIES.has(role);

/** Tries a failed message again; the lists and the dossier's page that show it ask anew. */
export function RetryMessage({ code, eventId }: { code: string; eventId: string }) {
  const t = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const retry = useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/dossiers/{code}/messages/{eventId}/retry', { params: { path: { code, eventId } } })),
    onSuccess: () => void message.success(t('messages.retried')),
    onError: (error) => void message.error(error.message),
    onSettled: () =>
      Promise.all([['messages'], ['dossier', code]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return (
    <Button
      size="small"
      loading={retry.isPending}
      aria-label={`${t('messages.retry')}: ${code}`}
      onClick={() => retry.mutate()}
    >
      {t('messages.retry')}
    </Button>
  );
}
