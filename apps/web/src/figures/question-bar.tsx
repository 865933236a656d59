import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../shell/use-text.js';
import { AsOfField, CalendarField, Labelled, PeriodFields } from './period-fields.js';
import { POLICIES } from './question.js';
import type { useQuestion } from './question.js';
import './figures.css';

interface QuestionBarProps {
  asked: ReturnType<typeof useQuestion>;
  /** What a page asks besides. */
  children?: ReactNode;
}

/** Period, calendar, rule and as-of; all of it stands in the address. */
export function QuestionBar({ asked, children }: QuestionBarProps) {
  const t = useText();
  const { address, change } = asked;
  return (
    <div className="question" role="search" aria-label={t('figures.question')}>
      <PeriodFields asked={asked} />
      <CalendarField asked={asked} />
      <Labelled label={t('figures.policy')} wide>
        <Select
          aria-label={t('figures.policy')}
          value={address['policy'] ?? 'tt01-2020'}
          onChange={(policy) => change({ policy: policy === 'tt01-2020' ? undefined : policy })}
          options={POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }))}
          popupMatchSelectWidth={false}
        />
      </Labelled>
      <AsOfField asked={asked} />
      {children}
    </div>
  );
}
