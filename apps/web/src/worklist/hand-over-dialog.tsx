import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { answered, api } from '../api/client.js';
import { useSubmitKey } from '../api/idempotency-key.js';
import { sent } from '../api/sent.js';
import type { components } from '../api/schema.js';
import { FirstField } from '../parts/first-field.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { DossierCode } from '../parts/dossier-code.js';
import { useText } from '../shell/use-text.js';
import { AgencyField } from './agency-field.js';
import { sendsOnCtrlEnter } from './dialog-keys.js';
import { OfficerField } from './officer-field.js';

export interface Chosen {
  code: string;
  /** The version that was on the screen. */
  version: number;
  /** The competent agency. */
  agencyId: string | null;
}
type Answer = components['schemas']['HandOverAnswerDto'];
interface Values {
  toUnitId: string;
  toOfficerId?: string;
  note?: string;
}

/** Several dossiers to one unit and officer; each has its own verdict, and what was refused is told to `settled`. */
export function HandOverDialog({
  items,
  settled,
  close,
}: {
  items: readonly Chosen[];
  settled: (refused: string[]) => void;
  close: () => void;
}) {
  const t = useText();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const key = useSubmitKey();
  const send = useMutation({
    mutationFn: ({ toUnitId, toOfficerId, note }: Values) => {
      const body = {
        items: items.map(({ code, version }) => ({ code, version })),
        toUnitId,
        ...(toOfficerId ? { toOfficerId } : {}),
        ...(note?.trim() ? { note: note.trim() } : {}),
      };
      const params = { header: { 'Idempotency-Key': key.keyFor(body) } };
      return sent(() => api.POST('/api/v1/dossiers/hand-overs', { params, body })) as ReturnType<
        typeof answered<Answer>
      >;
    },
    onSuccess: (answer) => {
      key.done();
      settled(answer.items.filter(({ done }) => !done).map(({ code }) => code));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['dossiers'] }),
  });
  const { data } = send;
  const toUnit = Form.useWatch('toUnitId', form);
  return (
    <Modal
      open
      title={t('worklist.handOver.title', { count: items.length })}
      okText={t('worklist.handOver.send')}
      cancelText={t('worklist.handOver.close')}
      confirmLoading={send.isPending}
      {...(data === undefined ? {} : { okButtonProps: { style: { display: 'none' } } })}
      wrapProps={data === undefined ? sendsOnCtrlEnter(form) : {}}
      onOk={() => form.submit()}
      onCancel={close}
    >
      {data === undefined ? (
        <Form form={form} layout="vertical" onFinish={(values) => send.mutate(values)}>
          <Form.Item
            name="toUnitId"
            label={t('worklist.handOver.toUnitId')}
            rules={[{ required: true, message: t('session.needed') }]}
          >
            <AgencyField first={agencyOf(items)} />
          </Form.Item>
          <Form.Item name="toOfficerId" label={t('worklist.handOver.toOfficerId')}>
            <OfficerField near={toUnit} />
          </Form.Item>
          <Form.Item name="note" label={t('worklist.handOver.note')}>
            <Input.TextArea rows={2} />
          </Form.Item>
          <FirstField />
        </Form>
      ) : (
        <Verdicts answer={data} />
      )}
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}

/** The agency that all of them are of, if they are of one. */
function agencyOf([one, ...others]: readonly Chosen[]): string | null {
  return one !== undefined && others.every(({ agencyId }) => agencyId === one.agencyId) ? one.agencyId : null;
}

function Verdicts({ answer }: { answer: Answer }) {
  const t = useText();
  const { done, refused, items } = answer;
  return (
    <>
      <Alert
        type={refused === 0 ? 'success' : 'warning'}
        showIcon
        role="status"
        title={t(refused === 0 ? 'worklist.handOver.done' : 'worklist.handOver.some', { done, refused })}
      />
      <ul className="verdicts">
        {items
          .filter((item) => !item.done)
          .map(({ code, problem }) => (
            <li key={code}>
              <DossierCode code={code} /> <Refusal problem={problem} />
            </li>
          ))}
      </ul>
    </>
  );
}

function Refusal({ problem }: { problem: { code?: string; detail?: string } | undefined }) {
  const t = useText();
  const code = problem?.code ?? '';
  return (
    <span>
      {t.has(`problem.${code}`) ? t(`problem.${code}`) : problem?.detail}{' '}
      <span className="muted">{t('problem.code', { code })}</span>
    </span>
  );
}
