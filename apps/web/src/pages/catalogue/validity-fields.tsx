import { Form } from 'antd';
import { DateField } from '../../parts/date-field.js';
import { useText } from '../../shell/use-text.js';

/** From which day a definition holds, and its last day. */
export function ValidityFields({ fromHint }: { fromHint?: string }) {
  const t = useText();
  return (
    <div className="form-pair">
      <Form.Item name="validFrom" label={t('catalogue.member.validFrom')} extra={fromHint}>
        <DateField />
      </Form.Item>
      <Form.Item name="validTo" label={t('catalogue.member.validTo')} extra={t('catalogue.validTo.hint')}>
        <DateField />
      </Form.Item>
    </div>
  );
}
