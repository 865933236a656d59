import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client.js';
import type { Answered } from '../../api/client.js';
import { queryOf } from '../../figures/figures.js';
import type { Question } from '../../figures/figures.js';
import { useQuestion } from '../../figures/question.js';

export type Card = Answered<'/api/v1/scorecards/{planId}'>;
export type Target = Card['targets'][number];
export type Value = NonNullable<Target['value']>;
export type Goal = NonNullable<Target['goal']>;
export type LogFigure = NonNullable<Target['log']>;
export type Plans = Answered<'/api/v1/scorecards'>;
export type PlanItem = Plans['items'][number];

const PARAMETERS = ['period', 'calendar', 'asOf'];

/** What is asked of scorecards: a plan is told by years, so without a period it is the present one. */
export function useScorecardQuestion() {
  const asked = useQuestion();
  const period = asked.address['period'] ?? asked.today.slice(0, 4);
  const kept = Object.entries(asked.question).filter(([name]) => PARAMETERS.includes(name));
  const question: Question = { ...Object.fromEntries(kept), period };
  return { ...asked, question };
}

export function usePlans(question: Question) {
  return useQuery({
    queryKey: ['scorecards', queryOf(question)],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/scorecards', { params: { query: question }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function useCard(planId: string, question: Question) {
  return useQuery({
    queryKey: ['scorecards', planId, queryOf(question)],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/scorecards/{planId}', { params: { path: { planId }, query: question }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
