import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { DossierCode } from '../../parts/dossier-code.js';
import { MessageFailure } from '../../parts/message-failure.js';
import { RetryMessage } from '../../parts/retry-message.js';
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
      { title: t('messages.why'), width: 300, render: (_, one) => <MessageFailure of={one} /> },
    );
  }
  if (state === 'failed' && mayRetry) {
    columns.push({ title: t('messages.action'), width: 110, render: (_, one) => <RetryMessage {...one} /> });
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
