import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ProcedureComponent } from '../../parts/catalogue.js';
import { useText } from '../../shell/use-text.js';

const FORMS = ['original', 'copy', 'certifiedCopy', 'electronic'] as const;
const MOST_COPIES = 99;

/** The papers a procedure asks for, one row each, in the order in which the counter goes through them. */
export function ComponentRows() {
  const t = useText();
  const form = Form.useFormInstance();
  const next = (): ProcedureComponent => {
    const rows = (form.getFieldValue('components') ?? []) as ProcedureComponent[];
    return { code: freeCode(rows), name: '', form: 'original', required: true, copies: 1 };
  };
  return (
    <Form.List name="components">
      {(rows, { add, remove }) => (
        <fieldset className="limit-rows">
          <legend>{t('catalogue.member.components')}</legend>
          <p className="muted">{t('catalogue.components.hint')}</p>
          {rows.map(({ key, name }) => (
            <ComponentInputs key={key} name={name} remove={() => remove(name)} />
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add(next())}>
            {t('catalogue.components.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** The lowest number that no row has: a paper keeps its code when another one goes. */
function freeCode(rows: readonly { code?: string }[]): string {
  const taken = new Set(rows.map(({ code }) => code));
  for (let number = 1; ; number += 1) {
    const code = String(number).padStart(2, '0');
    if (!taken.has(code)) return code;
  }
}

function ComponentInputs({ name, remove }: { name: number; remove: () => void }) {
  const t = useText();
  const number = String(name + 1);
  const label = (what: string) => `${t(`catalogue.components.${what}`)} ${number}`;
  const needed = [{ required: true, whitespace: true, message: t('session.needed') }];
  return (
    <div className="component-row">
      <Form.Item name={[name, 'code']} className="limit-value" rules={needed}>
        <Input aria-label={label('code')} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name={[name, 'name']} className="limit-value component-name" rules={needed}>
        <Input aria-label={label('name')} placeholder={t('catalogue.components.name')} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[name, 'form']} noStyle>
        <Select
          aria-label={label('form')}
          options={FORMS.map((value) => ({ value, label: t(`component.form.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name={[name, 'copies']}
        className="limit-value"
        rules={[{ required: true, message: t('session.needed') }]}
      >
        <InputNumber aria-label={label('copies')} min={1} max={MOST_COPIES} precision={0} />
      </Form.Item>
      <Form.Item name={[name, 'required']} noStyle valuePropName="checked">
        <Checkbox aria-label={label('required')}>{t('catalogue.components.required')}</Checkbox>
      </Form.Item>
      <Button icon={<MinusCircleOutlined aria-hidden />} aria-label={label('remove')} onClick={remove} />
    </div>
  );
}
