import { useAgencies, useFields } from '../../parts/catalogue.js';
import type { Limit, Procedure, ProcedureComponent } from '../../parts/catalogue.js';
import { useText } from '../../shell/use-text.js';
import { dayOf } from '../../time/zoned.js';

export type ProcedureLimit = Procedure['limits'][number];

const SHOWN_DAY = 'DD/MM/YYYY';
export const dayText = (day: string): string => dayOf(day)?.format(SHOWN_DAY) ?? day;

/** Limits in words: `15 ngày làm việc; Trực tuyến: 8 giờ làm việc`. */
export function useLimitsText(): (limits: readonly ProcedureLimit[]) => string {
  const t = useText();
  const of = (limit: Limit | null): string =>
    limit === null ? t('due.none') : t(`limit.${limit.unit}`, { value: limit.value });
  return (limits) => {
    if (limits.length === 0) return t('catalogue.limits.none');
    return limits
      .map(({ channel, caseCode, limit }) => {
        const whom = [channel === null ? null : t(`channel.${channel}`), caseCode].filter((one) => one !== null);
        return whom.length === 0 ? of(limit) : `${whom.join(', ')}: ${of(limit)}`;
      })
      .join('; ');
  };
}

/** `Tờ khai (bản chính, 01 bản); Giấy chứng sinh (bản sao, 02 bản, nếu có)`. */
function useComponentsText(): (components: readonly ProcedureComponent[]) => string {
  const t = useText();
  return (components) =>
    components
      .map(({ name, form, copies, required }) => {
        const what = [t(`component.form.${form}`), t('component.copies', { copies })];
        return `${name} (${[...what, ...(required ? [] : [t('component.ifAny')])].join(', ')})`;
      })
      .join('; ');
}

/** From when until when a definition holds. */
export function useValidityText(): (of: { validFrom: string | null; validTo: string | null }) => string {
  const t = useText();
  return ({ validFrom, validTo }) => {
    if (validFrom === null && validTo === null) return t('catalogue.valid.always');
    if (validTo === null) return t('catalogue.valid.from', { from: dayText(validFrom ?? '') });
    if (validFrom === null) return t('catalogue.valid.to', { to: dayText(validTo) });
    return t('catalogue.valid.between', { from: dayText(validFrom), to: dayText(validTo) });
  };
}

/** A member of a definition in words, as a summary of changes has it. */
export function useMemberText(): (name: string, value: unknown) => string {
  const t = useText();
  const limitsText = useLimitsText();
  const componentsText = useComponentsText();
  const agencies = useAgencies();
  const fields = useFields();
  return (name, value) => {
    if (value === null || value === undefined) return '—';
    if (name === 'limits') return limitsText(value as ProcedureLimit[]);
    if (name === 'components') return componentsText(value as ProcedureComponent[]);
    if (name === 'parentId') return agencies.nameOf(String(value));
    if (name === 'fieldCode') return fields.nameOf(String(value));
    if (name === 'level') return t(`catalogue.level.${String(value)}`);
    if (name === 'validFrom' || name === 'validTo') return dayText(String(value));
    if (name === 'provisional') return t(value === true ? 'catalogue.provisional' : 'catalogue.reviewed');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}
