import { Select } from 'antd';
import { DateField } from '../../parts/date-field.js';
import type { AddressValues } from '../../parts/use-address.js';
import { useText } from '../../shell/use-text.js';
import { AgencyField } from '../../worklist/agency-field.js';
import { OfficerField } from '../../worklist/officer-field.js';
import { useCodedLists } from './review-data.js';

/** By unit, cause, person and the day since which it is late; all of it stands in the address. */
export function QueueFilters({ address, change }: { address: AddressValues; change: (values: AddressValues) => void }) {
  const t = useText();
  const { optionsOf } = useCodedLists();
  const { unitId, cause, officerId, from, to } = address;
  return (
    <div className="review-filters no-print" role="search">
      <AgencyField
        allowClear
        aria-label={t('reviews.filter.unit')}
        placeholder={t('reviews.filter.unit')}
        {...(unitId === undefined ? {} : { value: unitId })}
        onChange={(id) => change({ unitId: id })}
      />
      <Select
        allowClear
        aria-label={t('reviews.filter.cause')}
        placeholder={t('reviews.filter.cause')}
        value={cause ?? null}
        options={optionsOf('causes')}
        onChange={(code: string | undefined) => change({ cause: code })}
      />
      <OfficerField
        aria-label={t('reviews.filter.officer')}
        placeholder={t('reviews.filter.officer')}
        {...(officerId === undefined ? {} : { value: officerId })}
        onChange={(id) => change({ officerId: id })}
      />
      <label className="review-filter-day">
        <span>{t('reviews.filter.from')}</span>
        <DateField
          aria-label={t('reviews.filter.from')}
          value={from ?? null}
          onChange={(day) => change({ from: day ?? undefined })}
        />
      </label>
      <label className="review-filter-day">
        <span>{t('reviews.filter.to')}</span>
        <DateField
          aria-label={t('reviews.filter.to')}
          value={to ?? null}
          onChange={(day) => change({ to: day ?? undefined })}
        />
      </label>
    </div>
  );
}
