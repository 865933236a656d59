import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConfigureSignal, GetSignalDossiers, GetSignalsSummary, ListSignals } from '#application';
import type {
  Principal,
  QueryParameters,
  SignalCatalogue,
  SignalDossiers,
  SignalInForce,
  SignalsSummary,
} from '#application';
import { SIGNAL_NAMES } from '#indicators';
import { Caller } from '../auth/caller.js';
import { linkToNext } from '../http/link-to-next.js';
import { Question } from '../indicators/question-parameters.js';
import { answer } from '../http/answer-schema.js';
import { CATALOGUE_SCHEMA, DOSSIERS_SCHEMA, SUMMARY_SCHEMA } from './signals-schema.js';

const PARAMETER =
  'a value for a parameter of a signal in this answer only, here of bulkEndings; GET /signals names all';

@ApiTags('signals')
@ApiBearerAuth()
@Controller('signals')
export class SignalsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOkResponse(answer(CATALOGUE_SCHEMA))
  @ApiOperation({
    summary: 'The signals that are worth a look: what each means, its innocent explanations, its parameters',
  })
  list(@Caller() principal: Principal): Promise<SignalCatalogue> {
    return this.queries.execute(new ListSignals(principal));
  }

  @Get('summary')
  @ApiOkResponse(answer(SUMMARY_SCHEMA))
  @Question('any of agency,field,procedure,level,channel,officer')
  @ApiQuery({ name: 'bulkEndings.minCount', required: false, description: PARAMETER })
  @ApiOperation({ summary: 'Per signal and unit: how many dossiers, and the headline rate with and without them' })
  summary(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<SignalsSummary> {
    return this.queries.execute(new GetSignalsSummary(principal, parameters));
  }

  @Get(':name/dossiers')
  @ApiOkResponse(answer(DOSSIERS_SCHEMA))
  @Question(null)
  @ApiParam({ name: 'name', enum: SIGNAL_NAMES })
  @ApiQuery({ name: 'bulkEndings.minCount', required: false, description: PARAMETER })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiOperation({
    summary: 'Exactly the dossiers a signal names, with what made them match and the events that show it',
  })
  async dossiers(
    @Caller() principal: Principal,
    @Param('name') name: string,
    @Query() parameters: QueryParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignalDossiers> {
    const page = await this.queries.execute(new GetSignalDossiers(principal, name, parameters));
    linkToNext(reply, `/api/v1/signals/${name}/dossiers`, parameters, page.next);
    return page;
  }

  @Put(':name')
  @ApiParam({ name: 'name', enum: SIGNAL_NAMES })
  @ApiBody({ schema: { type: 'object', example: { parameters: { minCount: 20 } } } })
  @ApiOperation({
    summary: 'Set a signal’s parameters for the tenant, as an event; what is not named is the default again',
  })
  configure(
    @Caller() principal: Principal,
    @Param('name') name: string,
    @Body() body: unknown,
  ): Promise<SignalInForce> {
    return this.commands.execute(new ConfigureSignal(principal, name, body));
  }
}
