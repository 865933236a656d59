import { Input, Radio, Select } from 'antd';
import { DateField } from '../../parts/date-field.js';
import { useAccount } from '../../session/session.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';
import { AgencyField } from '../../worklist/agency-field.js';
import { OfficerField } from '../../worklist/officer-field.js';
import { useCodedLists } from './review-data.js';
import type { StepField } from './step-fields.js';

/** The field of a step; a form's item gives it id, value and onChange. */
export function StepInput({ field, autoFocus, ...item }: { field: StepField; autoFocus: boolean }) {
  const t = useText();
  const { optionsOf } = useCodedLists();
  const { timezone } = useAccount();
  switch (field.kind) {
    case 'list':
      return (
        <Select
          {...item}
          autoFocus={autoFocus}
          showSearch={{ optionFilterProp: 'label' }}
          options={optionsOf(field.list)}
        />
      );
    case 'unit':
      return <AgencyField {...item} autoFocus={autoFocus} />;
    case 'officer':
      return <OfficerField {...item} />;
    case 'number':
      return <Input {...item} autoFocus={autoFocus} autoComplete="off" maxLength={100} />;
    case 'day':
      return <DateField {...item} />;
    case 'dated':
      return <DateField {...item} max={localDay(now(), timezone)} />;
    case 'excused':
      return (
        <Radio.Group
          {...item}
          options={[
            { value: false, label: t('reviews.excused.no') },
            { value: true, label: t('reviews.excused.yes') },
          ]}
        />
      );
    case 'text':
      return <Input.TextArea {...item} rows={2} autoFocus={autoFocus} maxLength={4_000} />;
  }
}
