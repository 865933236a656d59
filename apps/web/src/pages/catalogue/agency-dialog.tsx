import { Form, Input, Select } from 'antd';
import type { Agency } from '../../parts/catalogue.js';
import { useAgencies } from '../../parts/catalogue.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { CatalogueDialog } from './catalogue-dialog.js';
import { ValidityFields } from './validity-fields.js';

interface Values {
  id: string;
  name: string;
  parentId: string | null;
  level: string | null;
  validFrom: string | null;
  validTo: string | null;
}

const LEVELS = ['province', 'district', 'commune'] as const;

/** A unit of the tree: a new one, another name or place, or its last day. */
export function AgencyDialog({ of, close }: { of: Agency | null; close: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Values>();
  const { all } = useAgencies();
  const needed = [{ required: true, whitespace: true, message: t('session.needed') }];
  const documentOf = (values: Values) => ({
    agencies: [
      {
        ...{ id: of?.id ?? values.id.trim(), name: values.name.trim() },
        ...{ parentId: values.parentId ?? null, level: values.level ?? null },
        ...{ validFrom: values.validFrom ?? null, validTo: values.validTo ?? null },
      },
    ],
  });
  return (
    <CatalogueDialog<Values>
      title={of === null ? t('catalogue.agency.new') : t('catalogue.agency.edit', { name: of.name })}
      form={form}
      initialValues={of ?? { level: null, parentId: null }}
      documentOf={documentOf}
      close={close}
    >
      {of === null && (
        <Form.Item name="id" label={t('catalogue.member.id')} extra={t('catalogue.agency.id.hint')} rules={needed}>
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('catalogue.member.name')} rules={needed}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="parentId" label={t('catalogue.member.parentId')}>
        <Select
          allowClear
          showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
          options={all
            .filter(({ id }) => id !== of?.id)
            .map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
        />
      </Form.Item>
      <Form.Item name="level" label={t('catalogue.member.level')} extra={t('catalogue.agency.level.hint')}>
        <Select allowClear options={LEVELS.map((value) => ({ value, label: t(`catalogue.level.${value}`) }))} />
      </Form.Item>
      <ValidityFields />
    </CatalogueDialog>
  );
}
