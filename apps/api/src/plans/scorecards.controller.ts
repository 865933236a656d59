import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { GetScorecard, ListScorecards } from '#application';
import type { Principal, QueryParameters, Scorecard, ScorecardList } from '#application';
import { Caller } from '../auth/caller.js';

const Question = (target: object, name: string, descriptor: PropertyDescriptor) => {
  const parameters = [
    ['period', '2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the present year'],
    ['year', '2026: the same as period=2026'],
    ['calendar', 'gregorian (default) or kstt'],
    ['asOf', 'instant with offset: what the log knew then, entered figures too; default now'],
  ] as const;
  for (const [parameter, description] of parameters) {
    ApiQuery({ name: parameter, required: false, description, type: String })(target, name, descriptor);
  }
};

@ApiTags('plans')
@ApiBearerAuth()
@Controller('scorecards')
export class ScorecardsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Question
  @ApiOperation({ summary: 'Every plan with how many of its targets are met, not met, or without a figure' })
  list(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<ScorecardList> {
    return this.queries.execute(new ListScorecards(principal, parameters));
  }

  @Get(':planId')
  @Question
  @ApiOperation({ summary: 'Every target of a plan: value, target, met or not, gap, trend by month' })
  card(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Query() parameters: QueryParameters,
  ): Promise<Scorecard> {
    return this.queries.execute(new GetScorecard(principal, planId, parameters));
  }
}
