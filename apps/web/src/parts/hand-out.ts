import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { answered, api } from '../api/client.js';
import { useAccount } from '../session/session.js';

/** The forms that tell their applicant when they are handed out. */
export const TELLING_PAPERS = ['receipt', 'supplement', 'apology'] as const;
export type TellingPaper = (typeof TELLING_PAPERS)[number];

interface HandedOut {
  code: string;
  paper: TellingPaper;
  /** Of which event; absent: the last that the form speaks of. */
  eventId?: string;
}

/** Says that a form was given to its applicant; the panel of what they were told asks anew. */
export function useHandOut() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ({ code, paper, eventId }: HandedOut) =>
      answered(
        api.POST('/api/v1/dossiers/{code}/papers/{paper}/handed-out', {
          params: { path: { code, paper } },
          body: eventId === undefined ? {} : { eventId },
        }),
      ),
    onError: (error) => void message.error(error.message),
    onSettled: (_data, _error, { code }) => queries.invalidateQueries({ queryKey: ['dossier', code, 'messages'] }),
  });
}

/**
 * At the counter printing is handing out, with no key more: for a clerk everywhere, for others where they have just received it
 * (`received`). Whoever else opens a form reads it.
 */
export function useOpened(code: string, received = false): (paper: string) => void {
  const { role } = useAccount();
  const { mutate } = useHandOut();
  return (opened) => {
    const paper = TELLING_PAPERS.find((name) => name === opened);
    if ((received || role === 'clerk') && paper !== undefined) mutate({ code, paper });
  };
}
