import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { sendJson } from '../../api/send-json.js';
import { DossierCode } from '../../parts/dossier-code.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import type { Message, MessageState } from './messages-view.js';

interface MessageTableProps {
  items: Message[];
  state: MessageState;
  loading: boolean;
  mayRetry: boolean;
}

/** Messages in one state; a failed one says why and can be tried again. */
export function MessageTable({ items, state, loading, mayRetry }: MessageTableProps) {
  const t = useText();
  const dates = useDates();
  const columns: TableColumnsType<Message> = [
    { title: t('messages.dossier'), width: 250, render: (_, { code }) => <DossierCode code={code} /> },
    { title: t('messages.kind'), width: 200, render: (_, { kind }) => t(`messages.kind.${kind}`) },
    { title: t('messages.createdAt'), width: 150, className: 'num', render: (_, one) => dates.moment(one.createdAt) },
  ];
  if (state === 'sent') {
    columns.push(
      { title: t('messages.sentAt'), width: 150, className: 'num', render: (_, one) => dates.moment(one.sentAt) },
      { title: t('messages.channel'), render: (_, { channel }) => t(`messages.channel.${channel ?? 'print'}`) },
    );
  }
  if (state === 'failed' || state === 'queued') {
    columns.push(
      { title: t('messages.attempts'), width: 90, align: 'end', className: 'num', dataIndex: 'attempts' },
      { title: t('messages.why'), width: 300, render: (_, one) => <Why of={one} /> },
    );
  }
  if (state === 'failed' && mayRetry) {
    columns.push({ title: t('messages.action'), width: 110, render: (_, one) => <Retry of={one} /> });
  }
  return (
    <Table<Message>
      size="small"
      rowKey="eventId"
      loading={loading}
      dataSource={items}
      pagination={false}
      scroll={{ x: 1060 }}
      locale={{ emptyText: t(`messages.none.${state}`) }}
      columns={columns}
    />
  );
}

/** In words, with what was really heard beneath: whoever runs the gateway looks for that. */
function Why({ of: { failure, lastError } }: { of: Message }) {
  const t = useText();
  if (failure === null) return <span className="muted">{t('messages.why.notTried')}</span>;
  return (
    <>
      {t.has(`messages.why.${failure}`) ? t(`messages.why.${failure}`) : failure}
      {failure !== 'noContact' && failure !== 'secretClosed' && <div className="muted">{lastError}</div>}
    </>
  );
}

function Retry({ of: { code, eventId } }: { of: Message }) {
  const t = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const retry = useMutation({
    mutationFn: () => sendJson('POST', `/api/v1/dossiers/${encodeURIComponent(code)}/messages/${eventId}/retry`),
    onSuccess: () => void message.success(t('messages.retried')),
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages'] }),
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
