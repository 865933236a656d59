import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { fetched } from '../../api/client.js';
import { useSubmitKey } from '../../api/idempotency-key.js';
import { asProblem, isPassing } from '../../api/problem.js';
import { useAgencies } from '../../parts/catalogue.js';
import { DateField } from '../../parts/date-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { commandBody } from './command-body.js';
import { COMMAND_FORMS } from './command-fields.js';
import type { CommandField } from './command-fields.js';
import { pathOf, useTimeline } from './dossier-view.js';

interface CommandDialogProps {
  code: string;
  /** The version that was on the screen when the dialog opened; after a conflict the caller gives the new one. */
  version: number;
  command: string;
  close: () => void;
}

/** One dialog for each command: its fields, Ctrl+Enter or the button sends it, once. */
export function CommandDialog({ code, version, command, close }: CommandDialogProps) {
  const t = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { timezone } = useAccount();
  const [form] = Form.useForm<Record<string, unknown>>();
  const key = useSubmitKey();
  const fields = COMMAND_FORMS[command]?.fields ?? [];
  const send = useMutation({
    mutationFn: (values: Record<string, unknown>) => {
      const body = commandBody(fields, values, timezone);
      const headers = {
        'content-type': 'application/json',
        'if-match': `"v${String(version)}"`,
        'idempotency-key': key.keyFor({ version, body }),
      };
      return fetched(`${pathOf(code)}/commands/${command}`, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    retry: (count, error) => count < 4 && isPassing(asProblem(error)),
    onSuccess: () => {
      key.done();
      void message.success(t('dossier.done', { command: t(`command.${command}`) }));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['dossier', code] }),
  });
  const conflict = send.error !== null && asProblem(send.error).code === 'DOSSIER.VERSION_CONFLICT';
  return (
    <Modal
      open
      title={`${t(`command.${command}`)} · ${code}`}
      okText={t(`command.${command}`)}
      cancelText={t('dossier.cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      afterOpenChange={(open) => {
        if (open && fields[0] !== undefined) form.focusField(fields[0].name);
      }}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => send.mutate(values)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        {fields.map((field, at) => (
          <Form.Item
            key={field.name}
            name={field.name}
            label={t(`dossier.field.${field.name}`)}
            rules={field.required ? [{ required: true, message: t('session.needed') }] : []}
          >
            {inputOf(field, t, at === 0)}
          </Form.Item>
        ))}
      </Form>
      {conflict && <Conflict code={code} since={Number(asProblem(send.error).body['expected'] ?? version)} />}
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}

/** The first field has the focus from its first moment: letters typed while the dialog grows must not reach its close button. */
function inputOf(field: CommandField, t: ReturnType<typeof useText>, autoFocus: boolean): ReactNode {
  switch (field.kind) {
    case 'text':
      return <Input.TextArea rows={3} autoFocus={autoFocus} />;
    case 'lines':
      return <Input.TextArea rows={4} autoFocus={autoFocus} placeholder={t('dossier.lines')} />;
    case 'day':
      return <DateField />;
    case 'dong':
      return <InputNumber autoFocus={autoFocus} min={1} precision={0} suffix="đ" className="wide" />;
    case 'score':
      return <Radio.Group options={[1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))} />;
    case 'choice':
      return (
        <Radio.Group options={(field.values ?? []).map((value) => ({ value, label: t(`dossier.choice.${value}`) }))} />
      );
    case 'agency':
      return <AgencySelect />;
    case 'code':
      return <Input autoComplete="off" autoFocus={autoFocus} />;
  }
}

function AgencySelect(props: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const { all } = useAgencies();
  return (
    <Select
      {...props}
      showSearch={{ filterOption: (typed, option) => matches(option?.label ?? '', typed) }}
      options={all.filter(({ validTo }) => validTo === null).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** Nothing was written; what the others did meanwhile stands here, and the next try goes against the new version. */
function Conflict({ code, since }: { code: string; since: number }) {
  const t = useText();
  const { data = [] } = useTimeline(code);
  const newer = data.slice(-3).filter(({ version }) => version > since - 1);
  const words = newer.map(
    ({ type, actorId }) => `${t.has(`event.${type}`) ? t(`event.${type}`) : type} (${actorId ?? '—'})`,
  );
  return words.length === 0 ? null : <Alert type="info" title={t('dossier.changed', { what: words.join('; ') })} />;
}
