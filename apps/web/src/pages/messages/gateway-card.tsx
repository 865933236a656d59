import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Space } from 'antd';
import { useState } from 'react';
import { sendJson } from '../../api/send-json.js';
import { useColleagues } from '../../parts/colleagues.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { GatewayDialog } from './gateway-dialog.js';
import { useGateway } from './messages-view.js';
import type { Gateway } from './messages-view.js';

/** Where messages go besides paper; an administrator sets it, and sees its signing secret once. */
export function GatewayCard({ mayChange }: { mayChange: boolean }) {
  const t = useText();
  const { data, error } = useGateway();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Card
      size="small"
      className="gateway"
      title={t('messages.gateway')}
      extra={
        mayChange &&
        data !== undefined && (
          <Space wrap>
            <Button onClick={() => setOpen(true)}>
              {t(data === null ? 'messages.gateway.set' : 'messages.gateway.change')}
            </Button>
            {data !== null && <Remove />}
          </Space>
        )
      }
    >
      {error !== null && <ProblemAlert error={error} />}
      {data === null && <p className="muted">{t('messages.gateway.none')}</p>}
      {data != null && <GatewayFacts of={data} />}
      {open && <GatewayDialog of={data ?? null} close={() => setOpen(false)} show={setSecret} />}
      <ShownOnce title={t('messages.gateway.secret')} secret={secret} close={() => setSecret(null)} />
    </Card>
  );
}

function GatewayFacts({ of: { url, kinds, delayMinutes, since, setBy, state, note } }: { of: Gateway }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = useColleagues();
  const rows: [string, string][] = [
    ['url', url],
    [
      'kinds',
      kinds === null ? t('messages.gateway.allKinds') : kinds.map((one) => t(`messages.kind.${one}`)).join(', '),
    ],
    ['delay', t('messages.gateway.minutes', { minutes: delayMinutes })],
    ['since', dates.moment(since)],
    ['setBy', nameOf(setBy)],
  ];
  return (
    <>
      {state === 'disabled' && (
        <Alert type="error" showIcon className="problem" title={t('messages.gateway.disabled')} description={note} />
      )}
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="facts-row">
            <dt>{t(`messages.gateway.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Remove() {
  const t = useText();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const remove = useMutation({
    mutationFn: () => sendJson('DELETE', '/api/v1/message-gateway'),
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['message-gateway'] }),
  });
  const ask = () =>
    void modal.confirm({
      title: t('messages.gateway.remove'),
      content: t('messages.gateway.remove.text'),
      okText: t('messages.gateway.remove'),
      cancelText: t('messages.close'),
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <Button danger onClick={ask}>
      {t('messages.gateway.remove')}
    </Button>
  );
}
