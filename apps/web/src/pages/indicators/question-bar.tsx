import { Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useAgencies, useFields, useProcedures } from '../../parts/catalogue.js';
import { DateField } from '../../parts/date-field.js';
import { instantAt, localDay } from '../../time/zoned.js';
import { useText } from '../../shell/use-text.js';
import { CALENDARS, CHANNELS, FILTERS, LEVELS, POLICIES } from './question.js';
import type { useQuestion } from './question.js';

type Asked = ReturnType<typeof useQuestion>;

const PARTS = ['', 'H1', '9M', 'Q1', 'Q2', 'Q3', 'Q4', ...Array.from({ length: 12 }, (_, i) => month(i + 1))];
const YEARS_BACK = 6;

function month(number: number): string {
  return String(number).padStart(2, '0');
}

/** Period, calendar, rule and as-of; all of it stands in the address. */
export function QuestionBar({ asked }: { asked: Asked }) {
  const t = useText();
  const { address, change, today } = asked;
  return (
    <div className="question" role="search" aria-label={t('indicators.question')}>
      <PeriodFields asked={asked} />
      <Labelled label={t('indicators.calendar')}>
        <Select
          aria-label={t('indicators.calendar')}
          value={address['calendar'] ?? 'gregorian'}
          onChange={(calendar) => change({ calendar: calendar === 'gregorian' ? undefined : calendar })}
          options={CALENDARS.map((value) => ({ value, label: t(`indicators.calendar.${value}`) }))}
          popupMatchSelectWidth={false}
        />
      </Labelled>
      <Labelled label={t('indicators.policy')} wide>
        <Select
          aria-label={t('indicators.policy')}
          value={address['policy'] ?? 'tt01-2020'}
          onChange={(policy) => change({ policy: policy === 'tt01-2020' ? undefined : policy })}
          options={POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }))}
          popupMatchSelectWidth={false}
        />
      </Labelled>
      <AsOfField asOf={address['asOf']} today={today} change={change} />
    </div>
  );
}

function PeriodFields({ asked: { address, change, today, question } }: { asked: Asked }) {
  const t = useText();
  const [year = today.slice(0, 4), part = ''] = (question['period'] ?? '').split('-');
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, i) => String(thisYear + 1 - i));
  const ask = (ofYear: string, ofPart: string) =>
    change({ period: ofPart === '' ? ofYear : `${ofYear}-${ofPart}`, from: undefined, to: undefined });
  const own = address['from'] !== undefined;
  return (
    <>
      <Labelled label={t('indicators.period')}>
        <Select
          aria-label={t('indicators.period')}
          value={own ? null : part}
          placeholder={t('indicators.period.days')}
          onChange={(chosen) => ask(year === '' ? String(thisYear) : year, chosen ?? '')}
          options={PARTS.map((value) => ({ value, label: periodText(t, value) }))}
          popupMatchSelectWidth={false}
        />
      </Labelled>
      <Labelled label={t('indicators.year')}>
        <Select
          aria-label={t('indicators.year')}
          value={year === '' ? String(thisYear) : year}
          onChange={(chosen) => ask(chosen, part)}
          options={years.map((value) => ({ value, label: value }))}
        />
      </Labelled>
    </>
  );
}

function periodText(t: ReturnType<typeof useText>, part: string): string {
  if (part === '') return t('indicators.part.year');
  if (part.startsWith('Q')) return t('indicators.part.quarter', { number: part.slice(1) });
  return part === 'H1' || part === '9M'
    ? t(`indicators.part.${part}`)
    : t('indicators.part.month', { number: Number(part) });
}

function AsOfField({ asOf, today, change }: { asOf: string | undefined; today: string; change: Asked['change'] }) {
  const t = useText();
  const zone = useIntl().timeZone ?? 'Asia/Ho_Chi_Minh';
  const ask = (day: string | null) =>
    change({ asOf: day === null || day >= today ? undefined : instantAt(day, '23:59', zone) });
  return (
    <Labelled label={t('indicators.asOf')}>
      <DateField
        aria-label={t('indicators.asOf.label')}
        value={asOf === undefined ? today : localDay(asOf, zone)}
        onChange={ask}
        max={today}
      />
    </Labelled>
  );
}

function Labelled({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'question-field question-wide' : 'question-field'}>
      <span className="muted" aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}

/** To what the figures are kept, each to be taken away; more come from the names in the table. */
export function FilterTags({ asked: { address, change } }: { asked: Asked }) {
  const t = useText();
  const valueText = useFilterText();
  const set = FILTERS.filter((name) => address[name] !== undefined);
  if (set.length === 0) return null;
  return (
    <p className="filters">
      <span className="muted">{t('indicators.onlyFor')}</span>
      {set.map((name) => (
        <Tag
          key={name}
          closable={{ 'aria-label': t('indicators.filter.remove') }}
          onClose={() => change({ [name]: undefined })}
        >
          {valueText(name, address[name] ?? '')}
        </Tag>
      ))}
    </p>
  );
}

/** The value of a filter, or of a row's key, in words. */
export function useFilterText(): (filter: string, value: string | null) => string {
  const t = useText();
  const agencies = useAgencies();
  const fields = useFields();
  const procedures = useProcedures();
  return (filter, value) => {
    if (value === null || value === '') return t('indicators.unknown');
    if (filter === 'agencyId') return agencies.nameOf(value);
    if (filter === 'fieldCode') return fields.nameOf(value);
    if (filter === 'procedureCode') return procedures.byCode(value)?.name ?? value;
    const known = [...LEVELS, ...CHANNELS].some((name) => name === value);
    return known ? t(`indicators.value.${value}`) : value;
  };
}
