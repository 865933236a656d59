import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GetIndicatorDossiers, GetIndicatorEvidence, GetIndicators, GetTimeSplitFigures } from '#application';
import type { IndicatorDossiers, Principal, QueryParameters, TimeSplitFigures } from '#application';
import { Caller } from '../auth/caller.js';
import { linkToNext } from '../http/link-to-next.js';
import { Question } from './question-parameters.js';
import { answer } from '../http/answer-schema.js';
import { BEHIND_SCHEMA, FIGURES_SCHEMA } from './figures-schema.js';

const FIGURES = 'any of agency,field,procedure,level,channel,officer,month; or handlingAgency alone';

@ApiTags('indicators')
@ApiBearerAuth()
@Controller('indicators')
export class IndicatorsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Question(FIGURES)
  @ApiOkResponse(answer(FIGURES_SCHEMA))
  @ApiOperation({ summary: 'Counts and on-time rates of a period under a named policy' })
  figures(@Caller() principal: Principal, @Query() parameters: QueryParameters) {
    return this.queries.execute(new GetIndicators(principal, parameters));
  }

  @Get('dossiers')
  @Question(FIGURES)
  @ApiQuery({
    name: 'class',
    required: true,
    description: 'the cell: received, onTime, late, openOverdue, numerator, …',
  })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOkResponse(answer(BEHIND_SCHEMA))
  @ApiOperation({ summary: 'Exactly the dossiers behind a cell' })
  async dossiers(
    @Caller() principal: Principal,
    @Query() parameters: QueryParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IndicatorDossiers> {
    const page = await this.queries.execute(new GetIndicatorDossiers(principal, parameters));
    linkToNext(reply, '/api/v1/indicators/dossiers', parameters, page.next);
    return page;
  }

  @Get('evidence')
  @Question(FIGURES)
  @ApiProduces('application/zip')
  @ApiOperation({
    summary:
      'The figures with everything behind them, signed, as a zip that `dh verify-evidence` checks without a database',
  })
  async evidence(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<StreamableFile> {
    const { zip, fileName } = await this.queries.execute(new GetIndicatorEvidence(principal, parameters));
    return new StreamableFile(zip, { type: 'application/zip', disposition: `attachment; filename="${fileName}"` });
  }

  @Get('time-split')
  @Question('any of agency,field,procedure,level,channel, and unit,officer: who bore the time')
  @ApiOperation({
    summary: 'Whose working minutes the dossiers took that were resolved in the period; groupBy also unit and officer',
  })
  timeSplit(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<TimeSplitFigures> {
    return this.queries.execute(new GetTimeSplitFigures(principal, parameters));
  }
}
