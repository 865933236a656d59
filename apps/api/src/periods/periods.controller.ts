import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CLOSING_REASONS, ClosePeriod, GetPeriod, GetRestatement, ListPeriods } from '#application';
import type { ClosingReason, Principal, QueryParameters, RestatementPage } from '#application';
import { Caller } from '../auth/caller.js';
import { linkToNext } from '../http/link-to-next.js';
import { validateBody } from '../http/validate-body.js';
import { answer } from '../http/answer-schema.js';
import { PERIODS_SCHEMA } from './periods-schema.js';

class ClosePeriodDto {
  @ApiProperty({ enum: CLOSING_REASONS })
  @IsIn(CLOSING_REASONS)
  reasonCode!: ClosingReason;
}

const POLICY = 'tt01-2020 (default), first-promise, returned, survivorship-safe, …';

@ApiTags('periods')
@ApiBearerAuth()
@Controller('periods')
export class PeriodsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiQuery({ name: 'calendar', required: false, description: 'gregorian (default) or kstt' })
  @ApiQuery({ name: 'year', required: false, description: 'default: the current one' })
  @ApiOkResponse(answer(PERIODS_SCHEMA))
  @ApiOperation({ summary: 'The periods of a year: open, ended, closed, restated or reconstructed' })
  list(@Caller() principal: Principal, @Query() parameters: QueryParameters) {
    return this.queries.execute(new ListPeriods(principal, parameters));
  }

  @Get(':calendar/:period')
  @ApiQuery({ name: 'policy', required: false, description: POLICY })
  @ApiQuery({ name: 'groupBy', required: false, description: 'any of agency,field,procedure,level,channel' })
  @ApiOperation({ summary: 'A period as it was closed and as it is counted now, side by side' })
  read(
    @Caller() principal: Principal,
    @Param('calendar') calendar: string,
    @Param('period') period: string,
    @Query() parameters: QueryParameters,
  ) {
    return this.queries.execute(new GetPeriod(principal, calendar, period, parameters));
  }

  @Get(':calendar/:period/restatement')
  @ApiQuery({ name: 'policy', required: false, description: 'only dossiers that changed under it' })
  @ApiQuery({ name: 'asOf', required: false, description: 'instant with offset: as known then; default now' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({ summary: 'The dossiers that a closed period counts otherwise since, and the events that caused it' })
  async restatement(
    @Caller() principal: Principal,
    @Param('calendar') calendar: string,
    @Param('period') period: string,
    @Query() parameters: QueryParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RestatementPage> {
    const page = await this.queries.execute(new GetRestatement(principal, calendar, period, parameters));
    linkToNext(reply, `/api/v1/periods/${calendar}/${period}/restatement`, parameters, page.next);
    return page;
  }

  @Post(':calendar/:period/close')
  @HttpCode(202)
  @ApiBody({ type: ClosePeriodDto })
  @ApiOperation({ summary: 'Have a period closed by hand, after its end; GET /jobs/{id} tells how far it is' })
  async close(
    @Caller() principal: Principal,
    @Param('calendar') calendar: string,
    @Param('period') period: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string }> {
    const { reasonCode } = validateBody(ClosePeriodDto, body);
    const { jobId } = await this.commands.execute(new ClosePeriod(principal, calendar, period, reasonCode));
    void reply.header('location', `/api/v1/jobs/${jobId}`);
    return { id: jobId };
  }
}
