import { Alert, Form, Modal } from 'antd';
import { asProblem } from '../../api/problem.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';
import { usePeople } from '../../worklist/people.js';
import type { Review } from './review-data.js';
import { stepBody } from './step-body.js';
import { STEPS } from './step-fields.js';
import type { StepField, StepName } from './step-fields.js';
import { StepInput } from './step-input.js';
import { useStep } from './use-step.js';

/** One dialog for each step: its fields, Ctrl+Enter or the button records it, once. */
export function StepDialog({ review, step, close }: { review: Review; step: StepName; close: () => void }) {
  const t = useText();
  const { timezone } = useAccount();
  const [form] = Form.useForm<Record<string, unknown>>();
  const send = useStep(review.code, close);
  const { fields } = STEPS[step];
  return (
    <Modal
      open
      title={`${t(`command.${step}`)} · ${review.code}`}
      okText={t(`command.${step}`)}
      cancelText={t('reviews.cancel')}
      confirmLoading={send.isPending}
      wrapProps={sendsOnCtrlEnter(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={suggested(review, step, localDay(now(), timezone))}
        onFinish={(values) =>
          send.mutate({ step, version: review.version, body: stepBody(step, values, timezone, now()) })
        }
      >
        <p className="muted">{t(`reviews.help.${step}`)}</p>
        {fields.map((field, at) => (
          <Field key={field.name} field={field} first={at === 0} />
        ))}
        <FirstField />
      </Form>
      {send.error !== null && <Conflict error={send.error} review={review} />}
      {send.error !== null && <ProblemAlert error={send.error} />}
    </Modal>
  );
}

/** What the log itself suggests; a person decides. */
function suggested(review: Review, step: StepName, today: string): Record<string, unknown> {
  const { cause, holder } = review;
  if (step === 'issue-apology' || step === 'sign-apology') return { occurredAt: today };
  if (step !== 'code-cause') return {};
  return {
    causeCode: cause?.code,
    responsibleUnitId: cause?.unit.id ?? holder.unit?.id,
    responsibleOfficerId: cause === null ? holder.officer?.id : cause.officer?.id,
  };
}

function Field({ field, first }: { field: StepField; first: boolean }) {
  const t = useText();
  const form = Form.useFormInstance<Record<string, unknown>>();
  const condition = field.kind === 'list' ? field.onlyIf : undefined;
  const met = Form.useWatch(condition ?? '', form) as unknown;
  if (condition !== undefined && met !== true) return null;
  return (
    <Form.Item
      name={field.name}
      label={t(`reviews.field.${field.name}`)}
      rules={field.required === true ? [{ required: true, message: t('session.needed') }] : []}
    >
      <StepInput field={field} autoFocus={first} />
    </Form.Item>
  );
}

/** Nothing was recorded; what the others did meanwhile stands here, and the next try goes against the new version. */
function Conflict({ error, review }: { error: unknown; review: Review }) {
  const t = useText();
  const { nameOf } = usePeople();
  if (asProblem(error).code !== 'REVIEW.VERSION_CONFLICT') return null;
  const last = review.steps.at(-1);
  if (last === undefined) return null;
  const what = `${t(`event.${last.type}`)} (${nameOf(last.actorId)})`;
  return <Alert type="info" showIcon title={t('reviews.changed', { what })} />;
}
