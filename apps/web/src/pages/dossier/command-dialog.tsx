import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Modal } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fetched } from '../../api/client.js';
import { useSubmitKey } from '../../api/idempotency-key.js';
import { asProblem, isPassing } from '../../api/problem.js';
import { useColleagues } from '../../parts/colleagues.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { localTime } from '../../time/zoned.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';
import { SavedTextPicker } from '../../worklist/saved-text-picker.js';
import { commandBody, intakeOf } from './command-body.js';
import { COMMAND_FORMS } from './command-fields.js';
import type { CommandField } from './command-fields.js';
import { inputOf } from './command-input.js';
import { CommandRule } from './command-rule.js';
import { correctionFields } from './correction-fields.js';
import { pathOf, useTimeline } from './dossier-view.js';
import type { DossierView } from './dossier-view.js';
import { PaperPicker } from './paper-picker.js';

interface CommandDialogProps {
  /** As it stands on the screen; after a conflict the caller gives the new one. */
  dossier: DossierView;
  command: string;
  /** Told once it is written. */
  recorded: () => void;
  close: () => void;
}

/** One dialog for each command: its fields, Ctrl+Enter or the button sends it, once. */
export function CommandDialog({ dossier, command, recorded, close }: CommandDialogProps) {
  const t = useText();
  const { timezone } = useAccount();
  const [form] = Form.useForm<Record<string, unknown>>();
  const fields = useFields(dossier, command, Form.useWatch('field', form) as string | undefined);
  const send = useSend(dossier, command, fields, () => {
    recorded();
    close();
  });
  const conflict = send.error !== null && asProblem(send.error).code === 'DOSSIER.VERSION_CONFLICT';
  return (
    <Modal
      open
      title={`${t(`command.${command}`)} · ${dossier.code}`}
      okText={t(`command.${command}`)}
      cancelText={t('dossier.cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      wrapProps={sendsOnCtrlEnter(form)}
    >
      <CommandRule command={command} dossier={dossier} />
      <Form
        form={form}
        layout="vertical"
        initialValues={valuesAtFirst(dossier, command, timezone)}
        onFinish={(values) => send.mutate(values)}
      >
        {fields.map((field) => (
          <Form.Item
            key={field.kind + field.name}
            name={field.name.split('.')}
            label={t(`dossier.field.${field.label ?? field.name}`)}
            preserve={field.name !== 'to'}
            {...pickerOf(field, dossier, (text) => put(form, field.name, text))}
            rules={
              field.required
                ? [{ required: true, message: t('session.needed') }, bothParts(field, t('session.needed'))]
                : []
            }
          >
            {inputOf({ field, dossier, t })}
          </Form.Item>
        ))}
        <FirstField />
      </Form>
      {conflict && <Conflict code={dossier.code} since={send.sentAgainst} />}
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}

function useFields({ facts }: DossierView, command: string, chosen: string | undefined): readonly CommandField[] {
  if (command === 'request-correction') return correctionFields(facts, chosen);
  return COMMAND_FORMS[command]?.fields ?? [];
}

function useSend(dossier: DossierView, command: string, fields: readonly CommandField[], close: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { timezone } = useAccount();
  const key = useSubmitKey();
  const { code, version, facts } = dossier;
  const [sentAgainst, setSentAgainst] = useState(version);
  const send = useMutation({
    mutationFn: (values: Record<string, unknown>) => {
      setSentAgainst(version);
      const body = { ...intakeOf(command, facts), ...commandBody(fields, values, timezone) };
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
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['dossier', code] }),
        queries.invalidateQueries({ queryKey: ['dossiers'] }),
      ]),
  });
  return { ...send, sentAgainst };
}

/** What can be put into the field without typing it. */
function pickerOf(field: CommandField, dossier: DossierView, pick: (text: string) => void): { extra?: ReactNode } {
  if (field.saved === true) return { extra: <SavedTextPicker pick={pick} /> };
  return field.papers === true ? { extra: <PaperPicker dossier={dossier} pick={pick} /> } : {};
}

/** What was picked goes after what stands there. */
function put(form: FormInstance<Record<string, unknown>>, name: string, text: string): void {
  const before = String(form.getFieldValue(name) ?? '').trim();
  form.setFieldValue(name, before === '' ? text : `${before}\n${text}`);
  form.focusField(name);
}

/** A moment needs its day and its time. */
const bothParts = ({ kind }: CommandField, message: string) => ({
  validator: (_: unknown, value: unknown) => {
    const { day, time } = (value ?? {}) as { day?: string | null; time?: string | null };
    return kind !== 'moment' || (day && time) ? Promise.resolve() : Promise.reject(new Error(message));
  },
});

/** A new appointment is mostly at the clock time of the old one, and mostly the holder's unit asks for it. */
function valuesAtFirst({ facts }: DossierView, command: string, zone: string): Record<string, unknown> {
  const [only, ...others] = facts.pendingCorrections ?? [];
  if (command === 'approve-correction' || command === 'reject-correction') {
    return others.length === 0 ? { requestEventId: only?.requestEventId } : {};
  }
  // Whoever comes for it mostly stands there.
  if (command === 'return-result') return { via: 'counter' };
  if (command !== 'extend-deadline' || facts.dueAt == null) return {};
  const dueAt = { day: null, time: localTime(facts.dueAt, zone) };
  return { dueAt, responsibleUnitId: facts.holder?.unitId ?? facts.agencyId };
}

/** Nothing was written; what the others did meanwhile stands here, and the next try goes against the new version. */
function Conflict({ code, since }: { code: string; since: number }) {
  const t = useText();
  const { nameOf } = useColleagues();
  const { data = [] } = useTimeline(code);
  const newer = data.slice(-3).filter(({ version }) => version > since);
  const words = newer.map(
    ({ type, actorId }) => `${t.has(`event.${type}`) ? t(`event.${type}`) : type} (${nameOf(actorId)})`,
  );
  return words.length === 0 ? null : <Alert type="info" title={t('dossier.changed', { what: words.join('; ') })} />;
}
