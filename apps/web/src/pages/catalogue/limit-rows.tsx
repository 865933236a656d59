import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useText } from '../../shell/use-text.js';
import type { Limit } from '../../parts/catalogue.js';
import type { ProcedureLimit } from './member-text.js';

const CHANNELS = ['counter', 'online', 'post'] as const;
const UNITS = ['workingDay', 'workingHour', 'calendarDay', 'month'] as const;
const ANY = 'any';
const NO_LIMIT = 'none';

/** A limit as it stands in the form: a row without a channel or a case holds for all of them. */
export interface LimitRow {
  channel: NonNullable<ProcedureLimit['channel']> | typeof ANY;
  caseCode: string | null;
  value: number | null;
  unit: Limit['unit'] | typeof NO_LIMIT;
}

export const rowOf = ({ channel, caseCode, limit }: ProcedureLimit): LimitRow => ({
  channel: channel ?? ANY,
  caseCode,
  value: limit?.value ?? null,
  unit: limit?.unit ?? NO_LIMIT,
});
export const newRow = (): LimitRow => ({ channel: ANY, caseCode: null, value: null, unit: 'workingDay' });
export const limitOf = ({ channel, caseCode, value, unit }: LimitRow): ProcedureLimit => ({
  channel: channel === ANY ? null : channel,
  caseCode: caseCode?.trim() || null,
  limit: unit === NO_LIMIT ? null : { value: value ?? 0, unit },
});

/** The limits of a procedure, one row for each channel and case that has one of its own. */
export function LimitRows() {
  const t = useText();
  return (
    <Form.List name="limits">
      {(rows, { add, remove }) => (
        <fieldset className="limit-rows">
          <legend>{t('catalogue.limits')}</legend>
          <p className="muted">{t('catalogue.limits.hint')}</p>
          {rows.map(({ key, name }) => (
            <LimitInputs key={key} name={name} remove={() => remove(name)} />
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add(newRow())}>
            {t('catalogue.limits.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function LimitInputs({ name, remove }: { name: number; remove: () => void }) {
  const t = useText();
  const unit = Form.useWatch<string | undefined>(['limits', name, 'unit']);
  const number = String(name + 1);
  const label = (what: string) => `${t(`catalogue.limits.${what}`)} ${number}`;
  return (
    <div className="limit-row">
      <Form.Item name={[name, 'channel']} noStyle>
        <Select
          aria-label={label('channel')}
          options={[
            { value: ANY, label: t('catalogue.limits.anyChannel') },
            ...CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })),
          ]}
        />
      </Form.Item>
      <Form.Item name={[name, 'caseCode']} noStyle>
        <Input aria-label={label('case')} placeholder={t('catalogue.limits.anyCase')} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={[name, 'value']}
        className="limit-value"
        rules={[{ required: unit !== NO_LIMIT, message: t('session.needed') }]}
      >
        <InputNumber aria-label={label('value')} min={0} disabled={unit === NO_LIMIT} />
      </Form.Item>
      <Form.Item name={[name, 'unit']} noStyle>
        <Select
          aria-label={label('unit')}
          options={[
            ...UNITS.map((value) => ({ value, label: t(`catalogue.unit.${value}`) })),
            { value: NO_LIMIT, label: t('due.none') },
          ]}
        />
      </Form.Item>
      <Button icon={<MinusCircleOutlined aria-hidden />} aria-label={label('remove')} onClick={remove} />
    </div>
  );
}
