import { Form, Input, Select } from 'antd';
import { useFields } from '../../parts/catalogue.js';
import type { Procedure, ProcedureComponent } from '../../parts/catalogue.js';
import { useAccount } from '../../session/session.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';
import { CatalogueDialog } from './catalogue-dialog.js';
import { ComponentRows } from './component-rows.js';
import { ValidityFields } from './validity-fields.js';
import { useClockPolicies } from './use-clock-policies.js';
import { LimitRows, limitOf, newRow, rowOf } from './limit-rows.js';
import type { LimitRow } from './limit-rows.js';

interface Values {
  code: string;
  name: string;
  fieldCode: string | null;
  clockPolicyId: string;
  limits: LimitRow[];
  components: ProcedureComponent[];
  validFrom: string | null;
  validTo: string | null;
}

const DEFAULT_POLICY = 'default';

/** Another definition of a procedure from a day on, or a new one. What was received before keeps its promise. */
export function ProcedureDialog({ of, close }: { of: Procedure | null; close: () => void }) {
  const t = useText();
  const { timezone } = useAccount();
  const [form] = Form.useForm<Values>();
  const fields = useFields();
  const policies = useClockPolicies();
  const needed = [{ required: true, whitespace: true, message: t('session.needed') }];
  const today = localDay(now(), timezone);
  const documentOf = ({ limits, ...values }: Values) => ({
    procedures: [
      {
        ...{ ...values, code: of?.code ?? values.code.trim(), name: values.name.trim(), limits: limits.map(limitOf) },
        ...{
          fieldCode: values.fieldCode ?? null,
          validFrom: values.validFrom ?? null,
          validTo: values.validTo ?? null,
        },
      },
    ],
  });
  const initialValues: Values =
    of === null
      ? {
          ...{ code: '', name: '', fieldCode: null, clockPolicyId: DEFAULT_POLICY, limits: [newRow()] },
          ...{ components: [], validFrom: null, validTo: null },
        }
      : {
          ...{ code: of.code, name: of.name, fieldCode: of.fieldCode },
          ...{ clockPolicyId: of.clockPolicyId, limits: of.limits.map(rowOf) },
          components: of.components ?? [],
          // What was only learnt is filled in for all its days; what was reviewed changes from a day on.
          ...{ validFrom: of.provisional ? of.validFrom : today, validTo: of.validTo },
        };
  return (
    <CatalogueDialog<Values>
      title={of === null ? t('catalogue.procedure.new') : t('catalogue.procedure.edit', { code: of.code })}
      form={form}
      initialValues={initialValues}
      documentOf={documentOf}
      close={close}
    >
      {of === null && (
        <Form.Item name="code" label={t('catalogue.member.code')} rules={needed}>
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('catalogue.member.name')} rules={needed}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="fieldCode" label={t('catalogue.member.fieldCode')}>
        <Select
          allowClear
          showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
          options={fields.all.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <LimitRows />
      <ComponentRows />
      <Form.Item name="clockPolicyId" label={t('catalogue.member.clockPolicyId')}>
        <Select options={(policies.data ?? []).map(({ id }) => ({ value: id, label: id }))} />
      </Form.Item>
      <ValidityFields fromHint={t('catalogue.validFrom.hint')} />
    </CatalogueDialog>
  );
}
