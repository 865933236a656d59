import { Form, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../shell/use-text.js';
import { readIdCard } from '../../parts/id-card.js';
import { looksLikeIdNumber } from '../../parts/id-number.js';

/** Who hands it in; a scanned card fills in name, number and address wherever the scanner typed it. */
export function ApplicantFields() {
  const t = useText();
  const form = Form.useFormInstance();
  const [scanned, setScanned] = useState('');
  const take = (typed: string): boolean => {
    const card = readIdCard(typed);
    if (card === null) return false;
    form.setFieldsValue({ applicant: card });
    setScanned('');
    setTimeout(() => form.focusField(['applicant', 'phone']), 0);
    return true;
  };
  const unread = scanned.includes('|') && scanned.split('|').length > 6 && readIdCard(scanned) === null;
  return (
    <>
      <Form.Item
        label={t('intake.scan')}
        htmlFor="scan"
        help={unread ? t('intake.scan.unread') : undefined}
        validateStatus={unread ? 'warning' : ''}
      >
        <Input
          id="scan"
          value={scanned}
          placeholder={t('intake.scan.hint')}
          autoComplete="off"
          onChange={({ target }) => setScanned(target.value)}
          onBlur={() => take(scanned)}
          onPressEnter={(event) => {
            event.preventDefault();
            take(scanned);
          }}
        />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name={['applicant', 'name']} label={t('intake.name')}>
          <Input autoComplete="off" onPressEnter={({ currentTarget }) => take(currentTarget.value)} />
        </Form.Item>
        <Form.Item
          name={['applicant', 'idNumber']}
          label={t('intake.idNumber')}
          validateTrigger="onBlur"
          rules={[
            ({ getFieldValue }) => ({
              warningOnly: true,
              validator: (_, typed: string | undefined) =>
                !typed?.trim() || looksLikeIdNumber(typed, getFieldValue('applicantKind') as string)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('fault.idNumber'))),
            }),
          ]}
        >
          <Input autoComplete="off" inputMode="numeric" />
        </Form.Item>
        <Form.Item name={['applicant', 'phone']} label={t('intake.phone')}>
          <Input autoComplete="off" inputMode="tel" />
        </Form.Item>
        <Form.Item name={['applicant', 'email']} label={t('intake.email')}>
          <Input autoComplete="off" inputMode="email" />
        </Form.Item>
      </div>
      <Form.Item name={['applicant', 'address']} label={t('intake.address')}>
        <Input autoComplete="off" />
      </Form.Item>
    </>
  );
}
