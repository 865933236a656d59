import { useIntl } from 'react-intl';
import { useFields } from '../../parts/catalogue.js';
import { useText } from '../../shell/use-text.js';
import type { Goal, Target, Value } from './scorecards.js';

type Text = ReturnType<typeof useText>;

/** A decimal as people read it: 99,5; the API's own digits, none added. */
function useDecimal(): (exact: string) => string {
  const intl = useIntl();
  return (exact) =>
    intl.formatNumber(Number(exact), {
      minimumFractionDigits: (exact.split('.')[1] ?? '').length,
      maximumFractionDigits: 6,
    });
}

/** A figure with what it was counted from. */
export function useValueText(): (value: Value) => string {
  const t = useText();
  const intl = useIntl();
  const decimal = useDecimal();
  const fields = useFields();
  return (value) => {
    if ('value' in value) {
      if (value.kind === 'rank') return t('scorecards.value.rank', { rank: value.value });
      return value.kind === 'percent'
        ? t('scorecards.value.percent', { percent: decimal(value.value) })
        : decimal(value.value);
    }
    const { numerator, denominator, percent } = value;
    if (percent === null) return t('scorecards.value.nothing');
    const share = t('scorecards.value.share', {
      percent: decimal(percent),
      numerator: intl.formatNumber(numerator),
      denominator: intl.formatNumber(denominator),
    });
    return value.kind === 'worst' ? t('scorecards.value.worst', { field: fields.nameOf(value.key), share }) : share;
  };
}

/** 2022, or 2021–2025. */
export const yearsText = ({ from, to }: Goal['years']): string =>
  from === to ? String(from) : `${String(from)}–${String(to)}`;

/** What is asked, with the years it is asked in. */
export function useGoalText(): (goal: Goal) => string {
  const t = useText();
  const decimal = useDecimal();
  return ({ condition, years }) =>
    t('scorecards.goal.inYears', { goal: conditionText(t, decimal, condition), years: yearsText(years) });
}

function conditionText(t: Text, decimal: (exact: string) => string, condition: Goal['condition']): string {
  switch (condition.kind) {
    case 'share': {
      if (condition.upTo !== undefined) {
        return t('scorecards.goal.range', { percent: decimal(condition.percent), upTo: decimal(condition.upTo) });
      }
      const name = condition.operator === '>' ? 'scorecards.goal.more' : 'scorecards.goal.atLeast';
      return t(name, { percent: decimal(condition.percent) });
    }
    case 'rank':
      return t('scorecards.goal.rank', { rank: condition.atMost });
    case 'rankImproved':
      return t('scorecards.goal.ranks', { by: condition.by, base: baseText(t, condition.base) });
    case 'growth':
      return growthText(t, decimal, condition);
  }
}

type Growth = Extract<Goal['condition'], { kind: 'growth' }>;

function growthText(t: Text, decimal: (exact: string) => string, growth: Growth): string {
  const { by, as, operator, until } = growth;
  const base = baseText(t, growth.base);
  const grown =
    Number(by) === 0
      ? t(operator === '>' ? 'scorecards.goal.grown' : 'scorecards.goal.notLess', { base })
      : t(`scorecards.goal.${as}`, { by: decimal(by), base });
  return until === undefined ? grown : t('scorecards.goal.until', { grown, until: decimal(until) });
}

const baseText = (t: Text, base: number | 'previousYear'): string =>
  base === 'previousYear' ? t('scorecards.base.previousYear') : t('scorecards.base.year', { year: String(base) });

/** How far from the goal; what is good is positive. */
export function useGapText(): (gap: NonNullable<Target['gap']>) => string {
  const t = useText();
  const decimal = useDecimal();
  return ({ unit, text }) => {
    const amount = t(`scorecards.gap.${unit}`, { amount: decimal(text.replace(/^[+-]/, '')) });
    if (text.startsWith('-')) return t('scorecards.gap.short', { amount });
    return Number(text) === 0 ? t('scorecards.gap.exact') : t('scorecards.gap.over', { amount });
  };
}
