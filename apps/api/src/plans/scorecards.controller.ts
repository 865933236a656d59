import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GetScorecard, GetTargetDossiers, ListScorecards } from '#application';
import type { Principal, QueryParameters, Scorecard, ScorecardList, TargetDossiers } from '#application';
import { Caller } from '../auth/caller.js';
import { linkToNext } from '../http/link-to-next.js';
import { answer } from '../http/answer-schema.js';
import { SCORECARDS_SCHEMA, SCORECARD_SCHEMA, TARGET_DOSSIERS_SCHEMA } from './scorecard-schema.js';

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
  @ApiOkResponse(answer(SCORECARDS_SCHEMA))
  @Question
  @ApiOperation({ summary: 'Every plan with how many of its targets are met, not met, or without a figure' })
  list(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<ScorecardList> {
    return this.queries.execute(new ListScorecards(principal, parameters));
  }

  @Get(':planId')
  @ApiOkResponse(answer(SCORECARD_SCHEMA))
  @Question
  @ApiOperation({
    summary: 'Every target of a plan: value, target, met or not, gap, trend by month',
    description:
      'state: figure (judged), outsideYears (the years of its goal are over: met is null and counts nowhere, ' +
      'metOutsideYears says how the figure stands against the goal that held last), noFigureYet, noBase, noGoal, ' +
      'partOnly, stated, statementMissing.',
  })
  card(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Query() parameters: QueryParameters,
  ): Promise<Scorecard> {
    return this.queries.execute(new GetScorecard(principal, planId, parameters));
  }

  @Get(':planId/targets/:targetId/dossiers')
  @ApiOkResponse(answer(TARGET_DOSSIERS_SCHEMA))
  @Question
  @ApiQuery({ name: 'part', required: false, enum: ['short', 'counted'], description: 'short (default): fall short' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({ summary: 'The dossiers behind a target whose figure is none of /indicators' })
  async dossiers(
    @Caller() principal: Principal,
    @Param('planId') planId: string,
    @Param('targetId') targetId: string,
    @Query() parameters: QueryParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetDossiers> {
    const page = await this.queries.execute(new GetTargetDossiers(principal, planId, targetId, parameters));
    const path = `/api/v1/scorecards/${encodeURIComponent(planId)}/targets/${encodeURIComponent(targetId)}/dossiers`;
    linkToNext(reply, path, parameters, page.next);
    return page;
  }
}
