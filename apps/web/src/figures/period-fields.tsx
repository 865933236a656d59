import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { DateField } from '../parts/date-field.js';
import { useText } from '../shell/use-text.js';
import { instantAt, localDay } from '../time/zoned.js';
import { CALENDARS } from './question.js';
import type { useQuestion } from './question.js';

type Asked = Pick<ReturnType<typeof useQuestion>, 'address' | 'change' | 'today' | 'question'>;

const PARTS = ['', 'H1', '9M', 'H2', 'Q1', 'Q2', 'Q3', 'Q4', ...Array.from({ length: 12 }, (_, i) => month(i + 1))];
const YEARS_BACK = 6;

function month(number: number): string {
  return String(number).padStart(2, '0');
}

/** A year and its part: month, quarter, half, nine months or all of it. */
export function PeriodFields({ asked: { address, change, today, question } }: { asked: Asked }) {
  const t = useText();
  const [year = today.slice(0, 4), part = ''] = (question['period'] ?? '').split('-');
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, i) => String(thisYear + 1 - i));
  const ask = (ofYear: string, ofPart: string) =>
    change({ period: ofPart === '' ? ofYear : `${ofYear}-${ofPart}`, from: undefined, to: undefined });
  const own = address['from'] !== undefined;
  return (
    <>
      <Labelled label={t('figures.period')}>
        <Select
          aria-label={t('figures.period')}
          value={own ? null : part}
          placeholder={t('figures.period.days')}
          onChange={(chosen) => ask(year === '' ? String(thisYear) : year, chosen ?? '')}
          options={PARTS.map((value) => ({ value, label: periodText(t, value) }))}
          popupMatchSelectWidth={false}
        />
      </Labelled>
      <Labelled label={t('figures.year')}>
        <Select
          aria-label={t('figures.year')}
          value={year === '' ? String(thisYear) : year}
          onChange={(chosen) => ask(chosen, part)}
          options={years.map((value) => ({ value, label: value }))}
        />
      </Labelled>
    </>
  );
}

function periodText(t: ReturnType<typeof useText>, part: string): string {
  if (part === '') return t('figures.part.year');
  if (part.startsWith('Q')) return t('figures.part.quarter', { number: part.slice(1) });
  return part === 'H1' || part === '9M' ? t(`figures.part.${part}`) : t('figures.part.month', { number: Number(part) });
}

/** Which months a period is made of. */
export function CalendarField({ asked: { address, change } }: { asked: Asked }) {
  const t = useText();
  return (
    <Labelled label={t('figures.calendar')}>
      <Select
        aria-label={t('figures.calendar')}
        value={address['calendar'] ?? 'gregorian'}
        onChange={(calendar) => change({ calendar: calendar === 'gregorian' ? undefined : calendar })}
        options={CALENDARS.map((value) => ({ value, label: t(`figures.calendar.${value}`) }))}
        popupMatchSelectWidth={false}
      />
    </Labelled>
  );
}

/** The day up to whose end the log is read; today is now. */
export function AsOfField({ asked: { address, today, change } }: { asked: Asked }) {
  const asOf = address['asOf'];
  const t = useText();
  const zone = useIntl().timeZone ?? 'Asia/Ho_Chi_Minh';
  const ask = (day: string | null) =>
    change({ asOf: day === null || day >= today ? undefined : instantAt(day, '23:59', zone) });
  return (
    <Labelled label={t('figures.asOf')}>
      <DateField
        aria-label={t('figures.asOf.label')}
        value={asOf === undefined ? today : localDay(asOf, zone)}
        onChange={ask}
        max={today}
      />
    </Labelled>
  );
}

/** A field with its name above it; the field names itself to those who hear it. */
export function Labelled({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'question-field question-wide' : 'question-field'}>
      <span className="muted" aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}
