import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import { useSubmitKey } from '../../api/idempotency-key.js';
import { faultsOf } from '../../api/problem.js';
import { sent } from '../../api/sent.js';
import { showAtFields } from '../../parts/field-faults.js';
import { useAgencies, useProcedures } from '../../parts/catalogue.js';
import { Keys } from '../../parts/keys.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAddress } from '../../parts/use-address.js';
import { useAccount } from '../../session/session.js';
import { useShortcut } from '../../shell/shortcuts.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { ApplicantFields } from './applicant-fields.js';
import { checklistOf } from './checklist.js';
import { ComponentList } from './component-list.js';
import { intakeBody, limitOf } from './intake-values.js';
import type { IntakeValues } from './intake-values.js';
import { ProcedureField } from './procedure-field.js';
import { PromisePanel } from './promise-panel.js';
import { ReceiptPanel } from './receipt-panel.js';
import type { Received } from './receipt-panel.js';
import { useAsked } from './use-asked.js';
import './intake.css';

const byWords = {
  filterOption: (input: string, option?: { label?: unknown }) => matches(String(option?.label ?? ''), input),
};

/** From the first key to a printed receipt without a mouse. */
export default function IntakePage() {
  const [round, setRound] = useState(0);
  const [received, setReceived] = useState<Received | null>(null);
  const t = useText();
  const next = (): void => {
    setReceived(null);
    setRound(round + 1);
  };
  return (
    <>
      <PageHead title={t('intake.title')} />
      {received === null ? (
        <IntakeForm key={round} onReceived={setReceived} />
      ) : (
        <ReceiptPanel received={received} next={next} />
      )}
    </>
  );
}

function IntakeForm({ onReceived }: { onReceived: (received: Received) => void }) {
  const t = useText();
  const [form] = Form.useForm<IntakeValues>();
  const { unitId } = useAccount();
  const [{ procedure: asked }] = useAddress();
  const procedures = useProcedures();
  const agencies = useAgencies();
  const [tries, setTries] = useState(0);
  const key = useSubmitKey();
  const chosen = procedures.byCode(Form.useWatch('procedureCode', form));
  const papers = useAsked(chosen);
  useEffect(() => {
    form.setFieldsValue({ components: checklistOf(papers, form.getFieldsValue(true).components) });
  }, [form, papers]);
  const channel = Form.useWatch('channel', form) ?? 'counter';
  const caseCode = Form.useWatch('caseCode', form);
  const submit = useMutation({
    mutationFn: (values: IntakeValues) => {
      const body = intakeBody(values);
      const header = { 'Idempotency-Key': key.keyFor(body) };
      return sent(() => api.POST('/api/v1/dossiers', { params: { header }, body }), setTries);
    },
    onSuccess: (answer) => {
      key.done();
      onReceived(answer);
    },
    onError: (error) => showAtFields(form, faultsOf(error), t),
    onSettled: () => setTries(0),
  });
  useShortcut({
    keys: 'mod+Enter',
    label: t('intake.submit'),
    group: t('intake.keys'),
    run: () => {
      if (!submit.isPending) form.submit();
    },
  });
  const cases = [...new Set((chosen?.limits ?? []).flatMap((one) => (one.caseCode === null ? [] : [one.caseCode])))];
  return (
    <Form<IntakeValues>
      form={form}
      layout="vertical"
      className="intake"
      scrollToFirstError={{ focus: true }}
      initialValues={{
        channel: 'counter',
        applicantKind: 'citizen',
        procedureCode: asked,
        components: [],
      }}
      onFinish={(values) => submit.mutate(values)}
    >
      <div className="intake-left">
        <Card size="small">
          <Form.Item
            name="procedureCode"
            label={t('intake.procedure')}
            rules={[{ required: true, message: t('session.needed') }]}
          >
            <ProcedureField />
          </Form.Item>
          {cases.length > 0 && (
            <Form.Item name="caseCode" label={t('intake.case')}>
              <Select allowClear options={cases.map((value) => ({ value, label: value }))} />
            </Form.Item>
          )}
          {unitId === null && (
            <Form.Item
              name="agencyId"
              label={t('intake.agency')}
              rules={[{ required: true, message: t('session.needed') }]}
            >
              <Select
                showSearch={byWords}
                options={agencies.all
                  .filter(({ level, validTo }) => level !== null && validTo === null)
                  .map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form.Item>
          )}
          <div className="two-columns">
            <Form.Item name="channel" label={t('intake.channel')}>
              <Select
                options={['counter', 'online', 'post'].map((value) => ({ value, label: t(`channel.${value}`) }))}
              />
            </Form.Item>
            <Form.Item name="applicantKind" label={t('intake.kind')}>
              <Select
                options={['citizen', 'business', 'agency', 'other'].map((value) => ({
                  value,
                  label: t(`applicantKind.${value}`),
                }))}
              />
            </Form.Item>
          </div>
        </Card>
        <Card size="small" title={t('intake.applicant')}>
          <ApplicantFields />
          <Form.Item name="abstract" label={t('intake.abstract')}>
            <Input.TextArea rows={2} />
          </Form.Item>
        </Card>
      </div>
      <div className="intake-right">
        <Card size="small" title={t('intake.promise')}>
          <PromisePanel limit={limitOf(chosen, channel, caseCode)} policyId={chosen?.clockPolicyId ?? null} />
        </Card>
        <Card size="small" title={t('intake.components')}>
          <Form.Item name="components" noStyle>
            <ComponentList />
          </Form.Item>
        </Card>
        {submit.error !== null && <ProblemAlert error={submit.error} again={() => form.submit()} />}
        {tries > 0 && <p role="status">{t('intake.retrying', { tries })}</p>}
        <Button type="primary" size="large" htmlType="submit" loading={submit.isPending} block>
          {t('intake.submit')} <Keys of="mod+Enter" />
        </Button>
      </div>
    </Form>
  );
}
