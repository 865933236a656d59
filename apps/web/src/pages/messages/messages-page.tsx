import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { sendJson } from '../../api/send-json.js';
import { More } from '../../parts/more.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { mayRetry } from '../../parts/retry-message.js';
import { useAddress } from '../../parts/use-address.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { GatewayCard } from './gateway-card.js';
import { MessageTable } from './message-table.js';
import { MESSAGE_STATES, useMessages } from './messages-view.js';
import type { MessageState } from './messages-view.js';
import './messages.css';

/** What applicants are told besides the paper in their hands: what was not sent, why, and where it is sent to. */
export default function MessagesPage() {
  const t = useText();
  const { role, unitId } = useAccount();
  const [address, change] = useAddress();
  const state = MESSAGE_STATES.find((name) => name === address['state']) ?? 'failed';
  const list = useMessages(state);
  const { data, error } = list;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const retries = mayRetry(role);
  return (
    <>
      <PageHead title={t('messages.title')} />
      {(role === 'admin' || role === 'inspector') && unitId === null && <GatewayCard mayChange={role === 'admin'} />}
      <div className="toolbar">
        <Segmented<MessageState>
          className="message-states"
          aria-label={t('messages.state')}
          value={state}
          onChange={(chosen) => change({ state: chosen === 'failed' ? undefined : chosen })}
          options={MESSAGE_STATES.map((value) => ({ value, label: t(`messages.state.${value}`) }))}
        />
        {retries && state === 'failed' && items.some(({ failure }) => failure !== 'noContact') && <RetryAll />}
      </div>
      <p className="muted">{t(`messages.text.${state}`)}</p>
      {error !== null && <ProblemAlert error={error} />}
      <MessageTable items={items} state={state} loading={data === undefined && error === null} mayRetry={retries} />
      <More of={list}>{t('messages.more')}</More>
    </>
  );
}

/** After an outage of the gateway nobody wants to press a button a hundred times. */
function RetryAll() {
  const t = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const retry = useMutation({
    mutationFn: () => sendJson<{ retried: number }>('POST', '/api/v1/messages/retry'),
    onSuccess: ({ retried }) => void message.success(t('messages.retriedAll', { retried })),
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  });
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate()}>
      {t('messages.retryAll')}
    </Button>
  );
}
