import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ComponentProps, ReactNode } from 'react';
import { useProcedures } from '../../parts/catalogue.js';
import { DateField } from '../../parts/date-field.js';
import { MomentField } from '../../parts/moment-field.js';
import { matches } from '../../shell/unaccented.js';
import type { TextOf } from '../../shell/use-text.js';
import { AgencyField } from '../../worklist/agency-field.js';
import { OfficerField } from '../../worklist/officer-field.js';
import type { CommandField } from './command-fields.js';
import { EventSelect, PendingChoice } from './correction-inputs.js';
import type { DossierView } from './dossier-view.js';

interface InputAsked {
  field: CommandField;
  dossier: DossierView;
  t: TextOf;
}

/** The input of a field; a form's item gives it its value. */
export function inputOf({ field, dossier, t }: InputAsked): ReactNode {
  switch (field.kind) {
    case 'text':
      return <Input.TextArea rows={3} />;
    case 'lines':
    case 'papers':
      return <Input.TextArea rows={4} placeholder={t('dossier.lines')} />;
    case 'day':
      return <DateField />;
    case 'moment':
      return <MomentField />;
    case 'dong':
      return <InputNumber min={1} precision={0} suffix="đ" className="wide" />;
    case 'score':
      return <Radio.Group options={[1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))} />;
    case 'choice':
      return <Choice field={field} t={t} />;
    case 'agency':
      return <AgencyField first={dossier.facts.agencyId} />;
    case 'officer':
      return <OfficerOfUnit />;
    case 'procedure':
      return <ProcedureSelect />;
    case 'event':
      return <EventSelect code={dossier.code} />;
    case 'pending':
      return <PendingChoice pending={dossier.facts.pendingCorrections ?? []} />;
    case 'code':
    case 'line':
      return <Input autoComplete="off" />;
  }
}

function Choice({ field, t, ...given }: { field: CommandField; t: TextOf }) {
  const options = (field.values ?? []).map((value) => ({ value, label: t(`dossier.choice.${value}`) }));
  return <Radio.Group {...given} className={field.long ? 'choices' : ''} options={options} />;
}

/** Of the unit that is chosen above it first. */
const OfficerOfUnit = (props: ComponentProps<typeof OfficerField>) => (
  <OfficerField {...props} near={Form.useWatch<string | undefined>('toUnitId')} />
);

interface Given {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

const byWords = {
  filterOption: (typed: string, option?: { label?: unknown }) => matches(String(option?.label ?? ''), typed),
};

function ProcedureSelect(props: Given) {
  const { all } = useProcedures();
  const options = all.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }));
  return <Select {...props} showSearch={byWords} options={options} />;
}
