import { Form, Input } from 'antd';
import { DateField } from '../../parts/date-field.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';
import { EntryDialog } from './entry-dialog.js';
import type { Plan } from './plans-view.js';

interface Values {
  targetId: string;
  period: string;
  document: string;
  date: string | null;
  text?: string;
}

const LONGEST_TEXT = 10_000;

/** What was done for a target, with the document behind it. */
export function StatementDialog({ plan, close }: { plan: Plan; close: () => void }) {
  const t = useText();
  const { timezone } = useAccount();
  const [form] = Form.useForm<Values>();
  const needed = [{ required: true, message: t('session.needed') }];
  const today = localDay(now(), timezone);
  return (
    <EntryDialog<Values>
      title={t('plans.statement.new')}
      what="statements"
      targets={plan.targets.filter(({ kind }) => kind === 'statement')}
      initialValues={{ period: today.slice(0, 4) }}
      bodyOf={({ targetId, period, document, date, text }) => ({
        ...{ targetId, period: period.trim(), document: document.trim(), date },
        ...(text?.trim() ? { text: text.trim() } : {}),
      })}
      {...{ plan, form, close }}
    >
      <Form.Item name="document" label={t('plans.documentNumber')} extra={t('plans.document.hint')} rules={needed}>
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="date" label={t('plans.documentDate')} rules={needed}>
        <DateField max={today} />
      </Form.Item>
      <Form.Item name="text" label={t('plans.statement.text')} extra={t('plans.statement.text.hint')}>
        <Input.TextArea rows={4} maxLength={LONGEST_TEXT} />
      </Form.Item>
    </EntryDialog>
  );
}
