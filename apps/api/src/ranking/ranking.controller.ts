import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { GetRanking, RANKED } from '#application';
import type { Principal, QueryParameters, RankingAnswer } from '#application';
import { RANK_ORDERS } from '#indicators';
import { Caller } from '../auth/caller.js';
import { Question } from '../indicators/question-parameters.js';
import { RANKING_SCHEMA } from './ranking-schema.js';

@ApiTags('indicators')
@ApiBearerAuth()
@Controller('indicators/ranking')
export class RankingController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Question(null)
  @ApiQuery({ name: 'by', required: false, enum: RANKED, description: 'default agency' })
  @ApiQuery({
    name: 'order',
    required: false,
    enum: RANK_ORDERS,
    description: 'fields default to worst, others to best',
  })
  @ApiQuery({ name: 'minimum', required: false, description: 'smallest denominator that gets a place; default 30' })
  @ApiOperation({
    summary: 'Who stands where: rates with 95 % Wilson intervals, shared places, movement against the period before',
  })
  @ApiOkResponse({ schema: RANKING_SCHEMA })
  ranking(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<RankingAnswer> {
    return this.queries.execute(new GetRanking(principal, parameters));
  }
}
