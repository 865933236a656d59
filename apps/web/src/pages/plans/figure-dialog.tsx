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
  value: string;
  source: string;
  publishedOn: string | null;
}

/** A figure that somebody else published, with who did and when. */
export function FigureDialog({ plan, close }: { plan: Plan; close: () => void }) {
  const t = useText();
  const { timezone } = useAccount();
  const [form] = Form.useForm<Values>();
  const targets = plan.targets.filter(({ kind }) => kind === 'entered');
  const targetId = Form.useWatch('targetId', form);
  const chosen = targets.find(({ id }) => id === targetId);
  const needed = [{ required: true, message: t('session.needed') }];
  const today = localDay(now(), timezone);
  return (
    <EntryDialog<Values>
      title={t('plans.figure.new')}
      what="figures"
      initialValues={{ period: today.slice(0, 4) }}
      bodyOf={({ targetId: of, period, value, source, publishedOn }) => ({
        ...{ targetId: of, period: period.trim(), source: source.trim(), publishedOn },
        // As people here write it: 86,5.
        value: value.trim().replace(',', '.'),
        unit: targets.find(({ id }) => id === of)?.unit,
      })}
      {...{ plan, targets, form, close }}
    >
      <Form.Item name="value" label={t('plans.value')} extra={t(`plans.unit.${chosen?.unit ?? 'any'}`)} rules={needed}>
        <Input autoComplete="off" inputMode="decimal" />
      </Form.Item>
      <Form.Item name="source" label={t('plans.source')} extra={t('plans.source.hint')} rules={needed}>
        <Input autoComplete="off" maxLength={300} placeholder={chosen?.source ?? ''} />
      </Form.Item>
      <Form.Item name="publishedOn" label={t('plans.publishedOn')} rules={needed}>
        <DateField max={today} />
      </Form.Item>
    </EntryDialog>
  );
}
