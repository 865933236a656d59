import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../../api/client.js';
import { useSubmitKey } from '../../api/idempotency-key.js';
import { sent } from '../../api/sent.js';
import { useText } from '../../shell/use-text.js';
import { reviewKey } from './review-data.js';
import type { Review } from './review-data.js';
import type { StepName } from './step-fields.js';

interface Sent {
  step: StepName;
  version: number;
  body: Record<string, unknown>;
}
/** How a review stands at once after a step that asks for nothing; every other waits for the answer. */
const AT_ONCE: Partial<Record<StepName, Review['state']>> = { open: 'open' };

/**
 * Sends a step against the version that was on the screen. What is shown ahead of the answer is taken back when it is
 * refused, and what stands now is asked anew, whoever wrote it.
 */
export function useStep(code: string, done: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const key = useSubmitKey();
  return useMutation({
    mutationFn: ({ step, version, body }: Sent) =>
      sent(() =>
        api.POST('/api/v1/reviews/{code}/commands/{command}', {
          params: {
            path: { code, command: step },
            header: { 'If-Match': `"v${String(version)}"`, 'Idempotency-Key': key.keyFor({ step, version, body }) },
          },
          body,
        }),
      ),
    onMutate: ({ step }) => {
      const before = queries.getQueryData<Review>(reviewKey(code));
      const state = AT_ONCE[step];
      if (before === undefined || state === undefined) return { before: undefined };
      queries.setQueryData<Review>(reviewKey(code), { ...before, state, availableCommands: [] });
      return { before };
    },
    onError: (_error, _sent, context) => {
      if (context?.before !== undefined) queries.setQueryData(reviewKey(code), context.before);
    },
    onSuccess: (_answer, { step }) => {
      key.done();
      void message.success(t('reviews.done', { step: t(`command.${step}`) }));
      done();
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: reviewKey(code) }),
        queries.invalidateQueries({ queryKey: ['dossiers'] }),
      ]),
  });
}
